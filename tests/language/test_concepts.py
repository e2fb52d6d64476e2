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
        ("Getting off the loo has become a two-person job since Friday", "leg_weakness"),
        ("knelt down to weed the border and couldn't get back on my feet", "leg_weakness"),
        ("the power has drained out of both my legs", "leg_weakness"),
        ("the cat clawed my shin to ribbons and I never felt a thing", "limb_numbness"),
        ("it's as though I had an epidural, nothing below the waist", "limb_numbness"),
        ("I put a tampon in and couldn't tell it was there", "saddle_numbness"),
        ("reduced perianal sensation and lax anal tone on PR", "saddle_numbness"),
        ("three mugs of tea today and not a drop has come out", "urinary_retention"),
        ("it takes me twenty minutes to get a trickle", "urinary_retention"),
        ("I stood up from the table and it just ran down my legs", "urinary_incontinence"),
        ("my bladder empties itself with no warning", "urinary_incontinence"),
        ("poo just falls out when I stand up", "bowel_incontinence"),
        ("dad's gone from a stick to a wheelchair in ten days", "walking_difficulty"),
        ("my feet get tangled up and I keep going over", "walking_difficulty"),
        ("the minute I lie flat my spine screams", "back_pain"),
        ("a hoop of pain at bra level that begins in my back", "radicular_band_pain"),
        ("my wrist broke opening a jar of pickles", "pathologic_fracture"),
        ("a knife in my side ribs when I cough", "rib_pain"),
        ("my fingertips feel like sherbet", "tingling"),
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
        "we got stuck in the chairlift queue for an hour",
        "the knee brace gave out so I need a new one",
        "the bottom drawer won't shut",
        "I had two cups of tea and nothing will stop me having another",
        "I bought a walking stick for my mum's birthday",
        "my bra is too tight since I came back from holiday",
        "I've gone from walking to running again",
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
