"""What messages are taken for: by the trained model, and by other classifiers beside it. All of it needs Rasa."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bot.launcher.environment import prepare
from bot.launcher.fingerprint import fresh_model
from evaluation import outside
from evaluation.asking import ROOT, MeasureError
from evaluation.comparison import examples, ranked
from evaluation.figures import Figure, hits
from evaluation.own import Labelled
from evaluation.table import Table

GROUP = "Intents (trained model)"
LOST = ("out_of_scope", "nlu_fallback")
"""Intents whose answer passes over what a message says, or asks to say it again."""

SMALL_TALK = {
    "greeting": "greet",
    "goodbye": "goodbye",
    "thank_you": "thanks",
    "are_you_a_bot": "bot_challenge",
    "what_is_your_name": "bot_challenge",
    "who_made_you": "bot_challenge",
    "what_can_i_ask_you": "ask_capabilities",
    "yes": "affirm",
    "no": "deny",
    "maybe": "unsure",
}
"""Outside names of small talk, and ours; the rest has no name of its own here."""


class Measured(NamedTuple):
    """All that is measured of intents: the model's name, figures, classifiers side by side, and what is confused."""

    model: str
    figures: list[Figure]
    table: Table
    confusions: list[tuple[str, str, int]]


def measure(own: Sequence[Labelled]) -> Measured:
    """Everything; minutes, as each classifier is trained several times."""
    trained = model()
    folds = examples.folds(examples.load())
    pipeline = ranked.whole(folds)
    beside = ranked.table(pipeline, ranked.classifiers(), folds[: ranked.COMPARED_FOLDS])
    found = [*figures(trained, own), *ranked.held_out(pipeline)]
    return Measured(trained.name, found, beside, pipeline.confusions())


def model() -> Path:
    """The model of the files as they stand, trained if need be."""
    if fresh_model(ROOT) is None:
        subprocess.run([sys.executable, "-m", "bot", "train"], cwd=ROOT, check=False, stdout=sys.stderr)
    found = fresh_model(ROOT)
    if found is None:
        raise MeasureError("There is no model of the files as they stand: training failed, or they changed meanwhile.")
    return found


def figures(trained: Path, own: Sequence[Labelled]) -> list[Figure]:
    """All figures of the trained model on the own messages and, where they are there, on the outside ones."""
    prepare()
    from rasa.core.agent import Agent

    agent = Agent.load(trained)

    async def intents(texts: Sequence[str]) -> list[str]:
        return [(await agent.parse_message(text))["intent"]["name"] for text in texts]

    def taken_for(texts: Sequence[str]) -> list[str]:
        return asyncio.run(intents(texts))

    told = taken_for([m.text for m in own if m.present or m.absent])
    found = [hits("intent.own.kept", GROUP, "own messages on symptoms: kept in scope", [i not in LOST for i in told])]
    if not outside.SCORER.is_file():
        return found
    asked = taken_for([r["text"] for r in outside.lines("info_questions.jsonl")])
    foreign = taken_for([r["text"] for r in outside.lines("out_of_scope.jsonl") if not r["health_adjacent"]])
    talk = outside.lines("small_talk.jsonl")
    talked = taken_for([r["text"] for r in talk])
    named = [SMALL_TALK[r["intent"]] == got for r, got in zip(talk, talked, strict=True) if r["intent"] in SMALL_TALK]
    return [
        *found,
        hits("intent.questions.kept", GROUP, "outside questions: kept in scope", [i not in LOST for i in asked]),
        hits("intent.out_of_scope.recall", GROUP, "out of scope: recall", [i == "out_of_scope" for i in foreign]),
        hits("intent.out_of_scope.refused", GROUP, "out of scope: refused or asked back", [i in LOST for i in foreign]),
        hits("intent.small_talk.right", GROUP, "small talk: right intent", named),
        hits("intent.small_talk.symptom", GROUP, "small talk: taken for a symptom", map(_is_symptom, talked)),
    ]


def _is_symptom(intent: str) -> bool:
    return intent == "report_symptom"
