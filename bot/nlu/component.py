"""What our Rasa components share: how they are made, kept and loaded, and that edits of the knowledge are noticed."""

from __future__ import annotations

from typing import Any, TypeVar

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.knowledge.load import fingerprint

C = TypeVar("C", bound="CuratedComponent")
T = TypeVar("T", bound="TrainedComponent")

_FILE = "learnt.joblib"


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


class TrainedComponent(GraphComponent):
    """A component that learns one object, which is kept with the model.

    Subclasses write `learn`, and use what was learnt as `self.learnt` (None while untrained).
    """

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self.config = config
        self.learnt: Any = None
        self._storage = model_storage
        self._resource = resource

    @classmethod
    def create(
        cls: type[T],
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> T:
        """Make an untrained component; Rasa calls this."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls: type[T],
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> T:
        """Make a trained component; Rasa calls this."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component.learnt = joblib.load(folder / _FILE)
        return component

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Part of the key under which Rasa caches training."""
        return fingerprint()

    def learn(self, training_data: TrainingData) -> Any:
        """Return what is to be kept."""
        raise NotImplementedError

    def train(self, training_data: TrainingData) -> Resource:
        """Learn, and store what was learnt; Rasa calls this."""
        self.learnt = self.learn(training_data)
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self.learnt, folder / _FILE, compress=3)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the training data as it is."""
        return training_data
