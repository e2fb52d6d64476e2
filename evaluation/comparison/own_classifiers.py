"""Waymark's own classifier without Rasa around it, and the same without what was understood of a message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline, make_union

from bot.knowledge import load_knowledge
from bot.language.reader import Reader
from bot.nlu.intent_model import STRENGTH, IntentModel
from evaluation.comparison.classifiers import Ranker, Ranking
from evaluation.comparison.examples import Example


@cache
def reader() -> Reader:
    """The reader as the intents use it."""
    return Reader(load_knowledge(), topics=True)


@dataclass(frozen=True)
class WordsLettersConcepts:
    """`IntentModel`: each message is read, in training as in use, and the reading counts in both times."""

    name: str = "words + letters + concepts (IntentModel)"

    def train(self, examples: Sequence[Example]) -> Ranker:
        """Learn from messages and their readings."""
        read = reader().read
        groups = {medicine.id: medicine.group for medicine in reader().knowledge.medicines.values()}
        model = IntentModel([(e.text, read(e.text), e.intent) for e in examples], groups)
        return lambda text: model.ranking(text, read(text))


@dataclass(frozen=True)
class WordsLetters:
    """Logistic regression over the same words and letters as `IntentModel`, knowing nothing of what they mean."""

    name: str = "words + letters"

    def train(self, examples: Sequence[Example]) -> Ranker:
        """Learn from the messages' text."""
        model = words_and_letters()
        model.fit([e.text for e in examples], [e.intent for e in examples])

        def rank(text: str) -> Ranking:
            found = zip(model.classes_, model.predict_proba([text])[0], strict=True)
            return sorted(((str(intent), float(p)) for intent, p in found), key=lambda f: -f[1])

        return rank


def words_and_letters() -> Pipeline:
    """The untrained pipeline; a test holds its settings equal to IntentModel's."""
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"(?u)\b\w+\b")
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2)
    return make_pipeline(make_union(words, letters), LogisticRegression(C=STRENGTH, max_iter=300))
