"""Symptoms told as a whole phrase, by their own patterns."""

from __future__ import annotations

import pytest

from tests.language.reading import only, statuses


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("I can't catch my breath", "dyspnoea"),
        ("coughing up blood", "haemoptysis"),
        ("my pee is dark brown", "dark_urine"),
        ("I can't keep water down", "dehydration"),
        ("I wet myself", "urinary_incontinence"),
        ("I want to die", "suicidal_thoughts"),
        ("whites of my eyes look yellow", "yellow_eyes"),
        ("my trousers won't do up", "abdominal_swelling"),
        ("I cannot feel the toilet seat", "saddle_numbness"),
        ("had a seizure", "seizure"),
        ("no appetite", "poor_appetite"),
    ],
)
def test_a_phrase_is_its_symptom(text: str, symptom: str) -> None:
    assert statuses(text).get(symptom) == "present"


@pytest.mark.parametrize(
    "text",
    [
        "sick to death of it",
        "worried sick",
        "my ex is such a pain",
        "he threw a fit about it",
        "dying to see you",
    ],
)
def test_an_idiom_is_no_symptom(text: str) -> None:
    assert statuses(text) == {}


def test_what_sets_a_symptom_off_is_no_symptom() -> None:
    assert statuses("my back is sore when I cough") == {"back_pain": "present"}
    assert only("my back is sore when I cough").triggers == ("straining",)


def test_the_body_part_in_a_phrase_is_told() -> None:
    assert only("I can't feel my legs").body_part == "leg"
    assert only("no appetite").body_part is None


def test_the_finding_spans_the_phrase_as_written() -> None:
    finding = only("Since June I CAN'T   feel my Legs.")
    assert (finding.symptom, finding.text) == ("limb_numbness", "CAN'T   feel my Legs")
