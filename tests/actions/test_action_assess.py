"""A message about symptoms."""

from __future__ import annotations

from typing import Any

from bot.triage.case import case_from_json
from tests.actions.helpers import Tracker, assert_events, case_after, goes_on, run_action, tracker_of


def test_a_symptom_is_assessed_and_remembered() -> None:
    ran = run_action("action_assess", tracker_of("My back has ached for three weeks, worse at night"))
    assert ran.types == ["assessment"]
    assert ran.responses[0]["metadata"]["sites"][0]["site"] == "bone"
    case = case_from_json(ran.slot("case"))
    assert [f.symptom for f in case.findings] == ["back_pain"]
    assert case.turn == 1
    assert_events(ran, ("case", ran.slot("case")), ("tier", "same_day"))


def test_an_emergency_is_the_only_and_first_message() -> None:
    ran = run_action("action_assess", tracker_of("I have swelling and I can't feel my legs"))
    assert ran.types == ["emergency"]
    assert ran.slot("tier") == "emergency"


def test_a_feared_symptom_leaves_a_question_open() -> None:
    ran = run_action("action_assess", tracker_of("What if I have a seizure?"))
    assert ran.types == ["question"]
    assert case_from_json(ran.slot("case")).asked == ("now:seizure",)


def test_a_where_question_leaves_no_yes_or_no_question_open() -> None:
    ran = run_action("action_assess", tracker_of("I have swelling"))
    assert ran.named == ["utter_ask_where_swelling"]


def test_the_next_message_adds_to_what_was_told() -> None:
    tracker = tracker_of("I have swelling")
    ran = run_action("action_assess", goes_on(tracker, run_action("action_assess", tracker), "my ankles", "affirm"))
    assert ran.types == ["assessment"]
    assert [f["symptom"] for f in ran.responses[0]["metadata"]["findings"]] == ["ankle_swelling"]
    assert case_from_json(ran.slot("case")).turn == 2


def test_a_message_without_a_reading_is_asked_back() -> None:
    ran = run_action("action_assess", tracker_of())
    assert ran.types == ["clarify"]


def test_the_operators_words_are_filled_in() -> None:
    [response] = run_action("action_assess", tracker_of("I have a cough")).responses
    assert "999" in response["emergency_number"]
    assert response["team"]


def test_someone_elses_symptom_is_assessed_for_them() -> None:
    ran = run_action("action_assess", tracker_of("My mum has had breast cancer and her skin is yellow"))
    assert ran.types == ["assessment"]
    assert ran.responses[0]["metadata"]["person"] == "someone_else"


def test_a_case_in_which_much_was_told_still_goes_through() -> None:
    case = case_after("my hip hurts", "I have a cough", "I feel sick", "headaches every morning")
    ran = run_action("action_assess", tracker_of("and my tummy is swollen", case=case))
    assert len(case_from_json(ran.slot("case")).findings) == 5


def taken_for(intent: str, text: str, **slots: Any) -> Tracker:
    tracker = tracker_of(text, **slots)
    tracker["latest_message"]["intent_ranking"].append({"name": intent, "confidence": 0.9})
    return tracker


def frightened(text: str, **slots: Any) -> Tracker:
    return taken_for("express_distress", text, **slots)


def test_a_correction_that_names_nothing_is_asked_what_it_is_about() -> None:
    assert run_action("action_assess", taken_for("correct_symptom", "its gone")).named == ["utter_correct_symptom"]
    told = run_action("action_assess", taken_for("correct_symptom", "no, it's my left hip that hurts"))
    assert told.types == ["assessment"]


def test_fear_without_a_symptom_is_comforted() -> None:
    ran = run_action("action_assess", frightened("hi im so scared its 3am"))
    assert (ran.types, ran.named) == (["distress"], ["utter_express_distress"])


def test_fear_beside_a_symptom_takes_nothing_from_the_answer() -> None:
    assert run_action("action_assess", frightened("im so scared, my back hurts at night")).types == ["assessment"]
    told = case_after("I can't feel my legs")
    assert run_action("action_assess", frightened("im so scared its 3am", case=told)).types[0] == "emergency"
