"""Days with a name or a date, counted back from a given day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.dates import DateWords, find_day

NAMES = DateWords(
    since={"yesterday": 1},
    weekdays={"monday": 0, "thursday": 3, "sunday": 6},
    months={"january": 1, "february": 2, "july": 7, "september": 9, "november": 11, "december": 12},
    named={
        "easter": "easter",
        "christmas day": "12-25",
        "remembrance sunday": "2 sunday 11",
        "clocks went back": "last sunday 10",
        "last one": "last monday 12",
    },
    lead=frozenset(("the", "last", "about", "of", "early", "mid", "end")),
    parts={"early": 5, "mid": 15, "end": 29},
)
MONDAY = date(2026, 11, 23)


def back(text: str, today: date = MONDAY) -> int | None:
    found = find_day(text.split(), 0, NAMES, today)
    return found and found[1]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("easter", date(2026, 4, 5)),
        ("christmas day", date(2025, 12, 25)),
        ("remembrance sunday", date(2026, 11, 8)),
        ("the clocks went back", date(2026, 10, 25)),
        ("the 2nd of september", date(2026, 9, 2)),
        ("september 2nd", date(2026, 9, 2)),
        ("september 2", date(2026, 9, 2)),
        ("about the soup", None),
        ("mid july", date(2026, 7, 15)),
        ("the end of february", date(2026, 2, 28)),
        ("end of november", date(2026, 11, 22)),
        ("early november", date(2026, 11, 5)),
        ("september 2025", date(2025, 9, 1)),
        ("3 july 2024", date(2024, 7, 3)),
        ("december 2026", None),
        ("12/10", date(2026, 10, 12)),
        ("10/24", date(2026, 10, 24)),
        ("3.9.26", date(2026, 9, 3)),
        ("31/2/2025", date(2025, 2, 28)),
        ("1/12/2026", None),
        ("38/41", None),
        ("0/7", None),
        ("july", date(2026, 7, 1)),
        ("31 november", date(2025, 11, 30)),
        ("30th february", date(2026, 2, 28)),
        ("the 5th", date(2026, 11, 5)),
        ("the 30th", date(2026, 10, 30)),
        ("last sunday", date(2026, 11, 22)),
        ("monday", date(2026, 11, 16)),
        ("thursday before last", date(2026, 11, 12)),
        ("yesterday", date(2026, 11, 22)),
        ("2019", date(2019, 7, 1)),
        ("2031", None),
        ("the", None),
        ("soup", None),
    ],
)
def test_days_back(text: str, day: date | None) -> None:
    assert back(text) == (day and (MONDAY - day).days)


def test_a_year_that_has_just_begun_was_at_least_a_season_ago() -> None:
    assert back("2026", date(2026, 2, 1)) == 90


def test_a_rule_at_the_end_of_the_year() -> None:
    names = DateWords({}, {"monday": 0}, {}, {"last one": "last monday 12"}, frozenset())
    assert find_day(["last", "one"], 0, names, MONDAY) == (2, (MONDAY - date(2025, 12, 29)).days)


def test_the_end_of_the_words_of_a_day() -> None:
    assert find_day(["since", "the", "2nd", "of", "september", "it"], 1, NAMES, MONDAY) == (5, 82)


WORDS = [
    "the",
    "last",
    "2nd",
    "31st",
    "30",
    "of",
    "february",
    "july",
    "2019",
    "2026",
    "easter",
    "clocks",
    "went",
    "back",
]


@given(st.lists(st.sampled_from(WORDS), min_size=1), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_any_words_on_any_day_give_a_day_that_is_not_ahead(words: list[str], today: date) -> None:
    found = find_day(words, 0, NAMES, today)
    assert found is None or (0 < found[0] <= len(words) and found[1] >= 0)
