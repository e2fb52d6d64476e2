"""Guesses whether a message tells of a symptom where no pattern knows one, and which: to be asked, never acted upon.

Which: linear support vectors over words and letters, of the classifiers tried (evaluation/README.md) the one that names
the right symptom most often. Whether: logistic regression, for its probability.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from scipy.sparse import vstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, make_union
from sklearn.svm import LinearSVC

MOST = 3

WHICH_STRENGTH = 0.5
WHETHER_STRENGTH = 5.0
"""Inverse of the regularisation."""

READ_OUT = 0.1
"""Weight of a wording that was read out of a pattern beside a message that somebody wrote."""

NEAR = -0.8
"""Distance from a symptom's boundary (positive: inside) from which a message may sound much like it."""

TELLS = 0.9
"""Likelihood of telling of a symptom from which a message may sound much like one (both: evaluation/README.md)."""


class Proposer:
    """Ranks symptoms by how much a message sounds like them.

    Args:
        examples: (message, symptom id) to learn from; every id that may be proposed, more than one.
        read_out: (wording, symptom id) of the knowledge's patterns, which nobody writes as they stand: they tell which
            symptom, not how people speak of one.
        others: messages that tell of no symptom.
    """

    def __init__(
        self, examples: Sequence[tuple[str, str]], read_out: Iterable[tuple[str, str]], others: Sequence[str]
    ) -> None:
        told = [*examples, *read_out]
        texts, symptoms = zip(*told, strict=True)
        weights = [1.0] * len(examples) + [READ_OUT] * (len(told) - len(examples))
        self._features = _features().fit([*texts, *others])
        features = self._features.transform(texts)
        self._which = LinearSVC(C=WHICH_STRENGTH).fit(features, symptoms, sample_weight=weights)
        # Half the size of the model, and no difference in what it answers.
        self._which.coef_ = self._which.coef_.astype(np.float32)
        self._whether: LogisticRegression | None = None
        if examples and others:
            both = vstack([features[: len(examples)], self._features.transform(others)])
            self._whether = LogisticRegression(C=WHETHER_STRENGTH, max_iter=300, class_weight="balanced")
            self._whether.fit(both, [True] * len(examples) + [False] * len(others))

    def propose(self, text: str) -> tuple[str, ...]:
        """Up to three symptom ids, likeliest first; none for a message of which no word or letters are known."""
        return tuple(symptom for symptom, _ in self._ranked(text))

    def suspect(self, text: str) -> str | None:
        """The symptom (id) that a message sounds much like, or None."""
        near = [symptom for symptom, distance in self._ranked(text) if distance >= NEAR]
        return near[0] if near and self.likelihood(text) >= TELLS else None

    def likelihood(self, text: str) -> float:
        """How likely it is, from 0 to 1, that a message tells of a symptom; 0 if that could not be learnt."""
        features = self._features.transform([text])
        return 0.0 if self._whether is None else float(self._whether.predict_proba(features)[0][1])

    def _ranked(self, text: str) -> list[tuple[str, float]]:
        """Up to three symptoms, each with the message's distance from its boundary."""
        features = self._features.transform([text])
        if not features.nnz:
            return []
        distances = self._which.decision_function(features)[0]
        best = np.argsort(-distances, kind="stable")[:MOST]
        return [(str(self._which.classes_[i]), float(distances[i])) for i in best]


def _features() -> FeatureUnion:
    """Words, pairs of words and groups of letters that more than a few messages have."""
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"(?u)\b\w+\b", min_df=2)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 4), sublinear_tf=True, min_df=4)
    return make_union(words, letters)
