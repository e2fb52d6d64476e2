"""Answers to everything that is not about a symptom."""

from __future__ import annotations

import pytest

from actions.action_reply import INFORMATION, TYPES
from tests.actions.helpers import Tracker, assert_events, case_after, domain, run_action, tracker_of

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


def told(text: str, intent: str, confidence: float) -> Tracker:
    tracker = tracker_of(text, intent)
    tracker["latest_message"]["intent"]["confidence"] = confidence
    return tracker


@pytest.mark.parametrize("text", ["I have breast cancer", "stage 4", "my cancer is back", "I have mets"])
@pytest.mark.parametrize("intent", ["ask_risk", "ask_decisions", "nlu_fallback", "out_of_scope"])
def test_whoever_tells_of_the_cancer_is_heard_and_it_is_kept_in_mind(text: str, intent: str) -> None:
    ran = run_action("action_reply", told(text, intent, 0.4))
    assert ran.named == ["utter_history_told"]
    assert ran.slot("case")["history"]["breast_cancer"] == "yes"


@pytest.mark.parametrize(
    ("text", "intent", "confidence"),
    [
        ("Will my breast cancer come back?", "ask_risk", 0.4),
        ("what diet after my breast cancer", "ask_supportive_care", 0.9),
        ("so frightened since my breast cancer", "express_distress", 0.4),
    ],
)
def test_a_question_or_fear_beside_it_keeps_its_own_answer(text: str, intent: str, confidence: float) -> None:
    assert run_action("action_reply", told(text, intent, confidence)).named != ["utter_history_told"]


def test_what_lies_ahead_is_answered_warmly_and_without_a_forecast() -> None:
    ran = run_action("action_reply", told("am I going to die?", "ask_outlook", 0.8))
    assert (ran.types, ran.named) == (["answer"], ["utter_ask_outlook"])
    [variation] = domain()["responses"]["utter_ask_outlook"]
    assert not any(word in variation["text"].lower() for word in ("year", "percent", "%", "chance", "likely", "fine"))
    assert "{crisis}" in variation["text"]


def test_a_joke_after_an_emergency_is_told_how_to_take_it_back() -> None:
    ran = run_action("action_reply", tracker_of("it was a joke", "chitchat", case=case_after("I can't feel my legs")))
    assert ran.named == ["utter_emergency_reminder", "utter_chitchat_in_emergency"]
    assert run_action("action_reply", tracker_of("tell me a joke", "chitchat")).named == ["utter_chitchat"]
