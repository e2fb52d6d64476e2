"""Rasa component: findings, as entities and as the message's own `reading`."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.findings import Reading, to_json
from bot.knowledge.load import fingerprint
from bot.language.reader import Reader

READING = "reading"
"""Key of a message under which its reading stands, as JSON values (see bot.findings.Reading)."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class SymptomExtractor(GraphComponent):
    """Understands each message and adds `symptom`, `body_part` and `site` entities to it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SymptomExtractor:
        """Build the reader once, when the model is loaded."""
        return cls(Reader())

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Make cached training notice edits of the knowledge files."""
        return fingerprint()

    def process(self, messages: list[Message]) -> list[Message]:
        """Read each message; those without text (buttons of Rasa's own) are left as they are."""
        for message in messages:
            text = message.get(TEXT)
            if text:
                reading = self._reader.read(text)
                message.set(READING, to_json(reading), add_to_output=True)
                message.set(ENTITIES, message.get(ENTITIES, []) + entities(reading), add_to_output=True)
        return messages


def entities(reading: Reading) -> list[dict[str, Any]]:
    """The findings of a reading as Rasa entities; the role of a symptom is its status."""
    return [
        {
            "entity": "symptom",
            "value": finding.symptom,
            "role": finding.status,
            "start": finding.start,
            "end": finding.end,
            "extractor": "SymptomExtractor",
        }
        for finding in reading.findings
    ]
