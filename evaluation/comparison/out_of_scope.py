"""What share of messages from elsewhere is recognised when only so many that belong here may be lost for it.

A message is taken for out of scope from some probability on. The figures lower that threshold as far as the messages
that belong here allow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.nlu.intent_arbiter import FALLBACK, OUT_OF_SCOPE, SURE, decide
from evaluation.comparison.classifiers import Ranking, probability
from evaluation.comparison.measured import Judged, Measured
from evaluation.comparison.own_classifiers import reader
from evaluation.figures import Figure, hits

MOST_LOST = 0.03
"""The share of messages that belong here of which the requirement allows to lose sight."""

SUBJECTS = frozenset(("questions", "support", "symptoms"))
"""The files of data/nlu whose messages describe a symptom or ask about the article's subjects; the rest is talk."""

NEVER = 1.1
"""A threshold that no probability reaches."""


class Point(NamedTuple):
    """A threshold, the share lost of what belongs here and the share recognised of what does not."""

    threshold: float
    lost: Figure
    recall: Figure


def best_point(group: str, here: Sequence[float], elsewhere: Sequence[float], most_lost: float = MOST_LOST) -> Point:
    """The point of the lowest threshold that no more than a share of `most_lost` of the scores in `here` reach.

    Args:
        group: what the scores are of, for the figures.
        here: for each message that belongs here how much it looks to be from elsewhere, 0 if it is never taken for it.
        elsewhere: the same for messages from elsewhere.
        most_lost: how many may be lost.
    """
    allowed = int(most_lost * len(here) + 1e-9)
    bar = sorted(here, reverse=True)[allowed] if allowed < len(here) else 0.0
    return point_at(min((s for s in (*here, *elsewhere) if s > bar), default=NEVER), group, here, elsewhere)


def point_of(measured: Measured, *, arbitrated: bool) -> Point:
    """The best point of a classifier; `arbitrated` tells that IntentArbiter stands behind it."""

    def scores(judged: Iterable[Judged], *, asked_back: bool) -> list[float]:
        if not arbitrated:
            return [score(j.ranking) for j in judged]
        return [arbitrated_score(j.example.text, j.ranking, asked_back=asked_back) for j in judged]

    here = scores(subjects(measured.judged), asked_back=True)
    return best_point(measured.name, here, scores(elsewhere(measured.judged), asked_back=False))


def point_at(threshold: float, group: str, here: Sequence[float], elsewhere: Sequence[float]) -> Point:
    """The point of a given threshold, above 0."""
    return Point(
        threshold,
        hits("out_of_scope.lost", group, "belongs here, but lost", [s >= threshold for s in here]),
        hits("out_of_scope.recall", group, "out of scope: recall", [s >= threshold for s in elsewhere]),
    )


def subjects(judged: Iterable[Judged]) -> list[Judged]:
    """Those held out messages that describe a symptom or ask about the article's subjects."""
    return [j for j in judged if j.example.family in SUBJECTS]


def elsewhere(judged: Iterable[Judged]) -> list[Judged]:
    """Those held out messages that are out of scope."""
    return [j for j in judged if j.example.intent == OUT_OF_SCOPE]


def score(ranking: Ranking) -> float:
    """How much a message looks to be from elsewhere to a classifier alone."""
    return probability(ranking, OUT_OF_SCOPE)


def arbitrated_score(text: str, ranking: Ranking, *, asked_back: bool) -> float:
    """The same with IntentArbiter behind the classifier, which sends what names the body to triage instead.

    Args:
        text: the message.
        ranking: what the classifier says.
        asked_back: whether "say it again" counts as well. It does where the message belongs here and would be lost,
            not where one from elsewhere is to be recognised.
    """
    chance = score(ranking)
    decided = decide(text, reader().read(text), OUT_OF_SCOPE, sure=chance >= SURE)
    return chance if decided == OUT_OF_SCOPE or (asked_back and decided == FALLBACK) else 0.0
