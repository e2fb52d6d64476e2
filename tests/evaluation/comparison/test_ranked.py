"""Classifiers side by side, and the whole pipeline on messages that it has not learnt from."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from evaluation.comparison import ranked
from evaluation.comparison.classifiers import Ranker
from evaluation.comparison.examples import Example, Fold
from evaluation.comparison.measured import Judged, Measured

HURTS = Example("my back hurts", "report_symptom", "symptoms")
CAPITAL = Example("what is the capital of France", "out_of_scope", "out_of_scope")
HELLO = Example("hello", "greet", "small_talk")
RIGHT = {e.text: e.intent for e in (HURTS, CAPITAL, HELLO)}


class Knows:
    """Knows all answers."""

    name = "knows"

    def train(self, examples: Sequence[Example]) -> Ranker:
        return lambda text: [(RIGHT[text], 0.9)]


def pipeline(*judged: tuple[Example, str]) -> Measured:
    return Measured("Waymark", tuple(Judged(e, [(intent, 0.9)]) for e, intent in judged), (1.0,), (1.0,))


def test_all_are_compared_on_the_same_messages() -> None:
    whole = pipeline((HURTS, "report_symptom"), (CAPITAL, "greet"), (HELLO, "greet"))
    table = ranked.table(whole, [Knows()], [Fold([HELLO], [HURTS, CAPITAL])])
    assert [label for label, _ in table.rows] == ["Waymark", "knows"]
    assert [cells[0].right for _, cells in table.rows if cells[0]] == [1, 2]
    assert [cells[0].of for _, cells in table.rows if cells[0]] == [2, 2]
    ids = [figure.id for figure in table.figures()]
    assert len(set(ids)) == len(ids) == 2 * len(ranked.COLUMNS)
    assert "intents.macro_f1.knows" in ids


def test_what_the_pipeline_loses_and_recognises() -> None:
    whole = pipeline((HURTS, "nlu_fallback"), (CAPITAL, "out_of_scope"), (HELLO, "out_of_scope"))
    counts = {f.id.removeprefix("intent.cross_validation."): (f.right, f.of) for f in ranked.held_out(whole)}
    assert counts["kept"] == (0, 1)
    assert counts["out_of_scope"] == (1, 1)
    assert counts["accuracy"] == (1, 3)
    assert counts["recall.greet"] == (0, 1)


@pytest.mark.rasa
def test_every_kind_of_classifier_that_was_asked_for_is_compared() -> None:
    names = " ".join(c.name for c in ranked.classifiers())
    assert all(kind in names for kind in ("concepts", "LogisticRegressionClassifier", "DIET", "textcat"))
