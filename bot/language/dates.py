"""Days with a name or a date in words: "easter", "2nd of september", "last tuesday", as days back from today."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from dateutil.easter import easter

_ORDINAL = re.compile(r"^([0-3]?\d)(?:st|nd|rd|th)$")
_DAY = re.compile(r"^([0-3]?\d)(?:st|nd|rd|th)?$")
_YEAR = re.compile(r"^(?:19|20)\d\d$", re.ASCII)
_NUMERIC = re.compile(r"^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$", re.ASCII)
_LONGEST_NAME = 4
_SHORTEST_MONTHS = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}


@dataclass(frozen=True)
class DateWords:
    """Words for days.

    `since` are days back from today by word ("yesterday": 1); `weekdays` and `months` map names to 0-6 and 1-12;
    `named` maps names ("guy fawkes") to "11-05", "easter", or a rule such as "2 sunday 11" (the second Sunday of
    November) or "last sunday 10". `lead` are words that may stand before a day ("the", "about"); of these, `parts` tell
    which day of a month is meant ("mid": 15).
    """

    since: Mapping[str, int]
    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    named: Mapping[str, str]
    lead: frozenset[str]
    parts: Mapping[str, int] = field(default_factory=dict)


def find_day(words: Sequence[str], i: int, names: DateWords, today: date) -> tuple[int, int] | None:
    """The day with which the words from i on begin, as (end, days back from today); None if they don't.

    A day without a year is the latest one of that name, today included.
    """
    part = 1
    while i < len(words) and words[i] in names.lead:
        part = names.parts.get(words[i], part)
        i += 1
    if i >= len(words):
        return None
    return _named(words, i, names, today) or _dated(words, i, part, names, today) or _relative(words, i, names, today)


def _named(words: Sequence[str], i: int, names: DateWords, today: date) -> tuple[int, int] | None:
    for length in range(min(_LONGEST_NAME, len(words) - i), 0, -1):
        rule = names.named.get(" ".join(words[i : i + length]))
        if rule is not None:
            return i + length, _latest(today, partial(_day_of, rule, names))
    return None


def _day_of(rule: str, names: DateWords, year: int) -> date:
    if rule == "easter":
        found: date = easter(year)
        return found
    if "-" in rule:
        month, day = map(int, rule.split("-"))
        return date(year, month, day)
    which, weekday, month_number = rule.split()
    month = int(month_number)
    if which == "last":
        end = date(year, month + 1, 1) if month < 12 else date(year + 1, 1, 1)
        return end - timedelta(days=(end.weekday() - names.weekdays[weekday] - 1) % 7 + 1)
    first = date(year, month, 1)
    return first + timedelta(days=(names.weekdays[weekday] - first.weekday()) % 7 + 7 * (int(which) - 1))


def _latest(today: date, day_of: Callable[[int], date]) -> int:
    day = day_of(today.year)
    return (today - (day if day <= today else day_of(today.year - 1))).days


def _dated(words: Sequence[str], i: int, part: int, names: DateWords, today: date) -> tuple[int, int] | None:
    """A day of a month ("2nd of sept", "july 1st"), a month, a day of this month ("the 5th"), a year, "12/10/26"."""
    if numeric := _NUMERIC.match(words[i]):
        return _numeric(numeric[1], numeric[2], numeric[3], i + 1, today)
    day, month, end = None, None, i
    if _DAY.match(words[i]) and (found := _month_after(words, i + 1, names)):
        day, (month, end) = _DAY.match(words[i]), found
    elif words[i] in names.months:
        month, end = names.months[words[i]], i + 1
        if end < len(words) and (day := _DAY.match(words[end])):
            end += 1
    if month is not None:
        number = max(1, min(int(day[1]) if day else part, _SHORTEST_MONTHS.get(month, 31)))
        if end < len(words) and _YEAR.match(words[end]):
            told = date(int(words[end]), month, number)
            return (end + 1, (today - told).days) if told <= today else None
        if not day and month == today.month:
            number = min(number, today.day)
        return end, max(_latest(today, lambda year: date(year, month, number)), 0 if day else 1)
    if ordinal := _ORDINAL.match(words[i]):
        return i + 1, _of_this_month(int(ordinal[1]), today)
    if _YEAR.match(words[i]) and int(words[i]) <= today.year:
        return i + 1, max((today - date(int(words[i]), 7, 1)).days, 90)
    return None


def _numeric(first: str, second: str, year: str | None, end: int, today: date) -> tuple[int, int] | None:
    """A date in figures, the day first unless that cannot be."""
    day, month = (int(first), int(second)) if int(second) <= 12 else (int(second), int(first))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    day = min(day, _SHORTEST_MONTHS.get(month, 31))
    if year is None:
        return end, _latest(today, lambda year: date(year, month, day))
    told = date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    return (end, (today - told).days) if told <= today else None


def _month_after(words: Sequence[str], i: int, names: DateWords) -> tuple[int, int] | None:
    i += i < len(words) and words[i] == "of"
    return (names.months[words[i]], i + 1) if i < len(words) and words[i] in names.months else None


def _of_this_month(day: int, today: date) -> int:
    if day <= today.day:
        return today.day - day
    before = today.replace(day=1) - timedelta(days=1)
    return (today - before.replace(day=min(max(day, 1), before.day))).days


def _relative(words: Sequence[str], i: int, names: DateWords, today: date) -> tuple[int, int] | None:
    word = words[i]
    if word in names.weekdays:
        before_last = list(words[i + 1 : i + 3]) == ["before", "last"]
        days = (today.weekday() - names.weekdays[word]) % 7 or 7
        return (i + 3, days + 7) if before_last else (i + 1, days)
    return (i + 1, names.since[word]) if word in names.since else None
