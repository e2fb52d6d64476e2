"""Guesses which symptoms a message may mean where no pattern knows: offered to be confirmed, never acted upon.

Complement naive Bayes over words and letters: of the classifiers tried (evaluation/README.md) the one that names the
right symptom among its first three most often, and it is trained in a second.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.naive_bayes import ComplementNB
from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline, make_union

MOST = 3


class Proposer:
    """Ranks symptoms by how much the message sounds like them.

    Args:
        examples: (message, symptom id) to learn from; every id that may be proposed, more than one.
    """

    def __init__(self, examples: Iterable[tuple[str, str]]) -> None:
        texts, symptoms = zip(*examples, strict=True)
        self._model: Pipeline = make_pipeline(_features(), ComplementNB())
        self._model.fit(texts, symptoms)

    def propose(self, text: str) -> tuple[str, ...]:
        """Up to three symptom ids, likeliest first; none for a message of which no word or letters are known."""
        features = self._model[0].transform([text])
        if not features.nnz:
            return ()
        scores = self._model[-1].predict_proba(features)[0]
        best = np.argsort(-scores, kind="stable")[:MOST]
        return tuple(str(self._model.classes_[i]) for i in best)


def _features() -> FeatureUnion:
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, min_df=2)
    return make_union(words, letters)
