"""Surface forms of base words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.inflection import plural_forms, regular_forms, surface_forms


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("cramp", "cramp cramps cramped cramping"),
        ("ache", "ache aches ached aching"),
        ("wheeze", "wheeze wheezes wheezed wheezing"),
        ("see", "see sees seeed seeing"),
        ("worry", "worry worries worried worrying"),
        ("stay", "stay stays stayed staying"),
        ("itch", "itch itches itched itching"),
        ("pass", "pass passes passed passing"),
        ("throb", "throb throbs throbed throbing throbbed throbbing"),
        ("limp", "limp limps limped limping"),
        ("swell", "swell swells swelled swelling"),
        ("vomit", "vomit vomits vomited vomiting"),
        ("3", "3"),
        ("head-ache", "head-ache"),
    ],
)
def test_regular_forms(word: str, forms: str) -> None:
    assert regular_forms(word) == set(forms.split())


@pytest.mark.parametrize(
    ("word", "forms"),
    [("leg", "leg legs"), ("kidney", "kidney kidneys"), ("body", "body bodies"), ("arch", "arch arches"), ("l4", "l4")],
)
def test_names_of_parts_have_a_plural_and_never_become_verbs(word: str, forms: str) -> None:
    assert plural_forms(word) == set(forms.split())


IRREGULAR = {"lose": ("lost", "losing"), "be": ("is", "was")}
FIXED = frozenset(("be", "numb"))


@pytest.mark.parametrize(
    ("word", "within", "without"),
    [
        ("lose", {"lose", "loses", "lost", "losing"}, set()),
        ("be", {"be", "is", "was"}, {"bed", "bes"}),
        ("numb", {"numb"}, {"numbed", "numbs"}),
        ("left!", {"left"}, {"left!", "lefts"}),
    ],
)
def test_irregular_forms_are_added_fixed_words_stay_and_an_exclamation_mark_means_exactly_this(
    word: str, within: set[str], without: set[str]
) -> None:
    forms = surface_forms(word, IRREGULAR, FIXED)
    assert within <= forms
    assert not without & forms


@given(st.text(min_size=1, max_size=12))
def test_a_word_is_always_a_form_of_itself(word: str) -> None:
    assert word in regular_forms(word)
    assert word in plural_forms(word)
    assert word.removesuffix("!") in surface_forms(word, {}, frozenset())
