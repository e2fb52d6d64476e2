"""What is left of a message when the parts that tell of its symptoms are cut out."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge import load_knowledge
from bot.language.untold import Untold
from tests.language.reading import findings


@cache
def untold() -> Untold:
    return Untold(load_knowledge())


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("My back hurts and the stairs beat me", "and the stairs beat me"),
        ("The lamp swims, my head aches.", "The lamp swims,"),
        ("it is all so odd. I have a cough but nobody listens", "it is all so odd. but nobody listens"),
        ("my hip hurts", ""),
        ("nothing of the kind", "nothing of the kind"),
    ],
)
def test_the_parts_without_a_symptom_are_left(text: str, rest: str) -> None:
    assert untold()(text, findings(text)) == rest


@given(st.text(max_size=80))
def test_of_a_message_without_findings_all_words_are_left(text: str) -> None:
    assert untold()(text, ()).split() == text.split()
