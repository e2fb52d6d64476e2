"""Symptoms made of a sensation and the body part that it is felt in."""

from __future__ import annotations

import pytest

from tests.language.reading import findings, reader, statuses


def told(text: str) -> list[tuple[str, str | None]]:
    return [(f.symptom, f.body_part) for f in findings(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my back hurts", [("back_pain", "back")]),
        ("pain in my left hip", [("hip_groin_pain", "hip")]),
        ("a sore knee", [("joint_pain", "knee")]),
        ("I hurt my back", [("back_pain", "back")]),
        ("my arm is swollen", [("arm_swelling", "arm")]),
        ("my arm is swollen on the side of the operation", [("arm_swelling", "arm")]),
        ("lump under my arm", [("lump_armpit", "arm")]),
        ("numb face", [("facial_numbness", "face")]),
        ("my scalp is sore", [("headache", "head")]),
        ("ankles puffed up", [("ankle_swelling", "ankle")]),
        ("my legs gave way", [("leg_weakness", "leg")]),
        ("my back and hips hurt", [("back_pain", "back"), ("hip_groin_pain", "hip")]),
        ("pain in my back and my ribs", [("back_pain", "back"), ("rib_pain", "rib")]),
        ("sore throat and painful knees", [("sore_throat", "throat"), ("joint_pain", "knee")]),
        ("my back hurts and my legs are numb", [("back_pain", "back"), ("limb_numbness", "leg")]),
        ("painful swollen leg", [("leg_pain", "leg"), ("one_leg_swelling", "leg")]),
        ("terrible back pain", [("back_pain", "back")]),
    ],
)
def test_a_sensation_belongs_to_its_body_part(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text) == expected


def test_a_list_of_parts_shares_a_sensation() -> None:
    assert [part for _, part in told("my hips, my knees and my back ache")] == ["hip", "knee", "back"]


def test_a_part_without_an_own_entry_borrows_that_of_its_parent() -> None:
    assert told("my toe is numb") == [("limb_numbness", "foot")]
    assert told("my shin aches") == [("leg_pain", "shin")]


def test_a_sensation_without_a_place_stands_alone_or_for_nothing() -> None:
    assert told("swelling") == [("swelling", None)]
    assert told("it drooped") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my foot is swollen, not the ankle. It is very painful", [("ankle_swelling", "foot"), ("limb_pain", "foot")]),
        ("I knocked my knee last week and now it hurts", [("joint_pain", "knee")]),
        (
            "my tummy has swelled, my face is thinner. It feels sore",
            [("abdominal_swelling", "belly"), ("abdominal_pain", "belly")],
        ),
        ("my toes? they are numb", [("limb_numbness", "foot")]),
    ],
)
def test_a_pronoun_stands_for_the_part_told_of(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text) == expected


def test_what_is_said_again_in_the_same_clause_is_one() -> None:
    assert told("I have a stomach pain that is a gnawing pain") == [("abdominal_pain", "belly")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pain in the back of my head", [("headache", "head")]),
        ("pain on both sides of my neck", [("neck_pain", "neck")]),
        ("a sore spot on the back part of my right hand", [("joint_pain", "hand")]),
        ("pain in my back and in the side of my chest", [("back_pain", "back"), ("chest_pain", "chest")]),
    ],
)
def test_a_position_on_another_part_is_that_part(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text) == expected


def test_a_sensation_never_jumps_over_a_new_statement() -> None:
    assert statuses("my head is fine but there is pain") == {"headache": "absent", "pain": "present"}


@pytest.mark.parametrize(
    ("text", "unplaced"),
    [
        ("my ankles", (("ankle", "ankles"),)),
        ("something with my hips and my jaw", (("hip", "hips"), ("jaw", "jaw"))),
        ("my back hurts", ()),
        ("terrible back pain", ()),
        ("my hand", (("hand", "hand"),)),
        ("on the other hand, at hand", ()),
        ("it is bad", ()),
    ],
)
def test_words_about_the_body_that_led_nowhere_are_kept_to_ask_about(
    text: str, unplaced: tuple[tuple[str, str], ...]
) -> None:
    assert reader().read(text).unplaced == unplaced


def test_of_two_readings_of_the_same_words_the_more_urgent_stands() -> None:
    assert statuses("numb bum") == {"saddle_numbness": "present"}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("bone pain", [("bone_pain", "bones")]),
        ("bone pain in my spine", [("bone_pain", "bones"), ("back_pain", "back")]),
        ("bone pain in my ribs and hip", [("bone_pain", "bones"), ("rib_pain", "rib"), ("hip_groin_pain", "hip")]),
        ("bone pain and a sore back", [("bone_pain", "bones"), ("back_pain", "back")]),
    ],
)
def test_where_the_bones_hurt_is_told_too(text: str, places: list[tuple[str, str]]) -> None:
    assert told(text) == places
