"""What is told of a conversation, in the form that the contract promises."""

from __future__ import annotations

import json
import re
from typing import Any

from bot.findings import History
from bot.triage.assessment import assess, to_contract
from bot.triage.case import Case
from tests.triage.build import K, found, say

KEYS = {"person", "history", "medicines", "findings", "tier", "tier_reasons", "sites", "versions"}
FINDING_KEYS = {
    *("symptom", "status", "turn", "start", "end", "text", "duration_days", "onset", "trend", "severity"),
    *("night", "side", "triggers", "first_ever"),
}


def told_of(case: Case, model: str | None = None) -> dict[str, Any]:
    """The contract's object as whoever reads its JSON gets it."""
    told: dict[str, Any] = json.loads(json.dumps(to_contract(assess(case, K), K, model)))
    return told


def test_all_keys_of_the_contract_are_there() -> None:
    case = say(found("back_pain", night=True), medicines=("letrozole",)).case
    told = told_of(case, model="m")
    assert set(told) >= KEYS
    assert set(told["findings"][0]) >= FINDING_KEYS
    assert set(told["history"]) == {"breast_cancer", "subtype", "known_sites"}
    assert set(told["sites"][0]) >= {"site", "rank", "strength", "because", "sources"}
    assert set(told["tier_reasons"][0]) >= {"rule", "sources"}
    assert told["medicines"] == ["letrozole"]
    assert told["versions"] == {"knowledge": K.version, "model": "m"}


def test_what_was_not_told_is_null() -> None:
    finding = told_of(say(found("cough")).case)["findings"][0]
    untold = ("duration_days", "onset", "trend", "severity", "night", "side", "first_ever")
    assert {key: finding[key] for key in untold} == dict.fromkeys(untold)
    assert finding["triggers"] == []


def test_an_empty_conversation_has_no_tier_and_no_sites() -> None:
    told = told_of(Case())
    assert (told["tier"], told["tier_reasons"], told["sites"], told["findings"]) == ("none", [], [], [])
    assert told["person"] == "self"
    assert told["history"]["breast_cancer"] == "unknown"


def test_reasons_are_those_of_the_tier_given() -> None:
    assessment = assess(say(found("back_pain"), found("leg_weakness")).case, K)
    assert assessment.tier == "emergency"
    assert {reason.tier for reason in assessment.tier_reasons} == {"emergency"}
    assert "cord_compression" in [reason.rule for reason in assessment.tier_reasons]
    assert "back_pain" not in [reason.rule for reason in assessment.tier_reasons]


def test_sites_already_known_and_the_kind_of_cancer_are_passed_on() -> None:
    history = History(breast_cancer="yes", subtype="her2_positive", known_sites=("bone",))
    assert assess(say(found("cough"), history=history).case, K).history == history


def test_the_version_of_the_knowledge_is_a_short_hash() -> None:
    assert re.fullmatch(r"[0-9a-f]{12}", told_of(Case())["versions"]["knowledge"])
