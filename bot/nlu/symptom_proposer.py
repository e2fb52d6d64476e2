"""Rasa component: what a message may mean in which no symptom was understood, to be asked about."""

from __future__ import annotations

import msgspec
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.findings import reading_from_json, to_json
from bot.knowledge import load_knowledge
from bot.language.proposer import Proposer
from bot.language.reader import Reader
from bot.language.wordings import WORDINGS_EACH, Wordings
from bot.nlu.component import TrainedComponent
from bot.nlu.symptom_extractor import READING


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class SymptomProposer(TrainedComponent):
    """Adds to the reading of a message without any symptom which ones it sounds like (`Reading.proposed`)."""

    def learn(self, training_data: TrainingData) -> Proposer:
        """Learn from the wordings of the knowledge and from training messages in which symptoms are understood."""
        knowledge = load_knowledge()
        reader = Reader(knowledge)
        told = (m.get(TEXT) for m in training_data.intent_examples)
        read = ((text, f.symptom) for text in told if text for f in reader.read(text).findings)
        return Proposer([*Wordings(knowledge).examples(WORDINGS_EACH), *read])

    def process(self, messages: list[Message]) -> list[Message]:
        """Add proposals where nothing of the body was understood."""
        for message in messages:
            if not (self.learnt and message.get(TEXT) and message.get(READING)):
                continue
            reading = reading_from_json(message.get(READING))
            if not reading.findings and not reading.unplaced and reading.known_words:
                proposed = self.learnt.propose(message.get(TEXT))
                told = to_json(msgspec.structs.replace(reading, proposed=proposed))
                message.set(READING, told, add_to_output=True)
        return messages
