"""Macro-F1 agrees with sklearn's, and knows how sure it is."""

from __future__ import annotations

from sklearn.metrics import f1_score

from evaluation.comparison.macro_f1 import macro_f1

WANTED = ["a"] * 30 + ["b"] * 20 + ["c"] * 10
ANSWERED = ["a"] * 25 + ["b"] * 5 + ["b"] * 18 + ["other"] * 2 + ["a"] * 4 + ["c"] * 6


def test_it_is_the_mean_f1_of_the_intents_that_were_wanted() -> None:
    figure = macro_f1("id", "group", WANTED, ANSWERED)
    expected = f1_score(WANTED, ANSWERED, labels=["a", "b", "c"], average="macro")
    assert figure.value is not None and abs(figure.value - expected) < 1e-12
    assert (figure.right, figure.of) == (49, 60)


def test_the_interval_holds_the_value_and_is_the_same_each_time() -> None:
    figure = macro_f1("id", "group", WANTED, ANSWERED)
    assert figure == macro_f1("id", "group", WANTED, ANSWERED)
    assert figure.low is not None and figure.value is not None and figure.high is not None
    assert figure.low < figure.value < figure.high


def test_all_right_is_one() -> None:
    figure = macro_f1("id", "group", WANTED, WANTED)
    assert (figure.low, figure.value, figure.high) == (1.0, 1.0, 1.0)
