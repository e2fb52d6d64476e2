"""Guesses whether a message tells of a symptom where no pattern knows one, and which: to be asked, never acted upon.

Which: complement naive Bayes over words and letters, of the classifiers tried (evaluation/README.md) the one that names
the right symptom among its first three most often, and it is trained in a second. Whether: logistic regression.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import ComplementNB
from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline, make_union

MOST = 3

STRENGTH = 5.0
"""Inverse of the regularisation."""


READ_OUT = 0.1
"""Weight of a wording that was read out of a pattern beside a message that somebody wrote."""


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
        self._which: Pipeline = make_pipeline(_features(longest=4), ComplementNB())
        self._which.fit(texts, symptoms, complementnb__sample_weight=weights)
        self._whether: Pipeline | None = None
        if examples and others:
            self._whether = make_pipeline(
                _features(longest=5), LogisticRegression(C=STRENGTH, max_iter=300, class_weight="balanced")
            )
            self._whether.fit(
                [*(text for text, _ in examples), *others], [True] * len(examples) + [False] * len(others)
            )

    def propose(self, text: str) -> tuple[str, ...]:
        """Up to three symptom ids, likeliest first; none for a message of which no word or letters are known."""
        features = self._which[0].transform([text])
        if not features.nnz:
            return ()
        scores = self._which[-1].predict_proba(features)[0]
        best = np.argsort(-scores, kind="stable")[:MOST]
        return tuple(str(self._which.classes_[i]) for i in best)

    def likelihood(self, text: str) -> float:
        """How likely it is, from 0 to 1, that a message tells of a symptom; 0 if that could not be learnt."""
        return 0.0 if self._whether is None else float(self._whether.predict_proba([text])[0][1])


def _features(longest: int) -> FeatureUnion:
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"(?u)\b\w+\b")
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, longest), sublinear_tf=True, min_df=2)
    return make_union(words, letters)
