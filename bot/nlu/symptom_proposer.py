"""Rasa component: what a message may mean in which no symptom was understood, to be asked about."""

from __future__ import annotations

from typing import Any

import joblib
import msgspec
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.findings import reading_from_json, to_json
from bot.knowledge import load_knowledge
from bot.knowledge.load import fingerprint
from bot.language.proposer import Proposer
from bot.language.reader import Reader
from bot.language.wordings import Wordings
from bot.nlu.symptom_extractor import READING

WORDINGS_EACH = 4
_FILE = "proposer.joblib"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class SymptomProposer(GraphComponent):
    """Adds to the reading of a message without any symptom which ones it sounds like (`Reading.proposed`).

    Learns from the wordings of the knowledge and from the training messages in which symptoms are understood.
    """

    def __init__(self, model_storage: ModelStorage, resource: Resource, proposer: Proposer | None = None) -> None:
        self._storage = model_storage
        self._resource = resource
        self._proposer = proposer

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SymptomProposer:
        """Make an untrained component; Rasa calls this."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SymptomProposer:
        """Make a trained component; Rasa calls this."""
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, joblib.load(folder / _FILE))

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Part of the key under which Rasa caches training."""
        return fingerprint()

    def train(self, training_data: TrainingData) -> Resource:
        """Learn, and store what was learnt."""
        knowledge = load_knowledge()
        reader = Reader(knowledge)
        told = (m.get(TEXT) for m in training_data.intent_examples)
        read = ((text, f.symptom) for text in told if text for f in reader.read(text).findings)
        self._proposer = Proposer([*Wordings(knowledge).examples(WORDINGS_EACH), *read])
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._proposer, folder / _FILE, compress=3)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the training data as it is; Rasa asks every extractor."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add proposals where nothing of the body was understood."""
        for message in messages:
            if not (self._proposer and message.get(TEXT) and message.get(READING)):
                continue
            reading = reading_from_json(message.get(READING))
            if not reading.findings and not reading.unplaced and reading.known_words:
                proposed = self._proposer.propose(message.get(TEXT))
                told = to_json(msgspec.structs.replace(reading, proposed=proposed))
                message.set(READING, told, add_to_output=True)
        return messages
