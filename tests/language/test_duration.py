"""How long: counted, since a day, or vaguely; never an age."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.duration import TimeWords, find_durations

TIMES = TimeWords(
    numbers={"a": 1, "two": 2, "few": 3, "half": 0.5},
    units={"day": 1, "days": 1, "week": 7, "weeks": 7, "wks": 7, "hour": 0.05, "hours": 0.05, "year": 365},
    vague={"for weeks": 14, "last night": 1, "few days": 3},
    since={"yesterday": 1, "christmas": 300},
    weekdays={"monday": 0, "sunday": 6},
    months={"january": 1, "november": 11, "december": 12},
    age_words=frozenset(("old",)),
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
        ("two and a half weeks", [18]),
        ("two hours", [0]),
        ("since yesterday", [1]),
        ("since last week", [7]),
        ("since about christmas", [300]),
        ("since monday", [7]),
        ("since sunday", [1]),
        ("since november", [22]),
        ("since the early january", [326]),
        ("since december", [357]),
        ("for weeks", [14]),
        ("last night", [1]),
        ("3 days then 2 weeks", [3, 14]),
        ("65 year old", []),
        ("since then", []),
        ("since", []),
        ("3", []),
        ("1000 days", []),
        ("weeks", []),
        ("", []),
    ],
)
def test_days(text: str, expected: list[int]) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("today", "since_november"),
    [(date(2026, 11, 1), 1), (date(2026, 11, 2), 1), (date(2026, 10, 31), 364), (date(1, 1, 1), 61), (date.max, 60)],
)
def test_a_month_counts_back_to_the_last_one_of_that_name(today: date, since_november: int) -> None:
    assert days("since november", today) == [since_november]


def test_the_words_of_a_duration_are_told() -> None:
    assert find_durations(["it", "hurts", "for", "two", "and", "a", "half", "weeks", "now"], TIMES, MONDAY) == [
        (3, 8, 18)
    ]


TOKENS = ["since", "last", "3", "two", "or", "and", "a", "half", "week", "weeks", "2wks", "old", "of", "monday"]
TOKENS += ["november", "²", "x"]


@given(st.lists(st.sampled_from(TOKENS)))
def test_any_words_give_durations_in_order_that_do_not_overlap(words: list[str]) -> None:
    found = find_durations(words, TIMES, MONDAY)
    ends = [0]
    for start, end, told in found:
        assert ends[-1] <= start < end <= len(words)
        assert told >= 0
        ends.append(end)
