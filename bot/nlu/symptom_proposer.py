"""Rasa component: what a message may mean in which no symptom was understood, to be asked about."""

from __future__ import annotations

import msgspec
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, METADATA, METADATA_EXAMPLE, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.findings import reading_from_json, to_json
from bot.knowledge import load_knowledge
from bot.language.proposer import Proposer
from bot.language.reader import Reader
from bot.language.wordings import WORDINGS_EACH, Wordings
from bot.nlu.component import TrainedComponent
from bot.nlu.symptom_extractor import READING

ON_SYMPTOMS = frozenset(("report_symptom", "correct_symptom"))
"""Intents whose messages are about a symptom even where none is understood ("since Tuesday")."""


def symptom_meant(message: Message) -> str | None:
    """The symptom (id) that a training message means according to its metadata, if that tells one."""
    told = (message.get(METADATA) or {}).get(METADATA_EXAMPLE) or {}
    return told.get("symptom")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class SymptomProposer(TrainedComponent):
    """Adds to the reading of a message without any symptom which ones it sounds like, and whether it does.

    That is `Reading.proposed` and `Reading.likelihood`.
    """

    def learn(self, training_data: TrainingData) -> Proposer:
        """Learn from the training messages on symptoms, from all others, and from the wordings of the knowledge."""
        knowledge = load_knowledge()
        reader = Reader(knowledge)
        told: list[tuple[str, str]] = []
        others: list[str] = []
        for message in training_data.intent_examples:
            text = message.get(TEXT)
            if not text:
                continue
            meant = symptom_meant(message)
            found = [meant] if meant else [f.symptom for f in reader.read(text).findings]
            told += ((text, symptom) for symptom in found)
            if not found and message.get(INTENT) not in ON_SYMPTOMS:
                others.append(text)
        return Proposer(told, Wordings(knowledge).examples(WORDINGS_EACH), others)

    def process(self, messages: list[Message]) -> list[Message]:
        """Add proposals where nothing of the body was understood."""
        for message in messages:
            if not (self.learnt and message.get(TEXT) and message.get(READING)):
                continue
            reading = reading_from_json(message.get(READING))
            if not reading.findings and not reading.unplaced and reading.known_words:
                text = message.get(TEXT)
                guess = {"proposed": self.learnt.propose(text), "likelihood": self.learnt.likelihood(text)}
                told = to_json(msgspec.structs.replace(reading, **guess))
                message.set(READING, told, add_to_output=True)
        return messages
