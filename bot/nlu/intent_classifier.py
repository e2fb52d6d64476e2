"""Rasa component: what a message wants, guessed from its words and from what was understood of it."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.findings import Reading, reading_from_json
from bot.knowledge import load_knowledge
from bot.language.reader import Reader
from bot.nlu.component import TrainedComponent
from bot.nlu.intent_model import IntentModel
from bot.nlu.symptom_extractor import READING
from bot.nlu.symptom_proposer import symptom_meant


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(TrainedComponent):
    """Sets the intent and the ranking of all intents; stands after SymptomExtractor in config.yml.

    Setting `lean`: for an intent, the probability from which it is taken even though another is likelier.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The settings where config.yml gives none."""
        return {"lean": {}}

    def learn(self, training_data: TrainingData) -> IntentModel:
        """Learn from all training messages that have an intent and are not there for the proposer."""
        knowledge = load_knowledge()
        reader = Reader(knowledge, topics=True)
        told = [
            (m.get(TEXT), m.get(INTENT)) for m in training_data.intent_examples if m.get(TEXT) and not symptom_meant(m)
        ]
        groups = {medicine.id: medicine.group for medicine in knowledge.medicines.values()}
        return IntentModel([(text, reader.read(text), intent) for text, intent in told], groups)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent of each message that was read."""
        for message in messages:
            if self.learnt and message.get(TEXT) and message.get(READING):
                ranking = self._ranking(message.get(TEXT), reading_from_json(message.get(READING)))
                message.set(INTENT, ranking[0], add_to_output=True)
                message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _ranking(self, text: str, reading: Reading) -> list[dict[str, Any]]:
        ranked = self.learnt.ranking(text, reading)
        leaning = [found for found in ranked if found[1] >= self.config["lean"].get(found[0], 1.0)]
        ordered = [*leaning, *(found for found in ranked if found not in leaning)]
        return [{INTENT_NAME_KEY: intent, PREDICTED_CONFIDENCE_KEY: p} for intent, p in ordered]
