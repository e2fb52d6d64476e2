"""What is said after a message: which responses, in which order, with nothing left unfilled."""

from __future__ import annotations

import json
import re

import pytest

from bot.findings import Finding
from bot.triage.case import Case
from bot.triage.explaining import EXPLAINED, TESTED
from bot.triage.questions import answer, open_question
from bot.triage.reply import Reply, reassess
from bot.triage.urgency import rank
from bot.triage.urgent import reminder
from tests.triage.build import WORDS, K, answer_to, found, responses, say, texts, types

EMERGENCIES = sorted(s.id for s in K.symptoms.values() if s.tier == "emergency")
GENERAL = sorted(s.id for s in K.symptoms.values() if s.ask)


def read(answer_: Reply) -> str:
    """All messages of a reply as the person reads them."""
    return "\n\n".join(texts(say_)[0] for say_ in answer_.says)


@pytest.mark.parametrize("symptom", sorted(K.symptoms))
@pytest.mark.parametrize("status", ["present", "uncertain", "absent", "past", "hypothetical", "other_person"])
def test_whatever_is_told_is_answered_with_whole_sentences(symptom: str, status: str) -> None:
    answered = answer_to(found(symptom, status))  # type: ignore[arg-type]
    assert answered.says
    for message in answered.says:
        for text in texts(message):
            assert text.strip()
            assert not {"{", "}"} & set(text)
        assert message.metadata["type"] in {"assessment", "emergency", "crisis", "question", "clarify"}
        assert json.loads(json.dumps(message.metadata))


@pytest.mark.parametrize("symptom", EMERGENCIES)
def test_an_emergency_is_said_first_and_nothing_is_asked(symptom: str) -> None:
    answered = answer_to(found("swelling"), found("seizure", "past"), found(symptom))
    assert types(answered)[0] == ("crisis" if K.symptoms[symptom].crisis else "emergency")
    assert "question" not in types(answered)
    assert answered.question is None
    assert answered.tier == "emergency"
    first = answered.says[0]
    assert "999" in texts(first)[0]
    assert first.metadata["tier"] == "emergency"
    assert "999" in [call["number"] for call in first.metadata["help"]["call"]]


def test_the_number_to_ring_is_the_operators() -> None:
    words = {**WORDS, "emergency_number": "000"}
    say_ = reminder(say(found("seizure")).case, K, words)
    assert say_ is not None
    assert "000" in texts(say_)[0]
    assert "999" not in texts(say_)[0]


def test_a_crisis_is_answered_with_the_crisis_line() -> None:
    answered = answer_to(found("suicidal_thoughts"))
    assert types(answered) == ["crisis"]
    assert "116 123" in read(answered)


@pytest.mark.parametrize("again", [False, True])
def test_a_crisis_names_the_emergency_number_before_the_crisis_line(again: bool) -> None:
    case = answer_to(found("suicidal_thoughts")).case
    message = answer_to(found("cough"), case=case).says[0] if again else answer_to(found("suicidal_thoughts")).says[0]
    text = texts(message)[0]
    assert text.index("999") < text.index("116 123")
    assert [call["number"] for call in message.metadata["help"]["call"]] == ["999", "116 123"]


def test_an_emergency_of_the_body_comes_before_a_crisis_and_both_are_answered() -> None:
    assert types(answer_to(found("suicidal_thoughts"), found("crushing_chest_pain")))[:2] == ["emergency", "crisis"]


def test_a_crisis_beside_a_symptom_is_answered_first_and_the_symptom_too() -> None:
    answered = answer_to(found("suicidal_thoughts"), found("back_pain"))
    assert types(answered)[0] == "crisis"


def test_pressure_on_the_spine_adds_who_else_to_ring() -> None:
    text = read(answer_to(found("leg_weakness")))
    assert "spinal cord compression" in text
    assert WORDS["team"] in text


@pytest.mark.parametrize(("symptom", "tier"), [("cough", "days"), ("jaundice", "same_day"), ("tinnitus", "routine")])
def test_a_symptom_is_assessed(symptom: str, tier: str) -> None:
    answered = answer_to(found(symptom))
    assert types(answered) == ["assessment"]
    assert answered.tier == answered.says[0].metadata["tier"] == tier
    text = read(answered)
    assert K.symptoms[symptom].label in text
    assert "999" in text


def test_an_assessment_names_the_first_sites_with_their_tests_and_other_causes() -> None:
    text = read(answer_to(found("back_pain")))
    bone, spine = K.sites["bone"], K.sites["spinal_cord"]
    assert all(part in text for part in (bone.why, spine.why, bone.tests, bone.others))


def test_every_site_that_a_finding_points_to_gets_its_tests() -> None:
    answered = answer_to(found("back_pain"), found("dry_cough"), found("ruq_pain"), found("headache"))
    named = [s["site"] for s in answered.says[0].metadata["sites"] if s["strength"] != "weak"]
    text = read(answered)
    assert len(named) >= 4
    assert all(K.sites[site].tests in text for site in named[:TESTED])
    assert sum(K.sites[site].why in text for site in named) <= EXPLAINED
    assert len(text.split()) < 300


