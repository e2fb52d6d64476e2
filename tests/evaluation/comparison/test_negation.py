"""The plain way with negation does what NegEx does, its faults included."""

from __future__ import annotations

import pytest

from evaluation.comparison.negation import WINDOW, denied


def reached(text: str, taken: set[int] | None = None) -> list[str]:
    words = text.split()
    return [words[at] for at in sorted(denied(words, taken or set()))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no fever", ["fever"]),
        ("i do n't have a cough", ["have", "a", "cough"]),
        ("no fever but my back hurts", ["fever"]),
        ("no cough . fever", ["cough"]),
        ("no evidence of jaundice", ["jaundice"]),
        ("not sure about the cough", []),
        ("my back hurts", []),
        ("no", []),
        ("", []),
    ],
)
def test_a_cue_reaches_up_to_the_next_stop(text: str, words: list[str]) -> None:
    assert reached(text) == words


def test_a_cue_reaches_so_many_words() -> None:
    assert reached("no " + "word " * 20) == ["word"] * WINDOW


def test_a_cue_inside_a_symptom_denies_nothing() -> None:
    assert reached("ca n't breathe at night", {0, 1, 2}) == []


def test_it_knows_nothing_of_clauses() -> None:
    # What it is compared for: "appetite" is lost, and the pain is there.
    assert "pain" in reached("i have no appetite and back pain")
