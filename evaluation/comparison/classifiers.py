"""What is compared: anything that learns intents from messages and then ranks them for one message at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from evaluation.comparison.examples import Example

Ranking = list[tuple[str, float]]
"""Intents with their probabilities. The first is the one that is acted upon, which need not be the likeliest."""

Ranker = Callable[[str], Ranking]
"""A trained classifier: a message in, the ranking out."""


class Classifier(Protocol):
    """A way to learn intents."""

    @property
    def name(self) -> str:
        """The name in the tables."""

    def train(self, examples: Sequence[Example]) -> Ranker:
        """Learn from nothing but these messages; two intents or more."""


def probability(ranking: Ranking, intent: str) -> float:
    """The probability that a ranking gives to an intent; 0 if it leaves it out."""
    return max((p for found, p in ranking if found == intent), default=0.0)
