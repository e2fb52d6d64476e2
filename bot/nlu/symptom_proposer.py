"""Rasa component: what a message may mean that was not understood of it, to be asked about."""

from __future__ import annotations

from functools import cache

import msgspec
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, METADATA, METADATA_INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.findings import Finding, Reading, reading_from_json, to_json
from bot.knowledge import load_knowledge
from bot.language.proposer import Proposer
from bot.language.reader import Reader
from bot.language.untold import Untold
from bot.language.wordings import WORDINGS_EACH, Wordings
from bot.nlu.component import TrainedComponent
from bot.nlu.symptom_extractor import READING

ON_SYMPTOMS = frozenset(("report_symptom", "correct_symptom"))
"""Intents whose messages are about a symptom even where none is understood ("since Tuesday")."""


_FEWEST_WORDS = 3
"""Shortest rest of a message that can sound like something by itself."""


@cache
def _untold() -> Untold:
    return Untold(load_knowledge())


def symptom_meant(message: Message) -> str | None:
    """The symptom (id) that a training message means according to the metadata above it, if that tells one."""
    told = (message.get(METADATA) or {}).get(METADATA_INTENT) or {}
    return told.get("symptom")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class SymptomProposer(TrainedComponent):
    """Adds to the reading of a message what it sounds like.

    Without a finding `Reading.likelihood`, and, where no part of the body is named either, `Reading.proposed`; in all
    others, where it sounds much like another symptom than those found, `Reading.suspected`.
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
        """Add proposals and suspicions to each message that was read."""
        for message in messages:
            if self.learnt and message.get(TEXT) and message.get(READING):
                reading = self._guessed(message.get(TEXT), reading_from_json(message.get(READING)))
                message.set(READING, to_json(reading), add_to_output=True)
        return messages

    def _guessed(self, text: str, reading: Reading) -> Reading:
        if not reading.known_words:
            return reading
        if reading.findings:
            return msgspec.structs.replace(reading, suspected=self._suspected(text, reading))
        reading = msgspec.structs.replace(reading, likelihood=self.learnt.likelihood(text))
        if reading.unplaced:
            return msgspec.structs.replace(reading, suspected=self._suspected(text, reading))
        return msgspec.structs.replace(reading, proposed=self.learnt.propose(text))

    def _suspected(self, text: str, reading: Reading) -> Finding | None:
        """What the rest of the message, beside what was found, sounds much like."""
        rest = _untold()(text, reading.findings)
        symptom = self.learnt.suspect(rest) if len(rest.split()) >= _FEWEST_WORDS else None
        if symptom is None:
            return None
        return Finding(symptom=symptom, status="hypothetical", start=0, end=len(text), text=text)
