"""NLU pipelines of Rasa, trained and asked through Rasa itself."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import yaml

from bot.launcher.environment import prepare
from evaluation.asking import ROOT, MeasureError
from evaluation.comparison.classifiers import Ranker, Ranking
from evaluation.comparison.examples import Example
from evaluation.figures import SEED

if TYPE_CHECKING:
    from rasa.shared.nlu.training_data.message import Message

Component = dict[str, Any]
Parser = Callable[[str], dict[str, Any]]
"""A trained pipeline: a message in, what `/model/parse` answers out."""

WORDS_AND_LETTERS: tuple[Component, ...] = (
    {"name": "WhitespaceTokenizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
)

DEFAULT: tuple[Component, ...] = (
    WORDS_AND_LETTERS[0],
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    *WORDS_AND_LETTERS[1:],
)
"""What `rasa init` puts before DIETClassifier."""

EPOCHS = 15


def diet(**settings: Any) -> Component:
    """DIETClassifier as `rasa init` sets it, with a fixed seed; further settings override."""
    return {
        "name": "DIETClassifier",
        "epochs": EPOCHS,
        "constrain_similarities": True,
        "random_seed": SEED % 2**31,
        "ranking_length": 0,
        **settings,
    }


@dataclass(frozen=True)
class RasaPipeline:
    """A pipeline, as the list under `pipeline` in a config.yml, used for its intents."""

    name: str
    pipeline: tuple[Component, ...]

    def train(self, examples: Sequence[Example]) -> Ranker:
        """Learn through Rasa, from a data file with just these messages."""
        prepare()
        from rasa.shared.nlu.training_data.message import Message

        parse = train(self.pipeline, [Message.build(e.text, e.intent) for e in examples])

        def rank(text: str) -> Ranking:
            parsed = parse(text)
            first = parsed["intent"]
            ranking = [first, *(r for r in parsed["intent_ranking"] if r != first)]
            return [(r["name"], float(r["confidence"])) for r in ranking]

        return rank


def configured() -> tuple[Component, ...]:
    """The pipeline of the project's own config.yml."""
    return tuple(yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"])


def train(pipeline: Sequence[Component], messages: Sequence[Message]) -> Parser:
    """Train a pipeline on messages, with nothing taken from Rasa's cache and nothing left on disk."""
    prepare()
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu
    from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLWriter
    from rasa.shared.nlu.training_data.training_data import TrainingData

    recipe = {"recipe": "default.v1", "language": "en", "assistant_id": "comparison", "pipeline": list(pipeline)}
    with TemporaryDirectory() as name, _environment(RASA_MAX_CACHE_SIZE="0"):
        config, data = Path(name, "config.yml"), Path(name, "nlu.yml")
        config.write_text(yaml.safe_dump(recipe), encoding="utf-8")
        RasaYAMLWriter().dump(data, TrainingData(list(messages)))
        with contextlib.redirect_stdout(sys.stderr):
            model = train_nlu(str(config), str(data), name)
        if model is None:
            raise MeasureError(f"Rasa did not train {[c['name'] for c in pipeline]}.")
        agent = Agent.load(model)
    loop = asyncio.new_event_loop()
    return lambda text: loop.run_until_complete(agent.parse_message(text))


@contextlib.contextmanager
def _environment(**values: str) -> Iterator[None]:
    """Set environment variables, and put back what was there."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
