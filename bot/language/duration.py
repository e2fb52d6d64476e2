"""How long: stretches of time and days told, as days counted back from today."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.language.dates import DateWords, find_day

_GLUED = re.compile(r"^x?(\d{1,3}(?:\.\d)?)\+?([a-z]+)$")
_TIMES = re.compile(r"^x(\d{1,3})$")
_RANGE = re.compile(r"^\d{1,3}\s*[-–]\s*(\d{1,3})$")
_NUMBER = re.compile(r"^[<>~]?(\d{1,3}(?:\.\d)?)\+?$", re.ASCII)
_FRACTION = re.compile(r"^x?(\d{1,2})/(\d{1,2})$", re.ASCII)
_NTH = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)$", re.ASCII)
_SKIPPED_AFTER_START = 4
_SKIPPED_AFTER_SINCE = 8
_LONGEST_VAGUE = 6
_DAYS_OF_A_WEEK = 7


@dataclass(frozen=True)
class TimeWords:
    """Time vocabulary.

    `units` and `vague` are days per unit ("week": 7; "for weeks": 14). `fractions` are days by the lower number of
    clinical shorthand ("6/52"). `ordinals` are numbers by word ("third day running"). `stretching` words may stand
    between number and unit ("six long weeks"). A time after one of `repeating` ("every three weeks") is none. After
    one of `starting` ("started", "since") a day may come. After an age word ("old") what was counted is an age. A
    `course` ("a six week history") belongs to the time beside it.
    """

    numbers: Mapping[str, float]
    units: Mapping[str, float]
    vague: Mapping[str, int]
    dates: DateWords
    age_words: frozenset[str]
    stretching: frozenset[str]
    repeating: frozenset[str]
    since_words: frozenset[str]
    starting: frozenset[str]
    fractions: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    course: frozenset[str] = frozenset()


def find_durations(
    words: Sequence[str], times: TimeWords, today: date, pauses: Sequence[str] = ()
) -> list[tuple[int, int, int]]:
    """Every stretch of time told, as (start, end, days); an age ("65 year old") is none.

    Args:
        words: the message's.
        times: time vocabulary.
        today: the day of the message.
        pauses: what stands before each word, "" for nothing.
    """
    search = _Search(words, pauses or [""] * len(words), times, today)
    found: list[tuple[int, int, int]] = []
    i = 0
    while i < len(words):
        match = search.time(i)
        if match is None:
            i += 1
            continue
        end, days = match
        aged = end < len(words) and words[end] in times.age_words
        repeated = i > 0 and words[i - 1] in times.repeating
        if not aged and not repeated:
            taken = found[-1][1] if found else 0
            before = i > taken and words[i - 1] in times.course
            after = end < len(words) and words[end] in times.course
            found.append((i - before, end + after, days))
        i = end + aged
    return found


@dataclass(frozen=True)
class _Search:
    words: Sequence[str]
    pauses: Sequence[str]
    times: TimeWords
    today: date

    def time(self, i: int) -> tuple[int, int] | None:
        """The stretch of time with which the words from i on begin, as (end, days)."""
        return self._fraction(i) or self._nth(i) or self._counted(i) or self._since(i) or self._vague(i)

    def _word(self, i: int) -> str:
        return self.words[i] if i < len(self.words) else ""

    def _fraction(self, i: int) -> tuple[int, int] | None:
        """Read "6/52", "3/12", "4/7"; after "since" such a thing is a date."""
        told = _FRACTION.match(self.words[i])
        if told is None or told[2] not in self.times.fractions:
            return None
        before = self._word(i - 1) if i else ""
        if before in self.times.since_words or before in self.times.dates.lead:
            return None
        return i + 1, int(told[1]) * self.times.fractions[told[2]]

    def _nth(self, i: int) -> tuple[int, int] | None:
        """Read "day 4", "week three of this", "third day running"."""
        unit = self.times.units.get(self.words[i], 0)
        if unit >= 1 and not (i and self._number(self.words[i - 1]) is not None):
            number = self._number(self._word(i + 1), most=99)
            single = number is not None and self._word(i + 2) not in self.times.units and self._word(i + 1) != "a"
            if number is not None and single and number >= 1:
                return i + 2, round(number * unit)
        written = _NTH.match(self.words[i])
        nth = int(written[1]) if written else self.times.ordinals.get(self.words[i])
        unit = self.times.units.get(self._word(i + 1), 0)
        return (i + 2, round(nth * unit)) if nth is not None and unit >= 1 else None

    def _counted(self, i: int) -> tuple[int, int] | None:
        """Read "three weeks", "6-8 long weeks", "a month or two", "half a year", "five weeks and three days"."""
        glued = _GLUED.match(self.words[i])
        if glued and glued[2] in self.times.units:
            number, unit, j = float(glued[1]), self.times.units[glued[2]], i + 1
        else:
            amount = self._amount(i)
            if amount is None:
                return None
            number, j = amount
            while self._word(j) in self.times.stretching and not self._vague(j):
                j += 1
            if self._half(j):
                number, j = number + 0.5, j + 3
            another = self._word(j) in self.times.ordinals and self._word(j + 1) in self.times.units
            if self._word(j) not in self.times.units or another:
                return None
            unit, j = self.times.units[self.words[j]], j + 1
        days, end = self._and_more(number, unit, j)
        return end, round(days)

    def _and_more(self, number: float, unit: float, j: int) -> tuple[float, int]:
        """What follows a unit that ends before word j: "and a half", "or two", "and three days", "last Tuesday"."""
        if self._half(j):
            return (number + 0.5) * unit, j + 3
        if self._word(j) == "or" and self._word(j + 2) not in self.times.units:
            upper = self._number(self._word(j + 1))
            if upper is not None and upper > number:
                return upper * unit, j + 2
        if self._word(j) == "and" and j + 1 < len(self.words):
            rest = self._counted(j + 1)
            if rest and rest[1] < unit:
                return number * unit + rest[1], rest[0]
        if self._word(j) == "last" and self._word(j + 1) in self.times.dates.weekdays and unit >= _DAYS_OF_A_WEEK:
            day = find_day(self.words, j, self.times.dates, self.today)
            assert day is not None
            return number * unit + day[1], day[0]
        return number * unit, j

    def _half(self, j: int) -> bool:
        return list(self.words[j : j + 3]) == ["and", "a", "half"]

    def _amount(self, i: int) -> tuple[float, int] | None:
        """A number or the upper end of a range, and where it ends."""
        if range_ := _RANGE.match(self.words[i]):
            return float(range_[1]), i + 1
        number = self._number(self.words[i])
        if number is None:
            return None
        if number == 0.5 and self._word(i + 1) in ("a", "an"):
            return number, i + 2
        if self._word(i + 1) in ("or", "to", "-") and (upper := self._number(self._word(i + 2))) is not None:
            return upper, i + 3
        return number, i + 1

    def _number(self, word: str, most: int = 999) -> float | None:
        written = _NUMBER.match(word) or _TIMES.match(word)
        number = float(written[1]) if written else self.times.numbers.get(word)
        return number if number is not None and number <= most else None

    def _since(self, i: int) -> tuple[int, int] | None:
        """Read "since last week", "since my operation on the 2nd of september"; after "started" the day may follow."""
        if self.words[i] in self.times.since_words:
            return self._day(i + 1) or self._day_of_an_event(i + 2)
        if self.words[i] in self.times.starting:
            for j in range(i + 1, min(i + 2 + _SKIPPED_AFTER_START, len(self.words))):
                if self.words[j] in self.times.since_words | self.times.repeating:
                    return None
                if day := find_day(self.words, j, self.times.dates, self.today):
                    return day
        return None

    def _day(self, i: int) -> tuple[int, int] | None:
        if self._word(i) == "last" and self._word(i + 1) in self.times.units:
            return i + 2, round(self.times.units[self.words[i + 1]])
        return find_day(self.words, i, self.times.dates, self.today)

    def _day_of_an_event(self, first: int) -> tuple[int, int] | None:
        """The day that follows what happened then, in the same breath: "… i fell on saturday"."""
        for j in range(first, min(first + _SKIPPED_AFTER_SINCE, len(self.words))):
            if self.pauses[j] or self.words[j] in self.times.since_words or self.words[j] in self.times.units:
                return None
            if self.words[j] in self.times.dates.lead and (day := self._day(j)):
                return day
        return None

    def _vague(self, i: int) -> tuple[int, int] | None:
        if self.words[i] == "this" and self._word(i + 1) in ("month", "year"):
            start = self.today.replace(day=1) if self._word(i + 1) == "month" else date(self.today.year, 1, 1)
            return i + 2, max((self.today - start).days, 1)
        for length in range(min(_LONGEST_VAGUE, len(self.words) - i), 0, -1):
            phrase = " ".join(self.words[i : i + length])
            if phrase in self.times.vague:
                return i + length, self.times.vague[phrase]
        return None
