"""A classifier is asked only about what it has not learnt from; times and answers are kept."""

from __future__ import annotations

from collections.abc import Sequence

from evaluation.comparison.classifiers import Ranker, probability
from evaluation.comparison.examples import Example, Fold
from evaluation.comparison.measured import measure, middle

GREET = Example("hello", "greet", "small_talk")
BYE = Example("bye", "goodbye", "small_talk")


class Always:
    """Answers with the first intent that it learnt."""

    name = "always"

    def __init__(self) -> None:
        self.learnt: list[list[Example]] = []

    def train(self, examples: Sequence[Example]) -> Ranker:
        self.learnt.append(list(examples))
        return lambda text: [(examples[0].intent, 0.8), ("other", 0.2)]


def test_every_held_out_message_is_judged_once_by_what_learnt_without_it() -> None:
    always = Always()
    measured = measure(always, [Fold([GREET], [BYE]), Fold([BYE], [BYE, BYE])])
    assert always.learnt == [[GREET], [BYE]]
    assert [j.answer for j in measured.judged] == ["greet", "goodbye", "goodbye"]
    assert (measured.accuracy.right, measured.accuracy.of) == (2, 3)
    assert measured.confusions() == [("goodbye", "greet", 1)]
    assert (measured.training_seconds.of, measured.message_ms.of) == (2, 3)


def test_the_middle_of_times_has_an_interval() -> None:
    figure = middle("id", "group", "label", [1.0, 2.0, 9.0])
    assert (figure.low, figure.value, figure.high) == (1.0, 2.0, 9.0)


def test_an_intent_that_a_ranking_leaves_out_has_no_probability() -> None:
    assert probability([("greet", 0.7)], "goodbye") == 0
    assert probability([("nlu_fallback", 0.5), ("greet", 0.7)], "greet") == 0.7
