"""Macro-F1 with the interval in which it would lie on other messages of the same kind."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from evaluation.figures import RESAMPLES, SEED, Figure


def macro_f1(id_: str, group: str, wanted: Sequence[str], answered: Sequence[str]) -> Figure:
    """The mean F1 of all intents that were wanted; any other answer ("say it again") is a miss and no more.

    `right` and `of` of the figure count messages, of which its value is no ratio.
    """
    intents = np.array(sorted(set(wanted)))
    asked, given = (np.array(names)[:, None] == intents for names in (wanted, answered))
    right = asked & given
    number = len(wanted)
    draws = np.random.default_rng(SEED).multinomial(number, np.full(number, 1 / number), size=RESAMPLES)
    drawn = _mean_f1(*(draws @ m.astype(np.int64) for m in (right, asked, given)))
    low, high = np.percentile(drawn, (2.5, 97.5))
    (value,) = _mean_f1(*(m.sum(axis=0, keepdims=True) for m in (right, asked, given)))
    return Figure(id_, group, "macro-F1", int(right.sum()), number, float(value), float(low), float(high))


def _mean_f1(right: NDArray[np.int64], asked: NDArray[np.int64], given: NDArray[np.int64]) -> NDArray[np.float64]:
    """One mean a row; the columns are intents. An intent that a draw does not ask about is left out of its mean."""
    of = np.where(asked > 0, asked + given, 0)
    f1 = np.divide(2.0 * right, of, out=np.zeros(of.shape), where=of > 0)
    mean: NDArray[np.float64] = f1.sum(axis=1) / (of > 0).sum(axis=1)
    return mean
