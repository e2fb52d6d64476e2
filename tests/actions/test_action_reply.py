"""Answers to everything that is not about a symptom."""

from __future__ import annotations

import pytest

from actions.action_reply import INFORMATION, TYPES
from tests.actions.helpers import assert_events, domain, run_action, tracker_of

OTHERS = {"report_symptom", "correct_symptom", "ask_site_signs", "start_again", "forget_me", "express_crisis"}
OTHERS |= {"ask_summary", "skip_questions", "repeat_please"}
"""Intents with an action of their own."""

INTENTS = [name for name in domain()["intents"] if name not in OTHERS | INFORMATION]


@pytest.mark.parametrize("intent", [*INTENTS, "nlu_fallback"])
def test_every_intent_has_its_answer_in_the_domain(intent: str) -> None:
    ran = run_action("action_reply", tracker_of("", intent))
    assert ran.named == [f"utter_{intent}"]
    assert ran.named[0] in domain()["responses"]
    assert ran.types == [TYPES.get(intent, "small_talk")]
    assert_events(ran)


@pytest.mark.parametrize(
    ("intent", "type_"),
    [
        ("greet", "small_talk"),
        ("bot_challenge", "small_talk"),
        ("express_distress", "distress"),
        ("ask_human", "handoff"),
        ("ask_privacy", "privacy"),
        ("out_of_scope", "out_of_scope"),
        ("message_empty", "clarify"),
        ("message_too_long", "clarify"),
        ("nlu_fallback", "clarify"),
    ],
)
def test_the_kind_of_answer_is_told_to_channels(intent: str, type_: str) -> None:
    assert run_action("action_reply", tracker_of("", intent)).types == [type_]


@pytest.mark.parametrize("intent", sorted(INFORMATION))
def test_a_question_on_the_subject_is_told_whom_to_ask(intent: str) -> None:
    ran = run_action("action_reply", tracker_of("", intent))
    assert intent in domain()["intents"]
    assert ran.named == ["utter_ask_information"]
    assert ran.responses[0]["metadata"]["asked"] == intent


def test_an_answer_about_being_heard_names_its_topic_and_sources() -> None:
    [response] = run_action("action_reply", tracker_of("", "being_dismissed")).responses
    assert response["metadata"]["topic"] == "being_heard"
    assert response["metadata"]["sources"]


def test_a_message_without_an_intent_is_asked_back() -> None:
    tracker = tracker_of()
    tracker["latest_message"] |= {"intent": {}, "intent_ranking": []}
    assert run_action("action_reply", tracker).named == ["utter_nlu_fallback"]
