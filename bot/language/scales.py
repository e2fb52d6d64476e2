"""Severity told as a number: "8/10", "eight out of ten", "pain score 5", "on a scale of one to ten it is a 6"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.language.text import Text

_OUT_OF_TEN = re.compile(r"^(?:\d{1,2}\s*[-–]\s*)?(10|\d)(?:[.,]\d)?\s*/\s*10$", re.ASCII)
_UP_TO_TEN = re.compile(r"^(10|\d)(?:[.,]\d)?$", re.ASCII)
_LONGEST_SCALE = 2
_ARTICLES = frozenset(("a", "an"))


@dataclass(frozen=True)
class Scales:
    """Finds numbers from 0 to 10 that measure a symptom.

    Args:
        numbers: by word.
        scales: words that announce a number, with the most words in between.
        leads: words that may stand before the number ("a solid eight").
        trails: words that may follow it where the statement goes on ("a seven most days").
    """

    numbers: Mapping[str, float]
    scales: Mapping[str, int]
    leads: frozenset[str]
    trails: frozenset[str]

    def find(self, text: Text) -> list[tuple[int, int]]:
        """(score, word at which it is told) of all numbers; the highest first."""
        found = {at: score for i in range(len(text.words)) for score, at in self._told(text, i)}
        return sorted(((score, at) for at, score in found.items()), key=lambda told: (-told[0], told[1]))

    def changes(self, text: Text) -> Iterator[tuple[int, int]]:
        """(by how much, word at which it is told) of "from a 3 to a 7"."""
        for i, word in enumerate(text.words):
            if word != "from":
                continue
            first = self._after_article(text, i + 1)
            before = self._number(text, first)
            if before is None or text.words[first + 1 : first + 2] != ["to"]:
                continue
            second = self._after_article(text, first + 2)
            after = self._number(text, second)
            if after is not None and after != before and self._ends(text, second + 1):
                yield after - before, i

    def _told(self, text: Text, i: int) -> Iterator[tuple[int, int]]:
        words = text.words[i : i + 4]
        if score := _OUT_OF_TEN.match(words[0]):
            yield int(score[1]), i
        elif words[1:] in (["out", "of", "10"], ["out", "of", "ten"]) or words[1:3] in (["of", "10"], ["of", "ten"]):
            number = self._number(text, i)
            if number is not None:
                yield number, i
        elif words[0] in _ARTICLES:
            at = i + 2 if len(words) > 2 and words[1] in self.leads and self._number(text, i + 1) is None else i + 1
            yield from self._measured(text, at)
        for length in range(1, _LONGEST_SCALE + 1):
            most = self.scales.get(" ".join(words[:length]))
            if most is not None:
                yield from self._announced(text, i + length, most)

    def _announced(self, text: Text, first: int, most: int) -> Iterator[tuple[int, int]]:
        for at in range(first, min(first + most + 1, len(text.words))):
            if text.pauses[at] == ".":
                return
            if at == first or text.words[at - 1] in self.leads or text.pauses[at]:
                yield from self._measured(text, at)

    def _measured(self, text: Text, at: int) -> Iterator[tuple[int, int]]:
        """The number at this word, unless it counts something or names the ends of the scale ("1 to 10")."""
        number = self._number(text, at)
        if number is None or not self._ends(text, at + 1):
            return
        if "to" in (*text.words[at - 1 : at], *text.words[at + 1 : at + 2]) and self._between_ends(text, at):
            return
        yield number, at

    def _between_ends(self, text: Text, at: int) -> bool:
        for low in (at, at - 2):
            lowest, highest = self._number(text, low), self._number(text, low + 2)
            if lowest in (0, 1) and highest == 10:
                return True
        return False

    def _ends(self, text: Text, i: int) -> bool:
        """Whether a number before word i stands for itself: nothing follows that it could count."""
        if text.is_end(i):
            return True
        return text.words[i] in self.trails and text.words[i : i + 2] != ["in", "the"]

    def _after_article(self, text: Text, i: int) -> int:
        return i + 1 if i < len(text.words) and text.words[i] in _ARTICLES else i

    def _number(self, text: Text, i: int) -> int | None:
        if not 0 <= i < len(text.words) or text.words[i] in _ARTICLES:
            return None
        written = _UP_TO_TEN.match(text.words[i])
        number = float(written[1]) if written else self.numbers.get(text.words[i], -1)
        return int(number) if number in range(11) else None
