"""Findings, readings and cases for tests, and the texts that a reply becomes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.findings import Finding, Reading, Status
from bot.knowledge import load_knowledge
from bot.knowledge.model import Condition
from bot.settings import Settings
from bot.triage.case import Added, Case, add
from bot.triage.reply import Reply, reply
from bot.triage.say import Say

K = load_knowledge()
WORDS = Settings().words
DOMAIN = Path(__file__).parents[2] / "domain.yml"


def found(symptom: str, status: Status = "present", **told: Any) -> Finding:
    """A finding as some message tells it."""
    text = told.pop("text", symptom)
    return Finding(symptom=symptom, status=status, start=0, end=len(text), text=text, **told)


def meeting(need: Condition, symptom: str | None = None) -> Finding:
    """A finding that just meets a need of a red flag."""
    return found(
        symptom or need.symptoms[0],
        body_part=need.body_parts[0] if need.body_parts else None,
        onset=need.onset,
        trend=need.trend,
        night=need.night,
        triggers=need.triggers,
        duration_days=need.min_days,
        severity=need.min_severity,
    )


def say(*findings: Finding, case: Case | None = None, **rest: Any) -> Added:
    """The case after a message with these findings; `rest` are other fields of its reading."""
    rest.setdefault("places", tuple(id_ for id_, _ in rest.get("unplaced", ())))
    return add(case or Case(), Reading(findings=findings, **rest), K)


def answer_to(*findings: Finding, case: Case | None = None, **rest: Any) -> Reply:
    """The reply to a message with these findings."""
    rest.setdefault("places", tuple(id_ for id_, _ in rest.get("unplaced", ())))
    return reply(say(*findings, case=case, **rest), Reading(findings=findings, **rest), K, WORDS)


@cache
def responses() -> dict[str, Any]:
    """The responses of the domain."""
    domain: dict[str, Any] = yaml.safe_load(DOMAIN.read_text(encoding="utf-8"))["responses"]
    return domain


def texts(message: Say) -> list[str]:
    """All variations of a message as the person reads them; raises KeyError where a placeholder stays empty."""
    return [variation["text"].format_map(message.values) for variation in responses()[message.response]]


def types(answer: Reply) -> list[str]:
    """The type of each message of a reply."""
    return [message.metadata["type"] for message in answer.says]


def symptoms(case: Case) -> list[tuple[str, str]]:
    """What a case holds, as (symptom, status)."""
    return [(f.symptom, f.status) for f in case.findings]
