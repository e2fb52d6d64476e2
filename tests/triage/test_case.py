"""What a conversation remembers."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.findings import Finding, History, Modifiers, Reading
from bot.triage.case import Case, add, case_from_json, case_to_json
from bot.triage.places import compose
from bot.triage.urgency import rank, urgency
from tests.triage.build import K, found, say, symptoms
from tests.triage.test_urgency import FINDINGS

GENERAL = {s.id for s in K.symptoms.values() if s.ask}


def placed(part: str) -> tuple[tuple[str, str], ...]:
    return ((part, part),)


def test_messages_are_numbered_and_findings_know_theirs() -> None:
    case = say(found("itch"), case=say(found("cough")).case).case
    assert [(f.symptom, f.turn) for f in case.findings] == [("cough", 0), ("itch", 1)]
    assert case.turn == 2


@pytest.mark.parametrize(
    ("general", "part", "symptom"),
    [
        ("swelling", "ankle", "ankle_swelling"),
        ("swelling", "belly", "abdominal_swelling"),
        ("swelling", "arm", "arm_swelling"),
        ("swelling", "face", "face_neck_swelling"),
        ("pain", "back", "back_pain"),
        ("pain", "hip", "hip_groin_pain"),
        ("pain", "head", "headache"),
        ("numbness", "leg", "limb_numbness"),
        ("weakness", "leg", "leg_weakness"),
    ],
)
def test_a_general_symptom_is_completed_by_a_place(general: str, part: str, symptom: str) -> None:
    before = say(found(general, trend="worse", duration_days=5)).case
    added = say(case=before, unplaced=placed(part))
    assert symptoms(added.case) == [(symptom, "present")]
    assert [f.symptom for f in added.new] == [symptom]
    [finding] = added.case.findings
    assert (finding.body_part, finding.trend, finding.duration_days) == (part, "worse", 5)


@pytest.mark.parametrize(("general", "symptom"), [("swelling", "ankle_swelling"), ("pain", "back_pain")])
def test_a_finding_that_says_where_takes_the_place_of_the_general_one(general: str, symptom: str) -> None:
    assert symptoms(say(found(symptom), case=say(found(general)).case).case) == [(symptom, "present")]


PLACES = sorted({(s.alone, place) for s in K.sensations.values() if s.alone in GENERAL for place in s.parts.values()})


@pytest.mark.parametrize(("general", "symptom"), PLACES)
def test_saying_where_it_is_never_lowers_the_tier(general: str, symptom: str) -> None:
    told = found(general, trend="worse", duration_days=60), found("dry_cough", trend="worse")
    for findings in (told, told[:1]):
        before = say(*findings).case
        after = say(found(symptom), case=before).case
        assert rank(urgency(after.findings, K)[0]) >= rank(urgency(before.findings, K)[0])


def test_a_place_completes_only_the_general_symptom_told_last() -> None:
    case = say(found("pain"), case=say(found("swelling")).case).case
    after = say(case=case, unplaced=placed("ankle")).case
    assert "swelling" in [f.symptom for f in after.findings]
    assert "pain" not in [f.symptom for f in after.findings]


@pytest.mark.parametrize("before", [say().case, say(found("cough")).case, say(found("swelling", "absent")).case])
def test_a_place_alone_tells_nothing(before: Case) -> None:
    after = say(case=before, unplaced=placed("ankle"))
    assert (after.case.findings, after.new) == (before.findings, ())


def test_a_denied_place_leaves_the_general_symptom() -> None:
    case = say(found("ankle_swelling", "absent"), case=say(found("swelling")).case).case
    assert symptoms(case) == [("swelling", "present"), ("ankle_swelling", "absent")]


def test_a_part_takes_the_composition_of_the_whole_it_belongs_to() -> None:
    child, parent = next((b.id, b.parent) for b in K.body_parts.values() if b.parent == "back")
    assert parent is not None
    assert compose("pain", child, K) is not None
    assert compose("cough", child, K) is None


def test_loose_modifiers_complete_the_symptom_told_last() -> None:
    case = say(found("back_pain"), case=say(found("cough")).case).case
    after = say(case=case, loose=Modifiers(night=True, trend="worse"))
    told = {f.symptom: (f.night, f.trend) for f in after.case.findings}
    assert told == {"cough": (None, None), "back_pain": (True, "worse")}
    assert [f.symptom for f in after.new] == ["back_pain"]


def test_loose_modifiers_complete_all_symptoms_of_that_message() -> None:
    after = say(case=say(found("cough"), found("back_pain")).case, loose=Modifiers(duration_days=30)).case
    assert {f.duration_days for f in after.findings} == {30}


def test_loose_modifiers_leave_what_is_not_there_alone() -> None:
    after = say(case=say(found("cough", "absent")).case, loose=Modifiers(trend="worse"))
    assert (after.case.findings[0].trend, after.new) == (None, ())


@pytest.mark.parametrize(
    ("before", "told", "after"),
    [
        ({}, {"trend": "worse"}, {"trend": "worse"}),
        ({"trend": "worse"}, {"trend": "better"}, {"trend": "worse"}),
        ({"trend": "same"}, {"trend": "better"}, {"trend": "better"}),
        ({"onset": "sudden"}, {"onset": "gradual"}, {"onset": "sudden"}),
        ({"night": True}, {"night": False}, {"night": True}),
        ({"duration_days": 21}, {"duration_days": 7}, {"duration_days": 21}),
        ({"duration_days": 7}, {"duration_days": 21}, {"duration_days": 21}),
        ({"severity": 8}, {"severity": 3}, {"severity": 8}),
        ({"side": "left"}, {"side": "right"}, {"side": "right"}),
        ({"triggers": ("lying",)}, {"triggers": ("straining",)}, {"triggers": ("lying", "straining")}),
    ],
)
def test_told_again_the_worse_stays(before: dict[str, Any], told: dict[str, Any], after: dict[str, Any]) -> None:
    [finding] = say(found("back_pain", **told), case=say(found("back_pain", **before)).case).case.findings
    assert {name: getattr(finding, name) for name in after} == after


def test_the_same_symptom_at_two_places_is_two_findings() -> None:
    case = say(found("limb_numbness", body_part="arm"), case=say(found("limb_numbness", body_part="leg")).case)
    assert len(case.case.findings) == 2


def test_who_it_is_about_stays_once_it_is_someone_else() -> None:
    case = say(found("cough"), case=say(person="someone_else").case).case
    assert case.person == "someone_else"


def test_history_and_medicines_add_up() -> None:
    first = say(history=History(breast_cancer="yes", known_sites=("bone",)), medicines=("letrozole",)).case
    case = say(
        case=first, history=History(subtype="her2_positive", known_sites=("liver",)), medicines=("letrozole", "x")
    ).case
    assert case.history == History(breast_cancer="yes", subtype="her2_positive", known_sites=("bone", "liver"))
    assert case.medicines == ("letrozole", "x")


def test_a_case_outlives_its_slot() -> None:
    case = say(found("back_pain", night=True, triggers=("lying",)), person="someone_else").case
    assert case_from_json(case_to_json(case)) == case
    assert case_from_json(None) == Case()


@pytest.mark.parametrize("value", [7, "x", [1], {"findings": 3}, {"turn": "one"}, {"findings": [{"symptom": 1}]}])
def test_a_slot_that_holds_something_else_is_an_error(value: object) -> None:
    with pytest.raises(msgspec.ValidationError):
        case_from_json(value)


ADDING = FINDINGS.filter(lambda f: f.status != "absent")
LOOSE = st.builds(Modifiers, trend=st.sampled_from([None, "worse", "better"]), night=st.sampled_from([None, True]))
READINGS = st.builds(
    Reading,
    findings=st.lists(ADDING, max_size=3).map(tuple),
    unplaced=st.lists(st.sampled_from(sorted(K.body_parts)), max_size=1).map(
        lambda parts: tuple((part, part) for part in parts)
    ),
    loose=LOOSE,
)


@settings(deadline=None, derandomize=True, max_examples=1000)
@given(st.lists(READINGS, min_size=2, max_size=5))
def test_a_message_that_only_adds_never_lowers_the_tier(messages: list[Reading]) -> None:
    case, before = Case(), rank("none")
    for message in messages:
        case = add(case, message, K).case
        now = rank(urgency(case.findings, K)[0])
        assert now >= before
        before = now


def told_in_one(messages: list[list[Finding]]) -> Case:
    return add(Case(), Reading(findings=tuple(f for message in messages for f in message)), K).case


@settings(deadline=None, derandomize=True, max_examples=200)
@given(st.lists(st.lists(ADDING, min_size=1, max_size=2), min_size=1, max_size=4))
def test_told_bit_by_bit_is_as_urgent_as_told_at_once(messages: list[list[Finding]]) -> None:
    case = Case()
    for findings in messages:
        case = add(case, Reading(findings=tuple(findings)), K).case
    assert urgency(case.findings, K)[0] == urgency(told_in_one(messages).findings, K)[0]
