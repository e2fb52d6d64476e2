"""The answer to a conversation so far: tier, reasons and sites, in the form that the contract promises."""

from __future__ import annotations

from typing import Any

import msgspec

from bot.findings import Finding, History, Person
from bot.knowledge import Knowledge
from bot.knowledge.model import Tier
from bot.triage.case import Case
from bot.triage.ranking import RankedSite, rank_sites
from bot.triage.urgency import Reason, urgency


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that `assess` prints of one conversation, apart from its id and the versions."""

    person: Person
    history: History
    medicines: tuple[str, ...]
    findings: tuple[Finding, ...]
    tier: Tier
    tier_reasons: tuple[Reason, ...]
    sites: tuple[RankedSite, ...]


def assess(case: Case, knowledge: Knowledge) -> Assessment:
    """Assess a conversation."""
    tier, reasons = urgency(case.findings, knowledge, case.medicines)
    return Assessment(
        person=case.person,
        history=case.history,
        medicines=case.medicines,
        findings=case.findings,
        tier=tier,
        tier_reasons=reasons,
        sites=rank_sites(case.findings, case.history, knowledge),
    )


def to_contract(assessment: Assessment, knowledge: Knowledge, model: str | None = None) -> dict[str, Any]:
    """The assessment as JSON values, with the versions of what produced it."""
    values: dict[str, Any] = msgspec.to_builtins(assessment)
    values["versions"] = {"knowledge": knowledge.version, "model": model}
    return values
