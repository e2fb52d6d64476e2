"""Where one statement ends and the next begins."""

from __future__ import annotations

from itertools import groupby

import pytest

from tests.language.reading import sheet


def clauses(text: str) -> list[str]:
    notes = sheet(text)
    numbered = zip(notes.clause, notes.text.words, strict=True)
    return [" ".join(word for _, word in group) for _, group in groupby(numbered, key=lambda pair: pair[0])]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("my back hurts", ["my back hurts"]),
        ("My back hurts. I feel sick", ["my back hurts", "i feel sick"]),
        ("no cough; a fever", ["no cough", "a fever"]),
        ("no fever but my back hurts", ["no fever", "but my back hurts"]),
        ("no fever although my back hurts", ["no fever", "although my back hurts"]),
        ("my back hurts and I feel sick", ["my back hurts", "and i feel sick"]),
        ("my back hurts, I feel sick", ["my back hurts", "i feel sick"]),
        ("no fever my back hurts", ["no fever", "my back hurts"]),
        ("no fever, cough or headache", ["no fever cough or headache"]),
        ("fever and cough and headache", ["fever and cough and headache"]),
        ("my back hurts when I cough", ["my back hurts when i cough"]),
        ("my back and my hips hurt", ["my back and my hips hurt"]),
        ("pain in my back and my ribs", ["pain in my back and my ribs"]),
        ("pain in my back, my ribs and my hip", ["pain in my back my ribs and my hip"]),
        ("pain in my back and my ribs ache", ["pain in my back", "and my ribs ache"]),
        ("today, my back hurts", ["today", "my back hurts"]),
    ],
)
def test_statements(text: str, parts: list[str]) -> None:
    assert clauses(text) == parts


def test_a_symptoms_own_words_are_never_parted() -> None:
    assert clauses("I can't feel my legs") == ["i can not feel my legs"]


def test_every_word_has_a_clause_and_numbers_only_rise() -> None:
    notes = sheet("No fever. My back hurts, I can't sleep but I eat and it is worse now")
    assert len(notes.clause) == len(notes.text.words)
    assert notes.clause == sorted(notes.clause)
    assert set(notes.clause) == set(range(max(notes.clause) + 1))


def test_an_empty_message_has_none() -> None:
    assert clauses("") == []
