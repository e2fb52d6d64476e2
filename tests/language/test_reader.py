"""Any text gives a reading, the same each time, with offsets into the text as written."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.findings import Reading
from bot.knowledge import load_knowledge
from bot.language.reader import Reader
from tests.language.reading import MONDAY, findings, reader

SURROGATE = re.compile("[\ud800-\udfff]")
FRAGMENTS = ["my back hurts", "no fever", "I can't breathe", "never", "left leg", "8/10", "9 out of 10", "for 3 weeks"]
FRAGMENTS += [
    "2wks",
    "since monday",
    "since may",
    "and",
    "my",
    "but",
    "worse at night",
    "my mum",
    "letrozole",
    "what if",
]
FRAGMENTS += [
    "3am",
    "it's",
    "'s",
    "'d",
    "n't",
    "...",
    "-",
    ";",
    "/10",
    "10/10",
    "1/2",
    "٣ weeks",
    "²",
    "½",
    "\n",
    "\r\n",
]
FRAGMENTS += [
    "😭",
    "👩‍🦲🏽",
    "\u202e",
    "\u200b",
    "\ufeff",
    "\x00",
    "\x1b",
    "\ud800",
    "\udfff",
    "\u0301",
    "İ",
    "ß",
    "ﬁt",
    "боль",
]
FRAGMENTS += ["頭痛", "ألم", "pain" * 40, "hurrr" * 30, "a" * 500, "aAaA" * 50]

anything = st.text(st.characters(), max_size=150)
broken = st.text(
    st.one_of(st.characters(categories=["Cs", "Cc", "Cf", "Mn"]), st.sampled_from("pain .,'’")), max_size=60
)
glue = st.sampled_from(["", " ", ", ", ". ", "\n"])
mixed = st.builds(str.join, glue, st.lists(st.one_of(st.sampled_from(FRAGMENTS), broken), max_size=12))
thorough = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def slices_hold(text: str, reading: Reading) -> bool:
    """Whether every finding is the slice of the text that it says, a half character marked as one."""
    whole = SURROGATE.sub("\ufffd", text)
    return all(f.text and whole[f.start : f.end] == f.text for f in reading.findings)


@thorough
@given(st.one_of(anything, broken, mixed))
def test_any_text_is_read_with_offsets_that_hold_and_the_same_way_again(text: str) -> None:
    reading = reader().read(text, today=MONDAY)
    assert slices_hold(text, reading)
    assert all(written in SURROGATE.sub("\ufffd", text) for _, written in reading.unplaced)
    assert reader().read(text, today=MONDAY) == reading


@thorough
@given(st.one_of(anything, broken))
def test_what_stands_around_a_symptom_moves_its_offsets_and_no_more(noise: str) -> None:
    text = f"{noise}\n. my back hurts"
    last = reader().read(text, today=MONDAY).findings[-1]
    assert (last.start, last.end, last.text) == (len(text) - len("back hurts"), len(text), "back hurts")


ODD = {"empty": "", "space": " ", "lines": "\n\n", "mark": "?", "half a character": "\ud800", "null": "\x00"}
ODD |= {"one long word": "a" * 20_000, "emoji": "😭" * 2_000, "more than spaCy takes": "x" * 1_000_001}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_texts_say_nothing(text: str) -> None:
    reading = reader().read(text)
    assert msgspec.structs.replace(reading, known_words=0) == Reading()


def test_a_long_message_is_read_to_its_end() -> None:
    text = "I went to the shops. " * 500 + "My back hurts."
    (finding,) = findings(text)
    assert (finding.symptom, finding.end) == ("back_pain", len(text) - 1)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("I CAN'T BREATHE!!", "CAN'T BREATHE"),
        ("İ my BACK hurts", "BACK hurts"),
        ("😭😭 my   back\thurts", "back\thurts"),
        ("my ﬁrst thing: back\u200b pain", "back\u200b pain"),
        ("back\ud800pain", "back\ufffdpain"),
    ],
)
def test_a_finding_is_told_as_it_was_written(text: str, written: str) -> None:
    assert [f.text for f in findings(text)] == [written]
    assert slices_hold(text, reader().read(text))


def test_the_turn_and_the_day_are_those_given() -> None:
    (finding,) = reader().read("headache since Monday", turn=4, today=date(2026, 11, 25)).findings
    assert (finding.turn, finding.duration_days) == (4, 2)


def test_a_reader_may_be_given_the_knowledge() -> None:
    own = Reader(load_knowledge())
    assert own.knowledge is load_knowledge()
    assert own.read("my back hurts") == reader().read("my back hurts")


def test_readers_do_not_disturb_each_other_nor_threads() -> None:
    texts = [f"{a} {b}" for a in FRAGMENTS[:18] for b in FRAGMENTS[:18]]
    other = Reader()
    expected = [other.read(text, today=MONDAY) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: reader().read(text, today=MONDAY), texts)) == expected
