"""The classifier of intents, on a handful of messages."""

from __future__ import annotations

import pytest

from bot.language.reader import Reader
from bot.nlu.intent_model import IntentModel

EXAMPLES = {
    "greet": ["hello", "hello there", "hi there", "good morning"],
    "report_symptom": ["my back hurts", "I have a cough", "no fever", "my hip hurts"],
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(topics=True)


@pytest.fixture(scope="module")
def model(reader: Reader) -> IntentModel:
    return IntentModel([(t, reader.read(t), i) for i, texts in EXAMPLES.items() for t in texts], {})


def test_all_intents_are_ranked_and_their_probabilities_make_one(model: IntentModel, reader: Reader) -> None:
    ranking = model.ranking("hello again", reader.read("hello again"))
    assert [intent for intent, _ in ranking] == ["greet", "report_symptom"]
    assert sum(p for _, p in ranking) == pytest.approx(1)


def test_what_was_understood_counts_where_no_word_was_learnt(model: IntentModel, reader: Reader) -> None:
    assert model.ranking("jaundiced", reader.read("jaundiced"))[0][0] == "report_symptom"


def test_the_weights_lie_in_memory_as_they_are_multiplied(model: IntentModel) -> None:
    assert model._classifier.coef_.T.flags["C_CONTIGUOUS"]
