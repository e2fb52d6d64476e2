"""The folds are fair and always the same."""

from __future__ import annotations

from collections import Counter

import pytest

from evaluation.comparison.examples import Example, folds, load
from evaluation.comparison.out_of_scope import SUBJECTS

EXAMPLES = [Example(f"{intent} {n}", intent, "family") for intent in ("a", "b") for n in range(20)]


def test_each_message_is_held_out_once_and_never_learnt_beside() -> None:
    split = folds(EXAMPLES, 4)
    assert sorted(e for fold in split for e in fold.held_out) == sorted(EXAMPLES)
    for fold in split:
        assert sorted([*fold.train, *fold.held_out]) == sorted(EXAMPLES)
        assert Counter(e.intent for e in fold.held_out) == {"a": 5, "b": 5}
    assert split == folds(EXAMPLES, 4)


@pytest.mark.rasa
def test_the_training_messages_are_read_as_rasa_reads_them() -> None:
    found = load()
    assert {e.family for e in found} >= SUBJECTS
    assert all(e.text and e.intent and "](" not in e.text for e in found)
