"""Rasa component: findings, as entities and as the message's own `reading`."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.findings import Reading, before_from_json, to_json
from bot.language.follow_up import read_after
from bot.language.reader import Reader
from bot.nlu.component import CuratedComponent

READING = "reading"
"""Key of a message under which its reading stands, as JSON values (see bot.findings.Reading)."""

BEFORE = "before"
"""Key of a message's metadata under which stands what it goes on from (see bot.findings.Before)."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class SymptomExtractor(CuratedComponent):
    """Understands each message and adds its reading and a `symptom` entity for each finding."""

    def __init__(self) -> None:
        self._reader = Reader(topics=True)

    def process(self, messages: list[Message]) -> list[Message]:
        """Read each message; those without text (buttons of Rasa's own) are left as they are."""
        for message in messages:
            text = message.get(TEXT)
            if text:
                before = before_from_json((message.get(METADATA) or {}).get(BEFORE))
                reading = read_after(self._reader, text, before)
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
