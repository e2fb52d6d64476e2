"""Rasa component: the sites that one message points to, and its urgency, as the NLU's own output."""

from __future__ import annotations

from typing import Any

import msgspec
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message

from bot.findings import reading_from_json
from bot.knowledge import Knowledge, load_knowledge
from bot.knowledge.load import fingerprint
from bot.nlu.symptom_extractor import READING
from bot.triage.assessment import assess
from bot.triage.case import Case, add

SITES = "sites"
TIER = "tier"


# Registered as an extractor so that it runs on messages only, never over the training data.
@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class SiteRanker(GraphComponent):
    """Maps the findings of a message to ranked sites. The ranking shown to people is the conversation's (actions)."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SiteRanker:
        """Load the knowledge once, when the model is loaded."""
        return cls(load_knowledge())

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Make cached training notice edits of the knowledge files."""
        return fingerprint()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add `sites` (ranked, as JSON values) and `tier` to each message that was read."""
        for message in messages:
            if message.get(READING):
                case = add(Case(), reading_from_json(message.get(READING)), self._knowledge).case
                assessment = assess(case, self._knowledge)
                message.set(SITES, msgspec.to_builtins(assessment.sites), add_to_output=True)
                message.set(TIER, assessment.tier, add_to_output=True)
        return messages
