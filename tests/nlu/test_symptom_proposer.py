"""Proposals for messages in which nothing was understood, suspicions beside what was; kept with the model."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.findings import reading_from_json
from bot.language.proposer import Proposer
from bot.nlu.symptom_extractor import READING, SymptomExtractor
from bot.nlu.symptom_proposer import SymptomProposer
from tests.nlu.build import made, through

pytestmark = pytest.mark.rasa

NOT_UNDERSTOOD = "sticky like treacle again"
"""No pattern may know it, but it shares words with some."""


@pytest.fixture(scope="module")
def proposer(tmp_path_factory: pytest.TempPathFactory) -> SymptomProposer:
    """Trained on one message, stored, and loaded again."""
    storage = LocalModelStorage(tmp_path_factory.mktemp("storage"))
    place, context = Resource("proposer"), ExecutionContext(GraphSchema({}))
    examples = [Message(data={TEXT: "my poo is black as tar", INTENT: "report_symptom"})]
    SymptomProposer.create({}, storage, place, context).train(TrainingData(examples))
    return SymptomProposer.load({}, storage, place, context)


def proposed(text: str, proposer: SymptomProposer) -> tuple[str, ...]:
    return reading_from_json(through(text, made(SymptomExtractor), proposer).get(READING)).proposed


def test_a_message_without_a_symptom_gets_up_to_three(proposer: SymptomProposer) -> None:
    assert "melaena" in proposed(NOT_UNDERSTOOD, proposer)


@pytest.mark.parametrize("text", ["my back hurts", "no fever", "my ankles", "\u4f60\u597d"])
def test_a_message_that_is_understood_or_asked_about_gets_none(text: str, proposer: SymptomProposer) -> None:
    assert proposed(text, proposer) == ()


class Suspicious(Proposer):
    """Thinks of melaena at everything, and notes what it was asked about."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def suspect(self, text: str) -> str:
        self.asked.append(text)
        return "melaena"


@pytest.fixture
def suspicious(tmp_path: Path) -> SymptomProposer:
    component = SymptomProposer({}, LocalModelStorage(tmp_path), Resource("x"))
    component.learnt = Suspicious()
    return component


def test_beside_what_was_understood_the_rest_may_sound_like_something(suspicious: SymptomProposer) -> None:
    text = "My ankle hurts, and the treacle is back again."
    reading = reading_from_json(through(text, made(SymptomExtractor), suspicious).get(READING))
    assert suspicious.learnt.asked == ["and the treacle is back again."]
    assert reading.suspected is not None
    assert (reading.suspected.symptom, reading.suspected.status) == ("melaena", "hypothetical")
    assert text[reading.suspected.start : reading.suspected.end] == reading.suspected.text


@pytest.mark.parametrize("text", ["my poo is black as tar", "no black poo", "\u4f60\u597d"])
def test_what_was_understood_is_not_suspected_too(text: str, suspicious: SymptomProposer) -> None:
    reading = reading_from_json(through(text, made(SymptomExtractor), suspicious).get(READING))
    assert reading.suspected is None


def test_a_component_that_is_not_trained_proposes_nothing(tmp_path: Path) -> None:
    untrained = SymptomProposer.create(
        {}, LocalModelStorage(tmp_path), Resource("x"), ExecutionContext(GraphSchema({}))
    )
    assert proposed(NOT_UNDERSTOOD, untrained) == ()
