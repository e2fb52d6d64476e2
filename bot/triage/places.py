"""Which symptom a kind of change is in which part of the body."""

from __future__ import annotations

from bot.findings import Finding
from bot.knowledge import Knowledge
from bot.knowledge.model import Sensation


def compose(symptom: str, part: str, knowledge: Knowledge) -> str | None:
    """The symptom that a general one becomes in a body part ("swelling" in "ankle"), or None."""
    sensations = (s for s in knowledge.sensations.values() if s.alone == symptom)
    return next((found for s in sensations if (found := _at(s, part, knowledge))), None)


def elsewhere(finding: Finding, part: str, knowledge: Knowledge) -> str | None:
    """The symptom that a placed one becomes in another part ("back_pain" in "hip"), or None."""
    if finding.body_part is None:
        return None
    alike = [s for s in knowledge.sensations.values() if _at(s, finding.body_part, knowledge) == finding.symptom]
    return next((found for s in alike if not s.denies and (found := _at(s, part, knowledge))), None)


def _at(sensation: Sensation, part: str, knowledge: Knowledge) -> str | None:
    at: str | None = part
    while at is not None:
        if at in sensation.parts:
            return sensation.parts[at]
        at = knowledge.body_parts[at].parent
    return None
