"""Guesses of what a message may mean: from the knowledge's own wordings, always the same, never more than three."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge import load_knowledge
from bot.language.proposer import MOST, Proposer
from bot.language.wordings import WORDINGS_EACH, Wordings
from tests.language.reading import statuses

DATA = Path(__file__).parents[2] / "data" / "nlu"
TOLD = [
    ("the stairs have become a mountain for me", "leg_weakness"),
    ("my stomach sends everything back up", "vomiting"),
    ("her eyes are the colour of custard", "yellow_eyes"),
]
OTHERS = ["thank you so much", "what is a bone scan", "my sister is coming on Sunday", "can you book a taxi"]


@cache
def proposer() -> Proposer:
    return Proposer(TOLD, Wordings(load_knowledge()).examples(WORDINGS_EACH), OTHERS)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("poo that looks like tar", "melaena"),
        ("yellowish eyeball", "yellow_eyes"),
        ("I wheezed and whistled", "wheeze"),
    ],
)
def test_what_sounds_like_a_symptom_is_proposed(text: str, meant: str) -> None:
    assert meant in proposer().propose(text)


@cache
def practised() -> Proposer:
    """Learnt from what people wrote of the nerves, and from talk."""
    return Proposer(_messages("unheard_of/nerves"), [], [text for text, _ in _messages("small_talk")])


def _messages(file: str) -> list[tuple[str, str]]:
    blocks = yaml.safe_load((DATA / f"{file}.yml").read_text(encoding="utf-8"))["nlu"]
    return [
        (line.removeprefix("- "), block.get("metadata", {}).get("symptom", ""))
        for block in blocks
        for line in block["examples"].splitlines()
    ]


def test_what_sounds_much_like_a_symptom_is_suspected() -> None:
    assert practised().suspect("both legs have turned to jelly and will not carry me up the stairs") == "leg_weakness"


@pytest.mark.parametrize("text", ["what is a taxi", "thank you", "good morning", "\u4f60\u597d"])
def test_of_what_sounds_like_nothing_nothing_is_suspected(text: str) -> None:
    assert practised().suspect(text) is None


@pytest.mark.parametrize("text", ["these stairs are a mountain", "everything comes back up", "eyes like custard"])
def test_what_sounds_like_messages_on_symptoms_is_likely_to_tell_of_one(text: str) -> None:
    assert proposer().likelihood(text) > 0.5


@pytest.mark.parametrize("text", ["what is a taxi", "thanks so much", "is your sister coming"])
def test_what_sounds_like_other_messages_is_not(text: str) -> None:
    assert proposer().likelihood(text) < 0.5


def test_without_messages_of_both_kinds_nothing_is_likely() -> None:
    wordings = [*Wordings(load_knowledge()).examples(1)]
    assert Proposer(TOLD, wordings, []).likelihood(TOLD[0][0]) == 0.0


def test_of_what_has_nothing_known_nothing_is_proposed() -> None:
    assert proposer().propose("\u4f60\u597d") == ()


@given(st.text(max_size=60))
def test_any_text_gets_at_most_three_known_symptoms(text: str) -> None:
    proposed = proposer().propose(text)
    assert len(set(proposed)) == len(proposed) <= MOST
    assert set(proposed) <= set(load_knowledge().symptoms)


def test_the_same_wordings_every_time() -> None:
    assert [*Wordings(load_knowledge()).examples(1)] == [*Wordings(load_knowledge()).examples(1)]


@pytest.mark.parametrize("id_", sorted(load_knowledge().symptoms))
def test_an_offer_taken_up_is_understood_as_what_was_offered(id_: str) -> None:
    knowledge = load_knowledge()
    assert statuses(knowledge.phrases.offer.format(symptom=knowledge.symptoms[id_].label))[id_] == "present"
