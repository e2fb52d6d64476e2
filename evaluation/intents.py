"""What the trained model takes messages for. Everything here needs Rasa."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from bot.launcher.environment import prepare
from bot.launcher.fingerprint import fresh_model
from evaluation import outside
from evaluation.asking import ROOT, MeasureError
from evaluation.figures import SEED, Figure, hits
from evaluation.own import Labelled

FOLDS = 5
GROUP = "Intents (trained model)"
CROSS = f"Intents ({FOLDS}-fold cross-validation of data/nlu, Rasa's own)"
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


def cross_validated() -> list[Figure]:
    """Accuracy on training messages that a model made without them has not seen; over a minute."""
    prepare()
    from rasa.nlu.test import cross_validate
    from rasa.shared.nlu.training_data.loading import load_data

    np.random.seed(SEED)  # Rasa shuffles the folds with the global generator.
    with TemporaryDirectory() as folder:
        data, config = load_data(str(ROOT / "data" / "nlu")), str(ROOT / "config.yml")
        asyncio.run(
            cross_validate(data, FOLDS, config, output=folder, successes=True, errors=True, disable_plotting=True)
        )
        right, wrong = (_read(Path(folder, f"intent_{kind}.json")) for kind in ("successes", "errors"))
    all_of = "intent.cross_validation.accuracy"
    found = [hits(all_of, CROSS, "accuracy", [True] * len(right) + [False] * len(wrong))]
    for intent in sorted({r["intent"] for r in right + wrong}):
        recalled = [r["intent_prediction"]["name"] == intent for r in right + wrong if r["intent"] == intent]
        found.append(hits(f"intent.cross_validation.recall.{intent}", CROSS, f"recall: {intent}", recalled))
    return found


def _read(path: Path) -> list[dict[str, Any]]:
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
