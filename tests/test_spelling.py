"""Texts in the operator's spelling."""

from __future__ import annotations

import pytest

from bot.spelling import AMERICAN, localise
from bot.strict import read_yaml


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("A tumour in the oesophagus", "A tumor in the esophagus"),
        ("Tumours, anaemia and lymphoedema.", "Tumors, anemia and lymphedema."),
        ("Ring 999 now", "Call 999 now"),
        ("ring {team}, or ring {urgent}", "call {team}, or call {urgent}"),
        ("the centre's programme", "the center's program"),
        ("", ""),
    ],
)
def test_words_are_replaced_with_their_capital(british: str, american: str) -> None:
    assert localise(british, "american") == american
    assert localise(british, "british") == british


@pytest.mark.parametrize(
    "text",
    ["ringing in my ears", "St Mummery Hospital", "0800 123 456 789", "colourful {colours}", "https://x.org/tumoural"],
)
def test_names_numbers_and_parts_of_longer_words_pass_unchanged(text: str) -> None:
    assert localise(text, "american") == text


def test_every_listed_word_is_replaced_and_none_leads_to_another() -> None:
    words: dict[str, str] = read_yaml(AMERICAN)
    for british, american in words.items():
        assert localise(british, "american") == american
        assert localise(american, "american") == american, "a text localised twice must stay as it is"
