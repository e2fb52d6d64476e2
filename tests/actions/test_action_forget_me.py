"""Forget me."""

from __future__ import annotations

import pytest

from bot.triage.case import Case
from tests.actions.helpers import assert_events, case_after, goes_on, run_action, tracker_of


@pytest.mark.parametrize("case", [Case(), case_after("my hip hurts"), case_after("I can't feel my legs")])
def test_it_clears_every_slot_and_says_how_long_words_are_stored(case: Case) -> None:
    ran = run_action("action_forget_me", tracker_of("forget me", "forget_me", case=case, tier="emergency"))
    assert ran.named == ["utter_forget_me"]
    assert ran.types == ["privacy"]
    assert ran.responses[0]["retention"] == "24 hours"
    assert_events(ran, "reset_slots")


def test_afterwards_nothing_is_remembered() -> None:
    tracker = tracker_of("forget me", "forget_me", case=case_after("I can't feel my legs"))
    after = goes_on(tracker, run_action("action_forget_me", tracker), "thanks", "thanks")
    assert run_action("action_reply", after).named == ["utter_thanks"]
