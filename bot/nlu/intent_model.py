"""What a message wants: logistic regression over its words, its letters and what was understood of it.

evaluation/README.md compares it with Rasa's own classifiers on accuracy and speed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.findings import Reading
from bot.nlu.intent_features import features

STRENGTH = 10.0
"""Inverse of the regularisation: the best of 1, 3, 10 and 30 in cross-validation."""

UNDERSTOOD = 0.4
"""Weight of what was understood beside a message's words, whose vectors have length one; best of 0.2 to 1.2."""

Example = tuple[str, Reading, str]


class IntentModel:
    """Learns intents from examples.

    Args:
        examples: message, its reading and its intent; two intents or more.
        groups: the class of each medicine, by medicine id.
    """

    def __init__(self, examples: Sequence[Example], groups: Mapping[str, str]) -> None:
        self._groups = dict(groups)
        self._words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"(?u)\b\w+\b")
        self._letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2)
        self._understood = DictVectorizer()
        texts = [text for text, _, _ in examples]
        self._words.fit(texts)
        self._letters.fit(texts)
        self._understood.fit([features(text, reading, self._groups) for text, reading, _ in examples])
        self._classifier = LogisticRegression(C=STRENGTH, max_iter=300)
        self._classifier.fit(
            self._matrix([(text, reading) for text, reading, _ in examples]), [intent for _, _, intent in examples]
        )
        # As it multiplies by the transposed weights: any other order is copied for each message, a third of its time.
        self._classifier.coef_ = np.asfortranarray(self._classifier.coef_)

    def ranking(self, text: str, reading: Reading) -> list[tuple[str, float]]:
        """All intents and their probabilities, the likeliest first."""
        probabilities = self._classifier.predict_proba(self._matrix([(text, reading)]))[0]
        ranked = zip(self._classifier.classes_, probabilities, strict=True)
        return sorted(((str(intent), float(p)) for intent, p in ranked), key=lambda found: -found[1])

    def _matrix(self, messages: Sequence[tuple[str, Reading]]) -> Any:
        texts = [text for text, _ in messages]
        understood = self._understood.transform([features(text, reading, self._groups) for text, reading in messages])
        return hstack([self._words.transform(texts), self._letters.transform(texts), understood * UNDERSTOOD]).tocsr()
