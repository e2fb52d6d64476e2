"""One classifier measured: what it answered on messages it had not learnt from, and what that cost.

Times are processor time of the whole process: on a machine that others use too, the clock on the wall would count them.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median
from typing import NamedTuple

from evaluation.comparison.classifiers import Classifier, Ranking
from evaluation.comparison.examples import Example, Fold
from evaluation.comparison.macro_f1 import macro_f1
from evaluation.figures import Figure, hits

WARM_UP = 3
"""Messages asked before the clock runs: the first ones pay for what is built late."""


class Judged(NamedTuple):
    """A message that was held out, and how it was ranked. `fold` counts from 0."""

    example: Example
    ranking: Ranking
    fold: int

    @property
    def answer(self) -> str:
        """The intent that would be acted upon."""
        return self.ranking[0][0]


@dataclass(frozen=True)
class Measured:
    """The answers of one classifier; seconds to learn a fold and milliseconds a message are medians."""

    name: str
    judged: tuple[Judged, ...]
    training_seconds: float
    message_ms: float

    @property
    def folds(self) -> frozenset[int]:
        """The folds on which it was measured."""
        return frozenset(j.fold for j in self.judged)

    def on(self, folds: frozenset[int]) -> Measured:
        """The same, with the answers to some folds only."""
        return replace(self, judged=tuple(j for j in self.judged if j.fold in folds))

    @cached_property
    def accuracy(self) -> Figure:
        """The share of messages answered with their intent."""
        return hits("accuracy", self.name, "accuracy", [j.answer == j.example.intent for j in self.judged])

    @cached_property
    def macro_f1(self) -> Figure:
        """The mean F1 of all intents."""
        return macro_f1("macro_f1", self.name, [j.example.intent for j in self.judged], [j.answer for j in self.judged])

    @cached_property
    def recalls(self) -> dict[str, float]:
        """For each intent the share of its messages that were answered with it."""
        asked = Counter(j.example.intent for j in self.judged)
        right = Counter(j.answer for j in self.judged if j.answer == j.example.intent)
        return {intent: right[intent] / number for intent, number in sorted(asked.items())}

    def confusions(self) -> list[tuple[str, str, int]]:
        """(intent, answer, number) of all wrong answers, the most frequent first."""
        wrong = Counter((j.example.intent, j.answer) for j in self.judged if j.answer != j.example.intent)
        return [(*pair, number) for pair, number in sorted(wrong.items(), key=lambda w: (-w[1], w[0]))]


def measure(classifier: Classifier, folds: Iterable[tuple[int, Fold]]) -> Measured:
    """Train a classifier on each (number, fold), then ask it about what was held out, one message at a time."""
    judged: list[Judged] = []
    training: list[float] = []
    messages: list[float] = []
    for number, fold in folds:
        started = time.process_time()
        rank = classifier.train(fold.train)
        training.append(time.process_time() - started)
        for example in fold.held_out[:WARM_UP]:
            rank(example.text)
        for example in fold.held_out:
            started = time.process_time()
            ranking = rank(example.text)
            messages.append((time.process_time() - started) * 1000)
            judged.append(Judged(example, ranking, number))
    return Measured(classifier.name, tuple(judged), median(training), median(messages))


def common_folds(measured: Iterable[Measured]) -> frozenset[int]:
    """The folds on which all of them, one or more, were measured."""
    return frozenset.intersection(*(m.folds for m in measured))
