"""Components made as Rasa makes them, and messages run through them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Protocol

from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.intent_arbiter import IntentArbiter
from bot.nlu.site_ranker import SiteRanker
from bot.nlu.symptom_extractor import SymptomExtractor


class Component(Protocol):
    """What all three have in common."""

    def process(self, messages: list[Message]) -> list[Message]: ...


def made(kind: Any) -> Component:
    """A component as Rasa creates it when it loads a model."""
    storage = LocalModelStorage(Path(mkdtemp(prefix="waymark-nlu-")))
    component: Component = kind.create(
        kind.get_default_config(), storage, Resource("component"), ExecutionContext(GraphSchema({}))
    )
    return component


@cache
def pipeline() -> tuple[Component, ...]:
    """The three components in the order of config.yml."""
    return made(SymptomExtractor), made(SiteRanker), made(IntentArbiter)


def through(text: str | None, *components: Component, guessed: str | None = None, **data: Any) -> Message:
    """A message after these components; `guessed` is the classifier's intent."""
    message = Message(data={TEXT: text, **data} if text is not None else dict(data))
    if guessed is not None:
        message.set(INTENT, {"name": guessed, "confidence": 0.9}, add_to_output=True)
    for component in components:
        [message] = component.process([message])
    return message
