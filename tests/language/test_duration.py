"""How long: counted, since a day, or vaguely; never an age, never how often."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.dates import DateWords
from bot.language.duration import TimeWords, find_durations

DATES = DateWords(
    since={"yesterday": 1, "summer": 120},
    weekdays={"monday": 0, "sunday": 6},
    months={"january": 1, "november": 11, "december": 12},
    named={"christmas": "12-25"},
    lead=frozenset(("the", "last", "about", "early", "on", "in")),
)
TIMES = TimeWords(
    numbers={"a": 1, "two": 2, "three": 3, "few": 3, "half": 0.5},
    units={"day": 1, "days": 1, "week": 7, "weeks": 7, "wks": 7, "hour": 0.05, "hours": 0.05, "year": 365},
    vague={"for weeks": 14, "the day before last": 2, "last night": 1, "few days": 3, "yesterday": 1},
    dates=DATES,
    age_words=frozenset(("old",)),
    stretching=frozenset(("long", "good", "of")),
    repeating=frozenset(("every",)),
    since_words=frozenset(("since",)),
    starting=frozenset(("started", "noticed")),
    fractions={"7": 1, "52": 7, "12": 30},
    ordinals={"second": 2, "third": 3},
    course=frozenset(("history",)),
)
MONDAY = date(2026, 11, 23)


def days(text: str, today: date = MONDAY) -> list[int]:
    return [found for _, _, found in find_durations(text.split(), TIMES, today)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for 3 weeks", [21]),
        ("two weeks", [14]),
        ("a week", [7]),
        ("a few days", [3]),
        ("2wks", [14]),
        ("10 days", [10]),
        ("2 or 3 weeks", [21]),
        ("2 to 3 weeks", [21]),
        ("6-8 weeks", [56]),
        ("two and a half weeks", [18]),
        ("a week and a half", [10]),
        ("half a year", [182]),
        ("two long weeks", [14]),
        ("a few good weeks", [21]),
        ("day 4 of this", [4]),
        ("two hours", [0]),
        ("since yesterday", [1]),
        ("it started yesterday", [1]),
        ("since last week", [7]),
        ("since about christmas", [333]),
        ("since summer", [120]),
        ("since monday", [7]),
        ("since sunday", [1]),
        ("i noticed it last sunday", [1]),
        ("since november", [22]),
        ("since the early january", [326]),
        ("since december", [357]),
        ("since 20th november", [3]),
        ("for weeks", [14]),
        ("last night", [1]),
        ("3 days then 2 weeks", [3, 14]),
        ("6/52", [42]),
        ("3/12 and 4/7", [90, 4]),
        ("since 3/12", [355]),
        ("8/10", []),
        ("x3 days", [3]),
        ("x3days", [3]),
        ("1.5 weeks", [10]),
        ("2+ weeks", [14]),
        ("day two", [2]),
        ("week 3 of this", [21]),
        ("third day running", [3]),
        ("2nd week now", [14]),
        ("a second day", [2]),
        ("every third day", []),
        ("two weeks and three days", [17]),
        ("a week or two", [14]),
        ("a week or 3 days", [7, 3]),
        ("a week last sunday", [8]),
        ("37.9 last night", [1]),
        ("the day before last", [2]),
        ("this month", [22]),
        ("this year", [326]),
        ("since i fell over in the garden on sunday", [1]),
        ("since the operation in early november", [22]),
        ("since i fell two weeks ago", [14]),
        ("since it came then sunday", []),
        ("65 year old", []),
        ("six months pregnant", []),
        ("been pounding every morning for two weeks", [14]),
        ("every two weeks", []),
        ("since then", []),
        ("since", []),
        ("started", []),
        ("see you on monday", []),
        ("3", []),
        ("1000 days", []),
        ("weeks", []),
        ("", []),
    ],
)
def test_days(text: str, expected: list[int]) -> None:
    assert days(text) == expected


def test_the_words_of_a_duration_are_told() -> None:
    assert find_durations(["it", "hurts", "for", "two", "and", "a", "half", "weeks", "now"], TIMES, MONDAY) == [
        (3, 8, 18)
    ]


def test_a_course_belongs_to_its_time() -> None:
    assert find_durations(["a", "3", "week", "history", "of"], TIMES, MONDAY) == [(1, 4, 21)]
    assert find_durations(["history", "6/52"], TIMES, MONDAY) == [(0, 2, 42)]


def test_a_pause_ends_what_happened() -> None:
    words = ["since", "it", "fell", "on", "sunday"]
    assert find_durations(words, TIMES, MONDAY, [".", "", "", ",", ""]) == []


TOKENS = ["since", "last", "3", "two", "or", "and", "a", "half", "week", "weeks", "2wks", "old", "of", "monday"]
TOKENS += ["november", "31st", "2-3", "started", "every", "day", "christmas", "²", "x"]
TOKENS += [
    "6/52",
    "3/12",
    "third",
    "second",
    "x3",
    "x3days",
    "this",
    "month",
    "history",
    "1.5",
    "on",
    "2026",
    "12/10/26",
]


@given(st.lists(st.sampled_from(TOKENS)))
def test_any_words_give_durations_in_order_that_do_not_overlap(words: list[str]) -> None:
    found = find_durations(words, TIMES, MONDAY)
    ends = [0]
    for start, end, told in found:
        assert ends[-1] <= start < end <= len(words)
        assert told >= 0
        ends.append(end)


def test_a_word_between_two_stretches_belongs_to_the_first() -> None:
    assert find_durations(["x3days", "history", "x3days"], TIMES, MONDAY) == [(0, 2, 3), (2, 3, 3)]


@pytest.mark.parametrize("number", ["\u00b2", "\u2460", "\u1369"])
def test_a_sign_that_is_no_decimal_digit_is_no_day(number: str) -> None:
    assert days(f"day {number}") == []
