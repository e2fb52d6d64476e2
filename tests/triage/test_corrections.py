"""What a person takes back, what stays of it, and symptoms that turn out to be elsewhere."""

from __future__ import annotations

from typing import Any

import pytest

from bot.findings import Modifiers, Status
from bot.triage.case import Case, case_from_json, case_to_json
from bot.triage.places import elsewhere
from bot.triage.questions import answer, open_question
from bot.triage.reply import Reply, reassess
from bot.triage.urgent import reminder
from tests.triage.build import WORDS, K, answer_to, found, say, symptoms, texts, types

SEIZURE = answer_to(found("seizure")).case
HIP_NOT_BACK: dict[str, Any] = {"unplaced": (("hip", "hip"), ("back", "back"))}


def named(reply: Reply) -> list[str]:
    return [message.response for message in reply.says]


def test_what_is_plainly_denied_is_taken_back_and_the_rest_assessed_again() -> None:
    before = say(found("jaundice"), found("back_pain")).case
    reply = answer_to(found("jaundice", "absent"), case=before)
    assert symptoms(reply.case) == [("back_pain", "present"), ("jaundice", "absent")]
    assert named(reply) == ["utter_taken_back", "utter_assessment"]
    assert reply.tier == "days"
    assert K.symptoms["jaundice"].label in texts(reply.says[0])[0]
    assert reply.case.taken_back == ()


def test_an_emergency_that_is_taken_back_keeps_its_advice_in_view() -> None:
    reply = answer_to(found("seizure", "absent"), case=SEIZURE)
    assert reply.tier == "none"
    assert named(reply) == ["utter_emergency_taken_back"]
    text = texts(reply.says[0])[0]
    assert K.symptoms["seizure"].label in text
    assert "999" in text
    assert reply.says[0].metadata["help"]["call"][0]["number"] == "999"
    later = answer_to(found("cough"), case=reply.case)
    assert named(later) == ["utter_emergency_if_it_happens", "utter_assessment"]
    assert "999" in texts(later.says[0])[0]
    message = reminder(later.case, K, WORDS)
    assert message is not None
    assert message.response == "utter_emergency_if_it_happens"
    assert case_from_json(case_to_json(later.case)) == later.case


def test_another_emergency_comes_before_what_was_taken_back() -> None:
    before = say(found("seizure"), found("leg_weakness")).case
    reply = answer_to(found("seizure", "absent"), case=before)
    assert types(reply) == ["emergency", "clarify"]
    assert types(answer_to(case=reply.case)) == ["emergency"]


def test_what_is_told_after_all_counts_again() -> None:
    denied = answer_to(found("seizure", "absent"), case=SEIZURE).case
    reply = answer_to(found("seizure"), case=denied)
    assert types(reply) == ["emergency"]
    assert (symptoms(reply.case), reply.case.taken_back) == ([("seizure", "present")], ())


@pytest.mark.parametrize("status", ["past", "hypothetical", "other_person", "uncertain"])
def test_nothing_less_than_a_denial_takes_back(status: Status) -> None:
    assert answer_to(found("seizure", status), case=SEIZURE).tier == "emergency"


@pytest.mark.parametrize(
    "told", [{"night": True}, {"side": "left"}, {"triggers": ("lying",)}, {"duration_days": 14}, {"onset": "sudden"}]
)
def test_a_denial_with_a_condition_takes_nothing_back(told: dict[str, Any]) -> None:
    assert answer_to(found("seizure", "absent", **told), case=SEIZURE).tier == "emergency"


def test_a_denial_at_another_place_or_beside_the_same_told_as_there_takes_nothing_back() -> None:
    numb = say(found("limb_numbness", body_part="leg")).case
    assert answer_to(found("limb_numbness", "absent", body_part="arm"), case=numb).tier == "emergency"
    both = (found("limb_numbness", "absent", body_part="leg"), found("limb_numbness", body_part="foot"))
    assert answer_to(*both, case=numb).tier == "emergency"
    assert answer_to(found("limb_numbness", "absent", body_part="leg"), case=numb).tier == "none"


