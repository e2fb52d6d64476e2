"""How long: number words, units and "since …" as days counted back from today."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

_GLUED = re.compile(r"^(\d{1,3})([a-z]+)$")


@dataclass(frozen=True)
class TimeWords:
    """Time vocabulary.

    `units` and `vague` are days per unit ("week": 7; "for weeks": 14); `since` are days back from today by word
    ("yesterday": 1); `weekdays` and `months` map names to 0–6 and 1–12.
    """

    numbers: Mapping[str, float]
    units: Mapping[str, float]
    vague: Mapping[str, int]
    since: Mapping[str, int]
    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    age_words: frozenset[str]


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
        if words[end : end + 1] != [] and words[end] in times.age_words:
            i = end + 1
            continue
        found.append((i, end, days))
        i = end
    return found


def _counted(words: list[str], i: int, times: TimeWords) -> tuple[int, int] | None:
    glued = _GLUED.match(words[i])
    if glued and glued[2] in times.units:
        return i + 1, round(float(glued[1]) * times.units[glued[2]])
    number = _number(words[i], times)
    if number is None:
        return None
    j = i + 1
    if words[j : j + 2] and words[j] in ("or", "to", "-") and j + 1 < len(words):
        upper = _number(words[j + 1], times)
        if upper is not None:
            number, j = upper, j + 2
    if words[j : j + 1] == ["of"]:
        j += 1
    half = words[j : j + 3] == ["and", "a", "half"]
    j += 3 if half else 0
    if j < len(words) and words[j] in times.units:
        return j + 1, round((number + (0.5 if half else 0)) * times.units[words[j]])
    return None


def _number(word: str, times: TimeWords) -> float | None:
    if word.isascii() and word.isdigit() and len(word) <= 3:
        return float(word)
    return times.numbers.get(word)


def _since(words: list[str], i: int, times: TimeWords, today: date) -> tuple[int, int] | None:
    if words[i] not in ("since", "from"):
        return None
    j = i + 1
    last = words[j : j + 1] == ["last"]
    while j < len(words) and words[j] in ("last", "about", "around", "the", "early", "late", "mid"):
        j += 1
    if j >= len(words):
        return None
    word = words[j]
    if last and word in times.units:
        return j + 1, round(times.units[word])
    if word in times.since:
        return j + 1, times.since[word]
    if word in times.weekdays:
        days = (today.weekday() - times.weekdays[word]) % 7 or 7
        return j + 1, days
    if word in times.months:
        days = (today - date(today.year, times.months[word], 1)).days
        return j + 1, max(days if days >= 0 else days + 365, 1)
    return None


def _vague(words: list[str], i: int, times: TimeWords) -> tuple[int, int] | None:
    phrase = " ".join(words[i : i + 2])
    if phrase in times.vague:
        return i + 2, times.vague[phrase]
    return None
