"""Severity as a number: what measures a symptom, and what counts something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge import load_knowledge
from bot.language.scales import Scales
from bot.language.text import Text

TIMES = load_knowledge().words.times
SCALES = Scales(TIMES.numbers, TIMES.scales, frozenset(TIMES.scale_leads), frozenset(TIMES.scale_trails))


def text(message: str) -> Text:
    """The words of a message; a comma stands for a pause before the next word."""
    words = message.replace(",", " , ").split()
    pauses = ["." if i == 0 else "," if words[i - 1] == "," else "" for i in range(len(words))]
    kept = [i for i, word in enumerate(words) if word != ","]
    return Text([words[i] for i in kept], [pauses[i] for i in kept])


@pytest.mark.parametrize(
    ("message", "scores"),
    [
        ("8/10", [8]),
        ("6.5/10", [6]),
        ("7-8/10", [8]),
        ("8 out of 10", [8]),
        ("eight out of ten", [8]),
        ("pain of a solid eight", [8]),
        ("it is a 9", [9]),
        ("a 7 most days", [7]),
        ("pain score 5", [5]),
        ("pain level is 3 in my hip", [3]),
        ("rate the pain as a 7", [7]),
        ("i would put it at two", [2]),
        ("on a scale of one to ten , it is a 6", [6]),
        ("on a scale of 0 to 10 about 7", [7]),
        ("from a 3 to a 7", [7, 3]),
        ("the pain is at 4 now", [4]),
        ("11/10", []),
        ("a 7 week wait", []),
        ("a 9 year old", []),
        ("the pain is 3 weeks old", []),
        ("pain at 3 in the morning", []),
        ("i put 4 pillows under it", []),
        ("on a scale of one to ten", []),
        ("a pain", []),
        ("a", []),
    ],
)
def test_scores(message: str, scores: list[int]) -> None:
    assert [score for score, _ in SCALES.find(text(message))] == scores


@pytest.mark.parametrize(
    ("message", "changes"),
    [
        ("from a 3 to a 7", [4]),
        ("went from 8 to 3 now", [-5]),
        ("from 3 to 3", []),
        ("from 5 to 10 mg", []),
        ("from three to four weeks", []),
        ("from", []),
        ("from 3 to", []),
    ],
)
def test_changes(message: str, changes: list[int]) -> None:
    assert [by for by, _ in SCALES.changes(text(message))] == changes


WORDS = ["a", "scale", "of", "1", "to", "10", "ten", "8/10", "from", "pain", "is", "score", "out", ",", "in", "the"]


@given(st.lists(st.sampled_from(WORDS), min_size=1))
def test_any_words_give_scores_from_0_to_10(words: list[str]) -> None:
    read = text(" ".join(words))
    for score, at in SCALES.find(read):
        assert 0 <= score <= 10
        assert 0 <= at < len(read.words)
    assert all(-10 <= by <= 10 for by, _ in SCALES.changes(read))
