"""The training messages to compare classifiers on, in folds that all of them share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bot.launcher.environment import prepare
from evaluation.asking import ROOT
from evaluation.figures import SEED

NLU = ROOT / "data" / "nlu"
FOLDS = 5


class Example(NamedTuple):
    """A message, what it wants, and the name of the file it stands in (without ".yml")."""

    text: str
    intent: str
    family: str


class Fold(NamedTuple):
    """What a classifier learns from, and what it is asked about."""

    train: list[Example]
    held_out: list[Example]


def load(folder: Path = NLU) -> list[Example]:
    """All messages with an intent, as Rasa reads them (entity marks are taken off), file by file."""
    prepare()
    from rasa.shared.nlu.constants import INTENT, TEXT
    from rasa.shared.nlu.training_data.loading import load_data

    return [
        Example(message.get(TEXT), message.get(INTENT), file.stem)
        for file in sorted(folder.glob("*.yml"))
        for message in load_data(str(file)).intent_examples
    ]


def folds(examples: Sequence[Example], number: int = FOLDS) -> list[Fold]:
    """Split so often that each message is held out once, each intent spread evenly; the same each time."""
    from sklearn.model_selection import StratifiedKFold

    split = StratifiedKFold(number, shuffle=True, random_state=SEED)
    intents = [e.intent for e in examples]
    return [
        Fold([examples[i] for i in learnt], [examples[i] for i in asked])
        for learnt, asked in split.split(intents, intents)
    ]
