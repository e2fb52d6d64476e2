"""How soon someone should be seen: the red-flag table, each symptom's own tier, and ambers that add up.

Every rule can only raise the tier, so a finding more never lowers it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from itertools import combinations

import msgspec

from bot.findings import Finding
from bot.knowledge import Knowledge
from bot.knowledge.model import TIERS, Condition, RedFlag, Symptom, Tier

COUNTED = frozenset(("present", "uncertain"))
"""Statuses that count as there now; doubt counts as yes (safety invariant)."""

LASTING_DAYS = 14
"""Persistence that makes a symptom matter more (Optimal Care Pathway; clinical reference section 5)."""

TWO_AMBERS = "two_ambers"
AMBER_SOURCES = ("ukons-triage-v3", "sactlibrary-ukons")


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Why a tier was given: a red flag's id, a symptom's id, or "two_ambers"; with the sources behind it."""

    rule: str
    tier: Tier
    sources: tuple[str, ...]


def rank(tier: Tier) -> int:
    """The place of a tier, 0 for none to 4 for emergency."""
    return TIERS.index(tier)


def counted(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that are, or may be, there now."""
    return [f for f in findings if f.status in COUNTED]


def urgency(
    findings: Iterable[Finding], knowledge: Knowledge, medicines: Iterable[str] = ()
) -> tuple[Tier, tuple[Reason, ...]]:
    """The tier of some findings and the reasons for just that tier, most telling first; ("none", ()) if none counts.

    Args:
        findings: of the whole conversation.
        knowledge: the decision table and the symptoms' own tiers.
        medicines: ids of what is taken now or was lately; some red flags count only then.
    """
    present = counted(findings)
    taken = {name for m in medicines for name in (m, knowledge.medicines[m].group)}
    reasons = [_reason(flag) for flag in knowledge.red_flags.values() if met(flag, present, taken)]
    reasons += [_own_reason(f, present, knowledge) for f in present]
    ambers = [f for f in present if _is_amber(f, knowledge.symptoms[f.symptom])]
    if any(_apart(one, other, knowledge) for one, other in combinations(ambers, 2)):
        reasons.append(Reason(rule=TWO_AMBERS, tier="same_day", sources=AMBER_SOURCES))
    if not reasons:
        return "none", ()
    tier = max((r.tier for r in reasons), key=rank)
    return tier, tuple(dict.fromkeys(r for r in reasons if r.tier == tier))


def met(flag: RedFlag, present: Sequence[Finding], taken: Set[str] = frozenset()) -> bool:
    """Whether a red flag's every need is met, each by a finding of its own, and a medicine that it names is `taken`."""
    if flag.medicines and taken.isdisjoint(flag.medicines):
        return False
    return _assign(flag.needs, present, frozenset())


def _assign(needs: Sequence[Condition], present: Sequence[Finding], taken: frozenset[int]) -> bool:
    if not needs:
        return True
    return any(
        _assign(needs[1:], present, taken | {i})
        for i, finding in enumerate(present)
        if i not in taken and _fits(needs[0], finding)
    )


def _fits(need: Condition, finding: Finding) -> bool:
    return (
        finding.symptom in need.symptoms
        and (not need.body_parts or finding.body_part in need.body_parts)
        and need.onset in (None, finding.onset)
        and need.trend in (None, finding.trend)
        and (need.night is None or need.night == finding.night)
        and set(need.triggers) <= set(finding.triggers)
        and (need.min_days is None or (finding.duration_days or 0) >= need.min_days)
        and (need.min_severity is None or (finding.severity or 0) >= need.min_severity)
    )


def _own_reason(finding: Finding, present: Sequence[Finding], knowledge: Knowledge) -> Reason:
    symptom = knowledge.symptoms[finding.symptom]
    tier = symptom.tier
    if symptom.rises and (_lasts_or_grows(finding) or _has_company(finding, present, knowledge)):
        tier = TIERS[min(rank(tier) + 1, rank("emergency"))]
    return Reason(rule=symptom.id, tier=tier, sources=symptom.evidence.sources)


def _reason(flag: RedFlag) -> Reason:
    return Reason(rule=flag.id, tier=flag.tier, sources=flag.evidence.sources)


def _is_amber(finding: Finding, symptom: Symptom) -> bool:
    return symptom.tier == "days" and _lasts_or_grows(finding)


def _apart(one: Finding, other: Finding, knowledge: Knowledge) -> bool:
    """Whether two findings are two complaints: the same words on the same site are one ("a dry cough")."""
    same_words = one.turn == other.turn and one.start < other.end and other.start < one.end
    same_site = bool(set(knowledge.symptoms[one.symptom].sites) & set(knowledge.symptoms[other.symptom].sites))
    return one.symptom != other.symptom and not (same_words and same_site)


def _lasts_or_grows(finding: Finding) -> bool:
    return finding.trend == "worse" or (finding.duration_days or 0) >= LASTING_DAYS


def _has_company(finding: Finding, present: Sequence[Finding], knowledge: Knowledge) -> bool:
    """Whether another symptom of the same site is there too."""
    sites = set(knowledge.symptoms[finding.symptom].sites)
    return any(sites & set(knowledge.symptoms[o.symptom].sites) for o in present if o.symptom != finding.symptom)
