"""One classifier measured: what it answered on messages it had not learnt from, and what that cost.

Times are processor time of the whole process: on a machine that others use too, the clock on the wall would count them.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from evaluation.comparison.classifiers import Classifier, Ranking
from evaluation.comparison.examples import Example, Fold
from evaluation.comparison.macro_f1 import macro_f1
from evaluation.figures import SEED, Figure, hits

DRAWS = 500
"""Resamples of times, of which there are many and whose medians hardly move."""

WARM_UP = 3
"""Messages asked before the clock runs: the first ones pay for what is built late."""


class Judged(NamedTuple):
    """A message that was held out, and how it was ranked."""

    example: Example
    ranking: Ranking

    @property
    def answer(self) -> str:
        """The intent that would be acted upon."""
        return self.ranking[0][0]


@dataclass(frozen=True)
class Measured:
    """The answers of one classifier, the seconds of each training and the milliseconds of each message."""

    name: str
    judged: tuple[Judged, ...]
    training: tuple[float, ...]
    messages: tuple[float, ...]

    @cached_property
    def accuracy(self) -> Figure:
        """The share of messages answered with their intent."""
        return hits("accuracy", self.name, "accuracy", [j.answer == j.example.intent for j in self.judged])

    @cached_property
    def macro_f1(self) -> Figure:
        """The mean F1 of all intents."""
        return macro_f1("macro_f1", self.name, [j.example.intent for j in self.judged], [j.answer for j in self.judged])

    @cached_property
    def message_ms(self) -> Figure:
        """Milliseconds to answer a message."""
        return middle("message_ms", self.name, "ms per message", self.messages)

    @cached_property
    def training_seconds(self) -> Figure:
        """Seconds to learn once."""
        return middle("training_seconds", self.name, "seconds to learn", self.training)

    def confusions(self) -> list[tuple[str, str, int]]:
        """(intent, answer, number) of all wrong answers, the most frequent first."""
        wrong = Counter((j.example.intent, j.answer) for j in self.judged if j.answer != j.example.intent)
        return [(*pair, number) for pair, number in sorted(wrong.items(), key=lambda w: (-w[1], w[0]))]


def measure(classifier: Classifier, folds: Iterable[Fold]) -> Measured:
    """Train a classifier on each fold, then ask it about what was held out, one message at a time."""
    judged: list[Judged] = []
    training: list[float] = []
    messages: list[float] = []
    for fold in folds:
        started = time.process_time()
        rank = classifier.train(fold.train)
        training.append(time.process_time() - started)
        for example in fold.held_out[:WARM_UP]:
            rank(example.text)
        for example in fold.held_out:
            started = time.process_time()
            ranking = rank(example.text)
            messages.append((time.process_time() - started) * 1000)
            judged.append(Judged(example, ranking))
    return Measured(classifier.name, tuple(judged), tuple(training), tuple(messages))


def middle(id_: str, group: str, label: str, values: Sequence[float]) -> Figure:
    """The median of one value or more, with its bootstrap interval; `right` and `of` both count the values."""
    drawn = np.median(np.random.default_rng(SEED).choice(values, size=(DRAWS, len(values))), axis=1)
    low, high = np.percentile(drawn, (2.5, 97.5))
    number = len(values)
    return Figure(id_, group, label, number, number, float(np.median(values)), float(low), float(high))
