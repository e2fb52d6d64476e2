"""The answer as it stands, without a question."""

from __future__ import annotations

from tests.actions.helpers import case_after, run_action, tracker_of


def test_what_was_told_is_assessed_again() -> None:
    ran = run_action(
        "action_summarise", tracker_of("what do you have so far?", "ask_summary", case=case_after("my hip hurts"))
    )
    assert ran.types == ["assessment"]
    assert [f["symptom"] for f in ran.responses[0]["metadata"]["findings"]] == ["hip_groin_pain"]
    assert ran.slot("tier") == "days"


def test_an_emergency_is_said_again() -> None:
    case = case_after("I can't feel my legs")
    assert run_action("action_summarise", tracker_of("say that again", "repeat_please", case=case)).types == [
        "emergency"
    ]


def test_whoever_wants_no_question_is_asked_none() -> None:
    case = case_after("I have swelling")
    ran = run_action("action_summarise", tracker_of("just tell me", "skip_questions", case=case))
    assert "question" not in ran.types
    assert ran.types


def test_where_nothing_was_told_it_asks_for_it() -> None:
    ran = run_action("action_summarise", tracker_of("what do you have so far?", "ask_summary"))
    assert ran.named == ["utter_nothing_told"]
