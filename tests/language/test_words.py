"""The words of a message: parted, lower-cased, unabbreviated, with the pauses between them."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from bot.language.sheet import Sheet, sheet_of
from bot.language.spelling import Speller
from bot.language.words import Tokens, Words

NLP = spacy.blank("en")
NLP.tokenizer = Tokens(NLP)
SPELLER = Speller(("pain", "headache", "breathless"), {"sob": "breathless", "carnt": "can not"})
WORDS = Words(SPELLER, frozenset(("um", "please")), asides=("you know", "like"), openers=frozenset(("well",)))


def read(text: str) -> Sheet:
    return sheet_of(WORDS(NLP.make_doc(text)))


@pytest.mark.parametrize(
    ("text", "words", "pauses"),
    [
        ("it's, um, pain", ["it", "is", "pain"], [".", "", ""]),
        ("it's, you know, pain", ["it", "is", "pain"], [".", "", ""]),
        ("like, pain, you know, here", ["pain", "here"], [".", ""]),
        ("pain like here, so", ["pain", "like", "here", "so"], [".", "", "", ","]),
        ("pain, ache, like", ["pain", "ache", "like"], [".", ",", ","]),
        ("pain. um, ache", ["pain", "ache"], [".", "."]),
    ],
)
def test_asides_and_fillers_are_left_out_with_their_commas(text: str, words: list[str], pauses: list[str]) -> None:
    sheet = read(text)
    assert (sheet.text.words, sheet.text.pauses) == (words, pauses)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("My BACK hurts", "my back hurts"),
        ("I can't breathe", "i can not breathe"),
        ("I can’t breathe", "i can not breathe"),
        ("cant breathe", "can not breathe"),
        ("I'm ill, I've pain, I'd pain", "i am ill i have pain i had pain"),
        ("it's sore; she's ill", "it is sore she is ill"),
        ("my mum's back", "my mum back"),
        ("um, pain please", "pain"),
        ("Well, it hurts. Well it does and well it is, well, pain", "it hurts it does and it is pain"),
        ("I am not well, not feeling well", "i am not well not feeling well"),
        ("pain in R hip, L arm", "pain in right hip left arm"),
        ("R U OK? l8r, an L or R", "r u ok l8r an l or r"),
        ("for 2½ weeks", "for 2.5 weeks"),
        ("SOB", "breathless"),
        ("i carnt walk", "i can not walk"),
        ("hedache paaaaain", "headache pain"),
        ("hurts.My back", "hurts my back"),
        ("hell!!pain", "hell pain"),
        ("pain/ache & more", "pain and ache and more"),
        ("(left)hip [sore]", "left hip sore"),
        ("at 3am or 4 A.M.", "at 3 am or 4 am"),
        ("8/10 pain at 38.5", "8/10 pain at 38.5"),
        ("pain-free", "pain free"),
        ("naïve Ångström ﬁt \uff50\uff41\uff49\uff4e", "naive angstrom fit pain"),
        ("I CAN'T, DON'T, WON'T", "i can not do not will not"),
        ("couldn`t, isn\u00b4t", "could not is not"),
        ("tired.loss of appetite", "tired loss of appetite"),
        ("see https://a.uk/back-pain now", "see https://a.uk/back-pain now"),
        ("ba\u00adck\u200b pain", "back pain"),
        ("half \ud800 a character", "half \ufffd a character"),
        ("  \t\n ", ""),
        ("?!…", ""),
        ("😭 pain 😭", "😭 pain 😭"),
    ],
)
def test_the_words(text: str, words: str) -> None:
    assert " ".join(read(text).text.words) == words


@pytest.mark.parametrize(
    ("text", "pauses"),
    [
        ("pain here", [".", ""]),
        ("pain, here", [".", ","]),
        ("pain. Here", [".", "."]),
        ("pain; here", [".", "."]),
        ("pain\nhere", [".", "."]),
        ("pain\there", [".", ""]),
        ("pain ... here", [".", "."]),
        ("pain!?here", [".", "."]),
        ("pain - here", [".", ","]),
        ("pain-here", [".", ""]),
        ("pain (here)", [".", ","]),
        ("pain, . here", [".", "."]),
        ("pain. , here", [".", "."]),
        ("pain, um here", [".", ","]),
        ("carnt stop", [".", "", ""]),
    ],
)
def test_the_pauses(text: str, pauses: list[str]) -> None:
    assert read(text).text.pauses == pauses


def test_offsets_lead_back_to_the_message_as_written() -> None:
    text = "Um,  I CARNT stop—my hedache!"
    doc = NLP.make_doc(text)
    sheet = sheet_of(WORDS(doc))
    assert sheet.text.words == ["i", "can", "not", "stop", "my", "headache"]
    written = [text[slice(*sheet.characters(doc, i, i + 1))] for i in range(len(sheet.text.words))]
    assert written == ["I", "CARNT", "CARNT", "stop", "my", "hedache"]
    assert text[slice(*sheet.characters(doc, 1, 6))] == "CARNT stop—my hedache"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_there_is_one_pause_and_one_token_a_word_and_no_word_is_empty(text: str) -> None:
    sheet = read(text)
    assert len(sheet.text.words) == len(sheet.text.pauses) == len(sheet.tokens) == len(sheet.text.tags)
    assert all(word and not word.isspace() for word in sheet.text.words)
    assert sheet.tokens == sorted(sheet.tokens)


@pytest.mark.parametrize(
    ("run", "words", "pauses"),
    [
        ("pain,nausea.tired" + "!?" * 50, ["pain", "nausea", "tired", "my", "back"], [".", ".", ".", ".", ""]),
        ("don't_know" + "\U0001f62d" * 100, ["do", "not", "know", "my", "back"], [".", "", "", "", ""]),
        ("'" * 120 + "ache", ["ache", "my", "back"], [".", "", ""]),
        ("https://example.org/" + "headache/" * 20, ["my", "back"], [".", ""]),
        ("h" * 120, ["h", "my", "back"], [".", "", ""]),
    ],
)
def test_a_long_run_without_a_space_is_taken_apart_at_its_marks(run: str, words: list[str], pauses: list[str]) -> None:
    text = f"{run} my back"
    doc = NLP.make_doc(text)
    sheet = sheet_of(WORDS(doc))
    assert (sheet.text.words, sheet.text.pauses) == (words, pauses)
    assert text[slice(*sheet.characters(doc, len(words) - 2, len(words)))] == "my back"
