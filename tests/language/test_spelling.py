"""Misspelt words are mended towards the knowledge's words, and real words stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.spelling import Speller, real_words
from tests.language.reading import statuses

KNOWN = ("headache", "shoulder", "dizziness", "cough", "numb", "breathless", "haemoptysis", "hip")
ALIASES = {"coff": "cough", "brest": "breast", "sob": "breathless"}
SPELLER = Speller(KNOWN, ALIASES)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("headache", "headache"),
        ("headace", "headache"),
        ("heedache", "headache"),
        ("haedahce", "headache"),
        ("haemoptisys", "haemoptysis"),
        ("sholuder", "shoulder"),
        ("brethless", "breathless"),
        ("coff", "cough"),
        ("brest", "breast"),
        ("sob", "breathless"),
        ("coooough", "cough"),
        ("nummmmb", "numb"),
        ("sooo", "so"),
        ("goood", "good"),
    ],
)
def test_slips_are_mended(written: str, meant: str) -> None:
    assert SPELLER.correct(written) == meant


@pytest.mark.parametrize("word", ["shudder", "though", "rough", "numbs", "hop", "dizzy", "tough"])
def test_real_words_stay(word: str) -> None:
    assert word in real_words()
    assert SPELLER.correct(word) == word


@pytest.mark.parametrize("word", ["hpi", "nip", "xyzzy", "kcough", "8/10", "38.5", "", "pain1", "q" * 40])
def test_short_words_names_numbers_and_other_first_letters_stay(word: str) -> None:
    expected = "q" if set(word) == {"q"} else word
    assert SPELLER.correct(word) == expected


@given(st.text(max_size=40))
def test_any_word_leads_to_a_word_and_the_same_one_each_time(word: str) -> None:
    assert SPELLER.correct(word) == SPELLER.correct(word)
    assert Speller(KNOWN, ALIASES).correct(word) == SPELLER.correct(word)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("thikn", "think"),  # "thin" is known too, and rarer
        ("hepl", "help"),
        ("wether", "wether"),  # a real word
        ("weathre", "weather"),  # common and unknown to the knowledge: no symptom is made of it
        ("lumb", "lump"),
        ("couhg", "cough"),
        ("lupm", "lump"),
        ("oclour", "colour"),
        ("hurtts", "hurts"),
        ("doenst", "does not"),
    ],
)
def test_the_likeliest_word_is_taken(written: str, meant: str) -> None:
    speller = Speller(
        ("thin", "think", "cough", "lump", "hurts", "lamb", "wheeze", "colour"),
        {"doesnt": "does not"},
        {"lump", "cough"},
    )
    assert speller.correct(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("backpain", "back pain"),
        ("ihave", "i have"),
        ("cantbreathe", "can not breathe"),
        ("backwards", "backwards"),
        ("backqain", "backqain"),
        ("xhave", "xhave"),
        ("nauseous", "nauseous"),
    ],
)
def test_glued_words_are_parted(written: str, meant: str) -> None:
    speller = Speller(("back", "pain", "have", "breathe", "in", "i", "nausea", "us"), {"cant": "can not"})
    assert speller.correct(written) == meant


def test_no_correction_leads_to_a_form_that_nobody_uses() -> None:
    assert Speller(("itch", "itchs", "itched"), {}).correct("itchd") in ("itch", "itched")


@pytest.mark.parametrize(
    ("message", "symptom"),
    [
        ("terible hedache", "headache"),
        ("my sholder hurts", "shoulder_pain"),
        ("cant stop coffing", "cough"),
        ("i have had a siezure", "seizure"),
        ("my skin is yelow", "jaundice"),
        ("i feel naseous", "nausea"),
        ("swolen tummy", "abdominal_swelling"),
        ("my bak is acheing", "back_pain"),
        ("SOB", "dyspnoea"),
        ("cantbreathe", "rest_dyspnoea"),
        ("backpain", "back_pain"),
        ("diarreah", "diarrhoea"),
        ("ankels are swolen", "ankle_swelling"),
        ("hemoptysis", "haemoptysis"),
        ("my eyes look jaundiced", "yellow_eyes"),
        ("tummy pian", "abdominal_pain"),
        ("bloting for weeks", "abdominal_swelling"),
        ("i cant feal my legs", "limb_numbness"),
    ],
)
def test_misspelt_messages_are_understood(message: str, symptom: str) -> None:
    assert statuses(message).get(symptom) == "present"


@pytest.mark.parametrize("message", ["I moved house", "a pane of glass", "the coach was late", "we went to Bath"])
def test_ordinary_words_do_not_turn_into_symptoms(message: str) -> None:
    assert statuses(message) == {}
