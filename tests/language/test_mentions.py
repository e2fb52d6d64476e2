"""Body parts and sensations, the longest of each, and not where an idiom only sounds like them."""

from __future__ import annotations

import pytest

from bot.language.patterns import CLASS
from tests.language.reading import sheet


def mentions(text: str, kind: str) -> list[str]:
    notes = sheet(text)
    return [f"{m.id}: {' '.join(notes.text.words[m.start : m.end])}" for m in notes.mentions if m.kind == kind]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("my back hurts", ["back: back"]),
        ("my lower back hurts", ["low_back: lower back"]),
        ("both knees and a hip", ["knee: knees", "hip: hip"]),
        ("the back of my head", ["head: back of my head"]),
        ("under my right rib", ["liver_area: under my right rib"]),
        ("my feet and calves", ["foot: feet", "calf: calves"]),
        ("she is heading home", []),
        ("I am armed", []),
    ],
)
def test_body_parts(text: str, parts: list[str]) -> None:
    assert mentions(text, "body") == parts


def test_one_word_may_stand_for_several_sensations() -> None:
    assert mentions("heavy", "sensation") == ["tightness: heavy", "weakness_with_part: heavy"]


@pytest.mark.parametrize(
    "text",
    ["I'm back to work", "keep an eye on it", "on the other hand", "he is a real pain"],
)
def test_an_idiom_is_no_mention(text: str) -> None:
    assert not {m.id for m in sheet(text).mentions} & {"back", "eye", "hand", "pain"}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("my back to the wall", "back: back"),
        ("I get back pain", "back: back"),
        ("it is back ache", "back: back"),
        ("I keep an eye on my eye", "eye: eye"),
    ],
)
def test_a_part_that_is_somebodys_or_makes_one_name_with_a_sensation_is_no_idiom(text: str, part: str) -> None:
    assert mentions(text, "body") == [part]


def test_an_idiom_followed_by_a_pause_stays_one() -> None:
    assert mentions("I am back, pain and all", "body") == []


def test_words_are_tagged_with_the_part_its_parents_and_its_kind() -> None:
    named = [[t for t in tags if not t[0].startswith(CLASS)] for tags in sheet("my ankle").text.tags]
    assert named[0] == []
    assert {tag for tag, _ in named[1]} == {"ankle", "foot", "leg", "body"}
    assert {end for _, end in named[1]} == {2}
