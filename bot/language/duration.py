"""How long: stretches of time and days told, as days counted back from today."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.language.dates import DateWords, find_day

_GLUED = re.compile(r"^(\d{1,3})([a-z]+)$")
_RANGE = re.compile(r"^\d{1,3}\s*[-–]\s*(\d{1,3})$")
_SKIPPED_AFTER_START = 3


@dataclass(frozen=True)
class TimeWords:
    """Time vocabulary.

    `units` and `vague` are days per unit ("week": 7; "for weeks": 14). `stretching` words may stand between number and
    unit ("six long weeks"). A time after one of `repeating` ("every three weeks") is none. After one of `starting`
    ("started", "since") a day may come. After an age word ("old") what was counted is an age.
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


def find_durations(words: list[str], times: TimeWords, today: date) -> list[tuple[int, int, int]]:
    """Every stretch of time told, as (start, end, days); an age ("65 year old") is none."""
    found: list[tuple[int, int, int]] = []
    i = 0
    while i < len(words):
        match = _counted(words, i, times) or _since(words, i, times, today) or _vague(words, i, times)
        if match is None:
            i += 1
            continue
        end, days = match
        aged = end < len(words) and words[end] in times.age_words
        repeated = i > 0 and words[i - 1] in times.repeating
        if not aged and not repeated:
            found.append((i, end, days))
        i = end + aged
    return found


def _counted(words: list[str], i: int, times: TimeWords) -> tuple[int, int] | None:
    """Read "three weeks", "6-8 long weeks", "a year and a half", "half a year", "day 4"."""
    if words[i] == "day" and i + 1 < len(words) and words[i + 1].isdecimal() and len(words[i + 1]) < 3:
        return i + 2, int(words[i + 1])
    glued = _GLUED.match(words[i])
    if glued and glued[2] in times.units:
        return i + 1, round(float(glued[1]) * times.units[glued[2]])
    amount = _amount(words, i, times)
    if amount is None:
        return None
    number, j = amount
    while j < len(words) and words[j] in times.stretching:
        j += 1
    half = words[j : j + 3] == ["and", "a", "half"]
    j += 3 if half else 0
    if j >= len(words) or words[j] not in times.units:
        return None
    unit, j = times.units[words[j]], j + 1
    after = words[j : j + 3] == ["and", "a", "half"]
    return j + (3 if after else 0), round((number + (0.5 if half or after else 0)) * unit)


def _amount(words: list[str], i: int, times: TimeWords) -> tuple[float, int] | None:
    """A number or the upper end of a range, and where it ends."""
    if range_ := _RANGE.match(words[i]):
        return float(range_[1]), i + 1
    number = _number(words[i], times)
    if number is None:
        return None
    if number == 0.5 and words[i + 1 : i + 2] in (["a"], ["an"]):
        return number, i + 2
    if words[i + 1 : i + 2] in (["or"], ["to"], ["-"]) and i + 2 < len(words):
        upper = _number(words[i + 2], times)
        if upper is not None:
            return upper, i + 3
    return number, i + 1


def _number(word: str, times: TimeWords) -> float | None:
    if word.isascii() and word.isdigit() and len(word) <= 3:
        return float(word)
    return times.numbers.get(word)


def _since(words: list[str], i: int, times: TimeWords, today: date) -> tuple[int, int] | None:
    """Read "since last week", "since the 2nd of september"; after "started" the day may come a little later."""
    if words[i] in times.since_words:
        if words[i + 1 : i + 2] == ["last"] and i + 2 < len(words) and words[i + 2] in times.units:
            return i + 3, round(times.units[words[i + 2]])
        return find_day(words, i + 1, times.dates, today)
    if words[i] in times.starting:
        for j in range(i + 1, min(i + 2 + _SKIPPED_AFTER_START, len(words))):
            if words[j] in times.since_words:
                return None
            if day := find_day(words, j, times.dates, today):
                return day
    return None


def _vague(words: list[str], i: int, times: TimeWords) -> tuple[int, int] | None:
    for length in (2, 1):
        phrase = " ".join(words[i : i + length])
        if phrase in times.vague:
            return i + length, times.vague[phrase]
    return None