def test_words_of_despair_are_not_taken_back() -> None:
    case = say(found("suicidal_thoughts")).case
    assert answer_to(found("suicidal_thoughts", "absent"), case=case).tier == "emergency"


def test_a_place_instead_of_another_moves_the_pain_and_asks_about_the_old_place() -> None:
    case = answer_to(found("back_pain", body_part="back", duration_days=21)).case
    reply = answer_to(case=case, **HIP_NOT_BACK)
    assert symptoms(reply.case) == [("back_pain", "present"), ("hip_groin_pain", "present")]
    assert [f.duration_days for f in reply.case.findings] == [21, 21]
    question = open_question(reply.case, K)
    assert question is not None
    assert question.about == "back_pain"
    settled = reassess(answer(reply.case, question, yes=False), K, WORDS)
    assert symptoms(settled.case) == [("back_pain", "absent"), ("hip_groin_pain", "present")]
    still = reassess(answer(reply.case, question, yes=True), K, WORDS)
    assert symptoms(still.case) == [("back_pain", "present"), ("hip_groin_pain", "present")]


def test_a_denied_place_beside_another_moves_the_pain() -> None:
    case = say(found("back_pain", body_part="back")).case
    added = say(found("back_pain", "absent", body_part="back"), case=case, places=("hip",))
    assert symptoms(added.case) == [("back_pain", "absent"), ("hip_groin_pain", "present")]


def test_the_old_place_named_beside_a_new_pain_is_asked_about() -> None:
    case = say(found("back_pain", body_part="back")).case
    reply = answer_to(found("hip_groin_pain", body_part="hip"), case=case, unplaced=(("back", "back"),))
    assert types(reply) == ["assessment", "question"]
    assert reply.says[1].metadata["about"] == "back_pain"


@pytest.mark.parametrize(
    "case", [Case(), say(found("cough")).case, say(found("back_pain", "past", body_part="back")).case]
)
def test_places_alone_move_nothing_else(case: Case) -> None:
    assert say(case=case, **HIP_NOT_BACK).new == ()


def test_a_place_and_how_it_is_complete_a_general_symptom_together() -> None:
    added = say(case=say(found("swelling")).case, loose=Modifiers(duration_days=14), unplaced=(("belly", "tummy"),))
    assert [(f.symptom, f.duration_days) for f in added.case.findings] == [("abdominal_swelling", 14)]


def test_a_symptom_without_a_place_is_nowhere_else() -> None:
    assert elsewhere(found("seizure"), "hip", K) is None
    assert elsewhere(found("back_pain", body_part="back"), "hip", K) == "hip_groin_pain"


COUGHS: dict[str, Any] = {"person": "someone_else", "topics": ("correction",)}


def test_what_is_somebody_elses_is_taken_off_and_asked_about() -> None:
    before = say(found("cough"), found("back_pain", body_part="back")).case
    reply = answer_to(found("cough"), case=before, **COUGHS)
    assert symptoms(reply.case) == [("back_pain", "present"), ("cough", "other_person")]
    assert named(reply) == ["utter_somebody_elses", "utter_assessment", "utter_ask_now"]
    assert reply.case.person == "self"
    question = open_question(reply.case, K)
    assert question is not None
    assert symptoms(answer(reply.case, question, yes=True)) == [("back_pain", "present"), ("cough", "present")]


@pytest.mark.parametrize(
    ("symptom", "told"),
    [
        ("cough", {"person": "someone_else"}),
        ("cough", {"topics": ("correction",)}),
        ("jaundice", COUGHS),
        ("seizure", COUGHS),
        ("suicidal_thoughts", COUGHS),
    ],
)
def test_without_a_correction_or_in_an_emergency_it_counts_whosever_it_is(symptom: str, told: dict[str, Any]) -> None:
    before = say(*(found(s) for s in ("cough", "seizure", "suicidal_thoughts"))).case
    added = say(found(symptom), case=before, **told)
    assert added.taken_back == ()
    assert (symptom, "present") in symptoms(added.case)
