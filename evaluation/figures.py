"""Figures: shares of counts, each with the interval in which it would lie on other messages of the same kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SEED = 20261123
RESAMPLES = 2000

Pair = tuple[int, int]
"""What one message adds to a share: to its upper and to its lower number."""


@dataclass(frozen=True)
class Figure:
    """One share. `right` of `of` are counts; `low` and `high` bound its 95 % bootstrap interval.

    All three values are None where there was nothing to count.
    """

    id: str
    group: str
    label: str
    right: int
    of: int
    value: float | None
    low: float | None
    high: float | None


def share(id_: str, group: str, label: str, pairs: Iterable[Pair]) -> Figure:
    """The share of all first numbers in all second ones, resampled message by message.

    Findings of one message hang together, so that messages and not findings are what is drawn.
    """
    counts = np.array(list(pairs), dtype=np.int64).reshape(-1, 2)
    right, of = (int(n) for n in counts.sum(axis=0))
    low, high = _interval(counts) if of else (None, None)
    return Figure(id_, group, label, right, of, right / of if of else None, low, high)


def hits(id_: str, group: str, label: str, hit: Iterable[bool]) -> Figure:
    """The share of messages for which something holds."""
    return share(id_, group, label, ((int(h), 1) for h in hit))


def _interval(counts: NDArray[np.int64]) -> tuple[float, float]:
    number = len(counts)
    draws = np.random.default_rng(SEED).multinomial(number, np.full(number, 1 / number), size=RESAMPLES)
    upper, lower = (draws @ counts).T
    drawn = upper[lower > 0] / lower[lower > 0]
    low, high = np.percentile(drawn, (2.5, 97.5))
    return float(low), float(high)


@dataclass(frozen=True)
class Overlap:
    """What was found against what is there, in one message."""

    right: int
    extra: int
    missed: int


def overlap(found: Iterable[str], labelled: Iterable[str]) -> Overlap:
    """Compare two sets of ids."""
    a, b = set(found), set(labelled)
    return Overlap(len(a & b), len(a - b), len(b - a))


def finding_figures(id_: str, group: str, label: str, overlaps: Sequence[Overlap]) -> list[Figure]:
    """Precision, recall and F1 over all messages together."""
    return [
        share(f"{id_}.precision", group, f"{label}: precision", [(o.right, o.right + o.extra) for o in overlaps]),
        share(f"{id_}.recall", group, f"{label}: recall", [(o.right, o.right + o.missed) for o in overlaps]),
        f1(f"{id_}.f1", group, f"{label}: F1", overlaps),
    ]


def f1(id_: str, group: str, label: str, overlaps: Sequence[Overlap]) -> Figure:
    """F1, which is a share too: twice what is right, in all that was found and all that is there."""
    return share(id_, group, label, [(2 * o.right, 2 * o.right + o.extra + o.missed) for o in overlaps])
