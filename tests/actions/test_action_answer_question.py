"""Yes, no and "can't tell" after "is it happening now?"."""

from __future__ import annotations

import pytest

from bot.triage.case import case_from_json
from tests.actions.helpers import Ran, case_after, goes_on, run_action, tracker_of


def answered(intent: str, question: str = "What if I have a seizure?", *before: str) -> Ran:
    tracker = tracker_of(question, case=case_after(*before))
    asked = run_action("action_assess", tracker)
    return run_action("action_answer_question", goes_on(tracker, asked, "", intent))


def test_yes_makes_it_an_emergency() -> None:
    ran = answered("affirm")
    assert ran.types == ["emergency"]
    assert ran.slot("tier") == "emergency"


def test_cannot_tell_counts_as_yes() -> None:
    ran = answered("unsure")
    assert ran.types == ["emergency"]
    assert ran.slot("tier") == "emergency"


def test_no_is_noted_and_says_what_to_do_if_it_starts() -> None:
    ran = answered("deny")
    assert ran.named == ["utter_not_now"]
    [finding] = case_from_json(ran.slot("case")).findings
    assert (finding.symptom, finding.status) == ("seizure", "absent")


def test_no_leaves_what_else_was_told() -> None:
    ran = answered("deny", "What if my legs go weak?", "my back hurts")
    assert ran.types == ["assessment"]
    assert ran.slot("tier") == "days"


@pytest.mark.parametrize("intent", ["affirm", "deny", "unsure"])
def test_without_an_open_question_it_is_small_talk(intent: str) -> None:
    ran = run_action("action_answer_question", tracker_of("", intent))
    assert ran.named == [f"utter_{intent}"]


@pytest.mark.parametrize("intent", ["affirm", "deny", "unsure"])
def test_a_question_is_answered_once(intent: str) -> None:
    tracker = tracker_of("What if I have a cough?")
    first = goes_on(tracker, run_action("action_assess", tracker), "", "deny")
    second = goes_on(first, run_action("action_answer_question", first), "", intent)
    assert run_action("action_answer_question", second).named == [f"utter_{intent}"]


def after_wondering(text: str, intent: str, guessed: str | None = None) -> Ran:
    """What follows on a question that names a symptom, answered as a question."""
    tracker = tracker_of("is a cough a sign of spread?", "ask_site_signs")
    next_ = goes_on(tracker, run_action("action_explain_site", tracker), text, intent, guessed)
    return run_action("action_assess" if intent == "report_symptom" else "action_answer_question", next_)


@pytest.mark.parametrize(
    ("text", "intent", "guessed"),
    [
        ("yes i have one", "affirm", None),
        ("yes i have it", "report_symptom", None),
        ("yes, for three weeks", "report_symptom", "affirm"),
    ],
)
def test_whoever_has_what_they_asked_about_is_assessed(text: str, intent: str, guessed: str | None) -> None:
    ran = after_wondering(text, intent, guessed)
    assert ran.types == ["assessment"]
    assert [(f["symptom"], f["status"]) for f in ran.slot("case")["findings"]] == [("cough", "present")]


@pytest.mark.parametrize(("text", "intent"), [("yes", "affirm"), ("no", "deny"), ("not sure", "unsure")])
def test_a_bare_word_after_an_answer_is_small_talk(text: str, intent: str) -> None:
    assert after_wondering(text, intent).named == [f"utter_{intent}"]


@pytest.mark.parametrize(
    ("text", "guessed"), [("since yesterday", "affirm"), ("I can't tell, since yesterday", "unsure")]
)
def test_an_answer_may_tell_more(text: str, guessed: str) -> None:
    tracker = tracker_of("What if I have a cough?")
    ran = run_action(
        "action_assess", goes_on(tracker, run_action("action_assess", tracker), text, "report_symptom", guessed)
    )
    assert ran.types == ["assessment"]
    [finding] = case_from_json(ran.slot("case")).findings
    assert (finding.symptom, finding.status, finding.duration_days) == ("cough", "present", 1)


def test_what_says_no_or_names_a_place_is_no_yes() -> None:
    for text in ("no it is not", "it is my leg"):
        tracker = tracker_of("What if I have a cough?")
        ran = run_action(
            "action_assess", goes_on(tracker, run_action("action_assess", tracker), text, "report_symptom")
        )
        assert ran.slot("tier") == "none"
