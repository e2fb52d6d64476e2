"""Rasa component: the sites that one message points to, and its urgency, as the NLU's own output."""

from __future__ import annotations

import msgspec
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.training_data.message import Message

from bot.findings import reading_from_json
from bot.knowledge import load_knowledge
from bot.nlu.component import CuratedComponent
from bot.nlu.symptom_extractor import READING
from bot.triage.assessment import assess
from bot.triage.case import Case, add

SITES = "sites"
TIER = "tier"


# Registered as an extractor so that it runs on messages only, never over the training data.
@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class SiteRanker(CuratedComponent):
    """Maps the findings of a message to ranked sites. The ranking shown to people is the conversation's (actions)."""

    def __init__(self) -> None:
        self._knowledge = load_knowledge()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add `sites` (ranked, as JSON values) and `tier` to each message that was read."""
        for message in messages:
            if message.get(READING):
                case = add(Case(), reading_from_json(message.get(READING)), self._knowledge).case
                assessment = assess(case, self._knowledge)
                message.set(SITES, msgspec.to_builtins(assessment.sites), add_to_output=True)
                message.set(TIER, assessment.tier, add_to_output=True)
        return messages
