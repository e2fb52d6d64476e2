"""spaCy's text categorizers on a blank English pipeline."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.comparison.classifiers import Ranker, Ranking
from evaluation.comparison.examples import Example
from evaluation.figures import SEED

BAG_OF_WORDS: dict[str, Any] = {
    "@architectures": "spacy.TextCatBOW.v2",
    "exclusive_classes": True,
    "ngram_size": 2,
    "no_output_layer": False,
}
"""As spaCy sets it, but with pairs of words beside words, as the others here have."""

CONVOLUTION: dict[str, Any] = {
    "@architectures": "spacy.TextCatCNN.v2",
    "exclusive_classes": True,
    "tok2vec": {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": 96,
        "depth": 2,
        "embed_size": 2000,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
    },
}
"""The usual small network over words and their beginnings, endings and shapes."""

BATCH = 32


@dataclass(frozen=True)
class TextCategorizer:
    """A textcat, trained for so many rounds. `model` is its architecture."""

    name: str
    model: dict[str, Any]
    epochs: int

    def train(self, examples: Sequence[Example]) -> Ranker:
        """Learn from the messages' text, in an order that is the same each time."""
        import spacy
        from spacy.training import Example as Pair

        spacy.util.fix_random_seed(SEED % 2**31)
        nlp = spacy.blank("en")
        nlp.add_pipe("textcat", config={"model": self.model})
        intents = sorted({e.intent for e in examples})
        pairs = [
            Pair.from_dict(nlp.make_doc(e.text), {"cats": {i: float(i == e.intent) for i in intents}}) for e in examples
        ]
        optimizer = nlp.initialize(lambda: pairs)
        order = random.Random(SEED)
        for _ in range(self.epochs):
            order.shuffle(pairs)
            for start in range(0, len(pairs), BATCH):
                nlp.update(pairs[start : start + BATCH], sgd=optimizer)

        def rank(text: str) -> Ranking:
            return sorted(nlp(text).cats.items(), key=lambda f: -f[1])

        return rank
