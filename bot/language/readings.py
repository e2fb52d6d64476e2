"""Component after the context: a measurement that is normal ("temp 36.8") denies the symptom that it would tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from spacy.tokens import Doc

from bot.language.sheet import Candidate, Sheet, sheet_of
from bot.language.text import DENIALS, Text

_NUMBER = re.compile(r"^(\d{1,3}(?:[.,]\d{1,2})?)[cf]?$", re.ASCII)
_REACH = 6
"""Words after the name of a measurement within which its value is told."""


@dataclass(frozen=True)
class Measured:
    """A measurement: the symptom that it tells when it is high, its names, and its ranges; `fine` are words for normal.

    A number in neither range is no value of it.
    """

    symptom: str
    names: Set[str]
    normal: Sequence[tuple[float, float]]
    high: Sequence[tuple[float, float]]
    fine: Set[str]


class Readings:
    """Adds a denied symptom for each measurement told as normal; one that is high anywhere in the statement is left.

    Args:
        measured: what may be measured.
    """

    def __init__(self, measured: Iterable[Measured]) -> None:
        self._measured = tuple(measured)

    def __call__(self, doc: Doc) -> Doc:
        """Add what this doc denies so."""
        sheet = sheet_of(doc)
        for measured in self._measured:
            for start, end in _normal(sheet.text, measured):
                _deny(sheet, measured.symptom, range(start, end))
        return doc


def _normal(text: Text, measured: Measured) -> Iterable[tuple[int, int]]:
    words = text.words
    for start, word in enumerate(words):
        if word not in measured.names:
            continue
        for at in range(start + 1, min(start + 1 + _REACH, len(words))):
            if text.pauses[at] == "." or words[at] in DENIALS:
                break
            value = _value(words[at])
            if value is not None and _within(value, measured.high):
                break
            if words[at] in measured.fine or (value is not None and _within(value, measured.normal)):
                if not _rises(text, at + 1, measured):
                    yield start, at + 1
                break


def _rises(text: Text, first: int, measured: Measured) -> bool:
    """Whether a high value follows in the same statement ("36.9 yesterday, 38.2 today")."""
    for at in range(first, min(first + 2 * _REACH, len(text.words))):
        if text.pauses[at] == ".":
            return False
        value = _value(text.words[at])
        if value is not None and _within(value, measured.high):
            return True
    return False


def _value(word: str) -> float | None:
    told = _NUMBER.match(word)
    return float(told[1].replace(",", ".")) if told else None


def _within(value: float, ranges: Sequence[tuple[float, float]]) -> bool:
    return any(low <= value <= high for low, high in ranges)


def _deny(sheet: Sheet, symptom: str, words: range) -> None:
    told = [c for c in sheet.candidates if c.symptom == symptom and not c.words.isdisjoint(words)]
    for candidate in told:
        candidate.status = "absent"
    if not told:
        sheet.candidates.append(Candidate(symptom, frozenset(words), status="absent"))
        sheet.candidates.sort(key=lambda c: (c.start, c.end, c.symptom))
