"""Whose each symptom is."""

from __future__ import annotations

import pytest

from tests.language.reading import reader, statuses


@pytest.mark.parametrize(
    ("text", "mine"),
    [
        ("My sister is on tamoxifen and has a cough but I can't feel my legs", "limb_numbness"),
        ("My mum is having chemo and feels sick, and I have crushing chest pain", "crushing_chest_pain"),
        ("My friend started letrozole, she is tired. I have coughed up blood", "haemoptysis"),
        ("the kids are coughing and now I have had a seizure", "seizure"),
        ("My neighbour drove me, I can't feel my legs", "limb_numbness"),
        ("my husband says I had a fit", "seizure"),
        ("I am short of breath and it is like someone sitting on my chest", "crushing_chest_pain"),
    ],
)
def test_what_is_grave_and_ones_own_stays_so_whoever_else_is_named(text: str, mine: str) -> None:
    assert statuses(text)[mine] == "present"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My neighbour has a cough, I have a headache", {"cough": "other_person", "headache": "present"}),
        ("Carer here. My wife has a fever. I have a headache", {"fever": "present", "headache": "other_person"}),
        ("The lady next to me was vomiting, I am constipated", {"vomiting": "other_person", "constipation": "present"}),
        ("The grandkids have a fever and I have a cough", {"fever": "other_person", "cough": "present"}),
    ],
)
def test_what_is_somebody_elses(text: str, expected: dict[str, str]) -> None:
    assert statuses(text) == expected


@pytest.mark.parametrize(
    "text", ["My mum has a cough", "Carer here, dad is yellow", "She has a headache, she is the patient"]
)
def test_whoever_writes_for_another_speaks_of_the_patient(text: str) -> None:
    reading = reader().read(text)
    assert reading.person == "someone_else"
    assert [f.status for f in reading.findings] == ["present"]


@pytest.mark.parametrize(
    "text",
    [
        "My mum had dreadful back pain with hers",
        "My sister had a cough for months, it was nothing",
        "My colleague was dizzy at work",
        "Both my aunts had a swollen arm",
        "My partner has been wheezing. I am on chemo",
        "There is a chap at work with a constant cough",
    ],
)
def test_what_is_only_told_of_others_is_not_the_patients(text: str) -> None:
    assert set(statuses(text).values()) == {"other_person"}
    assert reader().read(text).person == "self"


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("My wife had a seizure", "seizure"),
        ("My mum had a fever last night", "fever"),
        ("Mum was sick, she is so weak", "vomiting"),
        ("My neighbour is having a seizure", "seizure"),
        ("When I walk the dog I get chest pain", "chest_pain"),
        ("Can't keep up with the kids, weak legs", "leg_weakness"),
        ("People have noticed my speech is slurred", "slurred_speech"),
        ("She asked about headaches", "headache"),
        ("Walking with the kids, back pain all the way", "back_pain"),
        ("My husband has a cough and he had breast cancer", "cough"),
    ],
)
def test_what_may_be_the_patients_stays_so(text: str, symptom: str) -> None:
    assert statuses(text)[symptom] in ("present", "uncertain")


def test_an_emergency_that_somebody_is_in_now_counts_whoever_else_is_ill() -> None:
    told = statuses("My wife has crushing chest pain and I have a headache")
    assert told == {"crushing_chest_pain": "uncertain", "headache": "present"}


@pytest.mark.parametrize(
    "text",
    [
        "He developed a bad headache one week later",
        "She was admitted with abdominal pain and weight loss",
        "A 52 year old female patient who was short of breath",
        "Mum was sick all night",
        "My wife developed a lump in her neck",
    ],
)
def test_notes_on_a_patient_and_what_a_carer_saw_come_about_count_for_the_patient(text: str) -> None:
    reading = reader().read(text)
    assert reading.person == "someone_else"
    assert {f.status for f in reading.findings} == {"present"}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("my mum can't feel her legs", "someone_else"),
        ("my husband has back pain", "someone_else"),
        ("My Wife keeps vomiting", "someone_else"),
        ("she has a lump in her neck", "someone_else"),
        ("my dad's cough is awful", "someone_else"),
        ("I have back pain", "self"),
        ("my husband says my eyes look yellow", "self"),
        ("my doctor says she thinks my back pain is muscular", "self"),
        ("the nurse said she heard a wheeze", "self"),
        ("my sister died of cancer and now I have back pain", "self"),
        ("I told my husband about my back pain", "self"),
    ],
)
def test_whom_the_message_is_about(text: str, person: str) -> None:
    assert reader().read(text).person == person


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cough? No. Fever? None. Just a headache.", {"cough": "absent", "fever": "absent", "headache": "present"}),
        ("Can I walk? No. My legs are numb", {"limb_numbness": "present"}),
        ("no fever, just a headache", {"fever": "absent", "headache": "present"}),
        ("no fever just so tired", {"fever": "absent", "fatigue": "present"}),
        ("no cough or fever just a headache", {"cough": "absent", "fever": "absent", "headache": "present"}),
        ("no, just nauseous, no vomiting", {"nausea": "present", "vomiting": "absent"}),
        ("no fever, the runs or a rash", {"fever": "absent", "diarrhoea": "absent", "skin_rash": "absent"}),
        ("She's stopped being sick but she hasn't stopped shivering", {"vomiting": "past", "chills_rigors": "present"}),
        ("I wouldn't say I'm not breathless", {"dyspnoea": "present"}),
        ("Can letrozole cause sore joints? Mine are awful", {"joint_pain": "present"}),
        ("My friend fainted, not me.", {"syncope": "other_person"}),
        ("My back is fine, my legs are numb", {"back_pain": "absent", "limb_numbness": "present"}),
        ("My back is not good", {"back_pain": "present"}),
        ("I have headaches that vary in pain", {"headache": "present"}),
        ("no chest pain but there is pain at night", {"chest_pain": "absent", "pain": "present"}),
    ],
)
def test_who_has_what_now(text: str, expected: dict[str, str]) -> None:
    assert statuses(text) == expected
