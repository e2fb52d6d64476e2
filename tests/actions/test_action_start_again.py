"""Start again."""

from __future__ import annotations

import pytest

from bot.triage.case import Case
from tests.actions.helpers import assert_events, case_after, goes_on, run_action, tracker_of


@pytest.mark.parametrize("case", [Case(), case_after("my hip hurts"), case_after("I can't feel my legs")])
def test_it_clears_every_slot_and_says_so(case: Case) -> None:
    tracker = tracker_of("start again", "start_again", case=case, tier="emergency")
    ran = run_action("action_start_again", tracker)
    assert ran.named == ["utter_start_again"]
    assert ran.responses[0]["metadata"]["cleared"] is True
    assert_events(ran, "reset_slots")


def test_afterwards_nothing_is_remembered_and_nobody_is_reminded() -> None:
    tracker = tracker_of("start again", "start_again", case=case_after("I can't feel my legs"))
    after = goes_on(tracker, run_action("action_start_again", tracker), "thanks", "thanks")
    assert run_action("action_reply", after).named == ["utter_thanks"]


def test_it_works_when_the_case_is_spoilt() -> None:
    ran = run_action("action_start_again", tracker_of("start again", "start_again", case="spoilt"))
    assert ran.named == ["utter_start_again"]