def test_a_finding_that_points_weakly_to_one_site_gets_its_tests_too() -> None:
    text = read(answer_to(found("back_pain"), found("productive_cough")))
    assert K.symptoms["productive_cough"].sites["lung"] == "weak"
    assert K.sites["lung"].tests in text


def test_a_vague_symptom_points_to_no_single_part_and_says_which_are_checked_and_how() -> None:
    answered = answer_to(found("nausea"))
    assert not answered.says[0].metadata["sites"]
    text = read(answered)
    assert "does not point to one" in text
    assert all(K.sites[site].tests in text for site in K.symptoms["nausea"].sites)


CARER = Case(person="someone_else")


@pytest.mark.parametrize("symptom", EMERGENCIES)
def test_whoever_cares_for_somebody_is_told_what_to_do_for_them(symptom: str) -> None:
    if K.symptoms[symptom].crisis:
        return
    first = answer_to(found(symptom), case=CARER).says[0]
    assert "Stay with them" in texts(first)[0]
    advice = " ".join((first.values["why"], first.values["escort"])).replace(WORDS["team"], "")
    assert not {"you", "your"} & set(re.findall(r"\w+", advice.lower()))


def test_whoever_sees_a_fit_is_told_what_not_to_do() -> None:
    assert "Do not hold them down" in read(answer_to(found("seizure"), case=CARER))
    assert "hold them" not in read(answer_to(found("seizure")))


@pytest.mark.parametrize("symptom", GENERAL)
def test_a_general_symptom_is_asked_where_and_assessed_already_if_urgent_anywhere(symptom: str) -> None:
    answered = answer_to(found(symptom))
    urgent = rank(K.symptoms[symptom].tier) >= rank("same_day")
    assert types(answered) == (["assessment", "question"] if urgent else ["question"])
    assert answered.says[-1].metadata["about"] == symptom
    assert answered.says[-1].response == f"utter_ask_{K.symptoms[symptom].ask}"
    assert answered.case.asked == (f"where:{symptom}",)


def test_a_general_symptom_beside_a_placed_one_is_assessed_and_asked_in_this_order() -> None:
    assert types(answer_to(found("cough"), found("swelling"))) == ["assessment", "question"]


def test_after_the_place_it_is_assessed() -> None:
    asked = answer_to(found("swelling"))
    answered = answer_to(case=asked.case, unplaced=(("ankle", "my ankles"),))
    assert types(answered) == ["assessment"]
    assert [f["symptom"] for f in answered.says[0].metadata["findings"]] == ["ankle_swelling"]


def test_what_is_only_denied_is_noted() -> None:
    answered = answer_to(found("fever", "absent"))
    assert types(answered) == ["clarify"]
    assert answered.says[0].response == "utter_only_denied"


def test_what_is_not_understood_is_asked_back() -> None:
    answered = answer_to()
    assert types(answered) == ["clarify"]
    assert "999" in read(answered)


def settled(finding: Finding, *, yes: bool) -> Reply:
    case = answer_to(finding).case
    question = open_question(case, K)
    assert question is not None
    return reassess(answer(case, question, yes=yes), K, WORDS)


def test_a_feared_emergency_that_is_there_is_answered_as_one() -> None:
    assert types(settled(found("seizure", "hypothetical"), yes=True)) == ["emergency"]


def test_a_feared_symptom_that_is_not_there_leaves_the_rest_assessed() -> None:
    case = answer_to(found("back_pain"), found("leg_weakness", "hypothetical")).case
    question = open_question(case, K)
    assert question is not None
    answered = reassess(answer(case, question, yes=False), K, WORDS)
    assert types(answered) == ["assessment"]
    assert "Not there" in read(answered)


@pytest.mark.parametrize(
    ("symptom", "type_", "says"),
    [("leg_weakness", "emergency", "999"), ("suicidal_thoughts", "crisis", "116 123")],
)
def test_a_reminder_repeats_the_urgent_advice_and_says_so(symptom: str, type_: str, says: str) -> None:
    message = reminder(say(found(symptom)).case, K, WORDS)
    assert message is not None
    assert message.metadata["type"] == type_
    assert message.metadata["tier"] == "emergency"
    assert says in texts(message)[0]


@pytest.mark.parametrize(
    "case", [Case(), say(found("jaundice")).case, say(found("seizure", "past")).case], ids=["empty", "mild", "past"]
)
def test_without_an_emergency_there_is_no_reminder(case: Case) -> None:
    assert reminder(case, K, WORDS) is None


def test_the_advice_of_an_emergency_stays_when_more_is_told() -> None:
    case = answer_to(found("leg_weakness")).case
    assert types(answer_to(found("cough"), case=case))[0] == "emergency"
    assert types(answer_to(found("fever", "absent"), case=case))[0] == "emergency"
    assert types(answer_to(case=case))[0] == "emergency"


def test_every_question_has_its_words() -> None:
    wanted = {f"utter_ask_{s.ask}" for s in K.symptoms.values() if s.ask} | {"utter_ask_now", "utter_ask_what"}
    assert wanted <= set(responses())


def test_no_answer_promises_that_all_is_well() -> None:
    everything = "\n".join(read(answer_to(found(symptom))) for symptom in sorted(K.symptoms)).lower()
    for promise in ("nothing to worry", "you are fine", "you're fine", "all is well", "probably not", "%"):
        assert promise not in everything
