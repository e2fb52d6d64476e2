"""Puts knowledge texts together for one answer: lists in words, what was understood, and filled placeholders.

Sentences live in domain.yml and the knowledge files; here they are only chosen and joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.findings import Finding
from bot.knowledge import Knowledge
from bot.knowledge.phrases import Phrases
from bot.triage.assessment import Assessment
from bot.triage.urgency import counted

SPOKEN = 4
"""Findings named in a sentence to be said on the phone."""


def join(items: Sequence[str], phrases: Phrases) -> str:
    """Join items as a sentence lists them: a, b and c."""
    if len(items) < 2:
        return "".join(items)
    return phrases.list_last.format(first=", ".join(items[:-1]), last=items[-1])


def label(finding: Finding, knowledge: Knowledge, *, details: bool) -> str:
    """A finding as the person may check it: "pain in your hip or groin (3 weeks, at night)"."""
    phrases = knowledge.phrases
    symptom = knowledge.symptoms[finding.symptom]
    text = symptom.label
    if symptom.label_at and finding.body_part:
        text = symptom.label_at.format(part=knowledge.body_parts[finding.body_part].name)
    told = [d for d in _details(finding, phrases) if d not in text] if details else []
    return f"{text} ({', '.join(told)})" if told else text


def understood(assessment: Assessment, knowledge: Knowledge) -> str:
    """All that counts, in words; and what the person said is not there."""
    phrases = knowledge.phrases
    present = [label(f, knowledge, details=True) for f in counted(assessment.findings)]
    absent = [label(f, knowledge, details=False) for f in assessment.findings if f.status == "absent"]
    text = "; ".join(dict.fromkeys(present))
    if absent:
        text += phrases.not_there.format(symptoms=join(list(dict.fromkeys(absent)), phrases))
    return text


def heard(findings: Sequence[Finding], knowledge: Knowledge) -> str:
    """Some findings, short enough to say on the phone."""
    labels = [label(f, knowledge, details=False) for f in findings]
    return join(list(dict.fromkeys(labels))[:SPOKEN], knowledge.phrases)


def capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def fill(text: str, words: Mapping[str, str]) -> str:
    """The text with its placeholders filled; raises KeyError for one that is unknown."""
    return text.format_map(words)


def _details(finding: Finding, phrases: Phrases) -> Iterable[str]:
    if finding.side:
        yield phrases.side[finding.side]
    if finding.duration_days:
        yield duration(finding.duration_days, phrases)
    if finding.onset == "sudden":
        yield phrases.sudden
    if finding.night:
        yield phrases.night
    if finding.trend:
        yield phrases.trend[finding.trend]
    yield from (phrases.triggers[t] for t in finding.triggers if t in phrases.triggers)


def duration(days: int, phrases: Phrases) -> str:
    """Days in the largest unit that fits: "2 days", "3 weeks", "4 months"."""
    for unit, length in (("year", 365), ("month", 60), ("week", 7), ("day", 1)):
        if days >= length:
            count = round(days / {"month": 30}.get(unit, length))
            return phrases.units[unit].format(count=count) if count != 1 else phrases.one[unit]
    return phrases.one["day"]
