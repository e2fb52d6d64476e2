"""What the trained model makes of blind messages: understood, or at least asked about. Needs Rasa."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bot.findings import Reading, reading_from_json
from bot.knowledge import load_knowledge
from bot.launcher.environment import prepare
from bot.triage.case import Case, add
from bot.triage.questions import next_question
from bot.triage.urgency import COUNTED
from evaluation import blind
from evaluation.figures import Figure, hits

ON_SYMPTOMS = frozenset(("report_symptom", "correct_symptom", "nlu_fallback"))
"""Intents whose answer assesses, offers, or asks what the person feels."""


class Heard(NamedTuple):
    """A message as the trained model hears it, and the symptoms that count as right."""

    intent: str
    reading: Reading
    wanted: Collection[str]

    def understood(self) -> bool:
        """Whether the right symptom was found, or despair answered as such."""
        if self.intent == "express_crisis" and any(load_knowledge().symptoms[s].crisis for s in self.wanted):
            return True
        return any(f.symptom in self.wanted and f.status in COUNTED for f in self.reading.findings)

    def asked_about(self) -> bool:
        """Whether the right symptom is what is asked next, or one of the three that are offered."""
        if self.intent not in ON_SYMPTOMS:
            return False
        knowledge = load_knowledge()
        added = add(Case(), self.reading, knowledge)
        question = next_question(added.case, added.new, self.reading, knowledge)
        asked = {question.about} if question else set(self.reading.proposed)
        return not asked.isdisjoint(self.wanted)

    def passed_over(self) -> bool:
        """Whether it is answered as something else than a message on symptoms."""
        return self.intent not in ON_SYMPTOMS and not self.reading.findings and not self.understood()


def figures(trained: Path) -> list[Figure]:
    """All figures of both halves."""
    prepare()
    from rasa.core.agent import Agent

    agent = Agent.load(trained)

    async def parsed(texts: Sequence[str]) -> list[dict[str, Any]]:
        return [await agent.parse_message(text) for text in texts]

    found: list[Figure] = []
    for half in blind.HALVES:
        for name, wanted in (("red_flags", _flag), ("common", _everyday)):
            rows = blind.load(half, name)
            answers = asyncio.run(parsed([row["text"] for row in rows]))
            heard = [
                Heard(answer["intent"]["name"], reading_from_json(answer["reading"]), wanted(row))
                for row, answer in zip(rows, answers, strict=True)
            ]
            found += _figures(half, name, heard)
    return found


def _figures(half: str, name: str, heard: Sequence[Heard]) -> Iterator[Figure]:
    id_, group = f"heard.{half}.{name}", f"Blind {name.replace('_', ' ')} as the trained model hears them, {half}"
    known = [h.understood() or h.asked_about() for h in heard]
    yield hits(f"{id_}.known", group, "understood, asked about or offered", known)
    yield hits(f"{id_}.passed_over", group, "answered as something else", [h.passed_over() for h in heard])


def _flag(row: dict[str, Any]) -> Collection[str]:
    return blind.crosswalk().red_flags[row["flag"]].symptoms


def _everyday(row: dict[str, Any]) -> Collection[str]:
    return blind.crosswalk().symptoms[row["symptom"]]
