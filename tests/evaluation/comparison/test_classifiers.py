"""Every classifier that is compared learns a handful of messages for real."""

from __future__ import annotations

import pytest

from bot.nlu.intent_model import IntentModel
from evaluation.comparison import own_classifiers, rasa_pipelines
from evaluation.comparison.classifiers import Classifier
from evaluation.comparison.diet_baseline import DietEntities
from evaluation.comparison.examples import Example
from evaluation.comparison.own_classifiers import WordsLetters, WordsLettersConcepts, words_and_letters
from evaluation.comparison.rasa_pipelines import DEFAULT, WORDS_AND_LETTERS, RasaPipeline, diet
from evaluation.comparison.textcat import BAG_OF_WORDS, CONVOLUTION, TextCategorizer

pytestmark = [pytest.mark.rasa, pytest.mark.slow]

GREETINGS = ("hello there", "hi there", "hello", "hiya, hello", "good morning", "hi, good morning")
COMPLAINTS = ("my back hurts", "my hip hurts", "I have back pain", "back pain again", "no fever", "a dry cough")
EXAMPLES = [
    *(Example(text, "greet", "small_talk") for text in GREETINGS),
    *(Example(text, "report_symptom", "symptoms") for text in COMPLAINTS),
]

CLASSIFIERS: list[Classifier] = [
    WordsLettersConcepts(),
    WordsLetters(),
    TextCategorizer("bag of words", BAG_OF_WORDS, epochs=20),
    TextCategorizer("convolution", CONVOLUTION, epochs=20),
    RasaPipeline("logistic", (*WORDS_AND_LETTERS, {"name": "LogisticRegressionClassifier"})),
    RasaPipeline("DIET", (*DEFAULT, diet(epochs=20))),
]


@pytest.mark.parametrize("classifier", CLASSIFIERS, ids=lambda c: c.name)
def test_it_learns_to_tell_two_intents_apart(classifier: Classifier) -> None:
    rank = classifier.train(EXAMPLES)
    for text, intent in (("hello, good morning", "greet"), ("my back hurts again", "report_symptom")):
        ranking = rank(text)
        assert ranking[0][0] == intent
        assert {name for name, _ in ranking} == {"greet", "report_symptom"}
        assert sum(p for _, p in ranking) == pytest.approx(1, abs=0.01)


def test_words_and_letters_are_those_of_the_model_that_is_used() -> None:
    read = own_classifiers.reader().read
    model = IntentModel([(e.text, read(e.text), e.intent) for e in EXAMPLES], {})
    ours = words_and_letters().named_steps
    (_, words), (_, letters) = ours["featureunion"].transformer_list
    assert words.get_params() == model._words.get_params()
    assert letters.get_params() == model._letters.get_params()
    assert ours["logisticregression"].get_params() == model._classifier.get_params()


def test_diet_learns_the_symptoms_that_our_reader_marks() -> None:
    diet_entities = DietEntities(EXAMPLES * 4, worded=False, epochs=30)
    (found,) = diet_entities.read(["my back hurts"])
    assert ("back_pain", "present") in [(f.symptom, f.status) for f in found]
    assert "my back hurts"[found[0].start : found[0].end].strip() != ""


def test_the_pipeline_of_the_project_is_the_configured_one() -> None:
    assert rasa_pipelines.configured()[-1]["name"].endswith("IntentArbiter")
