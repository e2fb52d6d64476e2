"""What our Rasa components share: how they are made, and that cached training notices edits of the knowledge."""

from __future__ import annotations

from typing import Any, TypeVar

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage

from bot.knowledge.load import fingerprint

C = TypeVar("C", bound="CuratedComponent")


class CuratedComponent(GraphComponent):
    """A component without training or settings: all it knows is bot/knowledge, read when the model is loaded."""

    @classmethod
    def create(
        cls: type[C],
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> C:
        """Make the component; Rasa calls this."""
        return cls()

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Part of the key under which Rasa caches training."""
        return fingerprint()
