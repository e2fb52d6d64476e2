"""What a message takes back of what was told before, and where it puts a symptom instead."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from bot.findings import Finding, Modifiers, Reading
from bot.knowledge import Knowledge
from bot.triage.places import elsewhere
from bot.triage.urgency import COUNTED, urgency

CORRECTION, DENIAL = "correction", "denial"
"""Topics of a message that corrects what was told, or starts with no."""


def taken_back(known: Sequence[Finding], new: Sequence[Finding], knowledge: Knowledge) -> list[Finding]:
    """The earlier findings that a message plainly denies ("actually I didn't have a seizure").

    A denial that holds for some times or sides only ("no pain at night") takes nothing back, nor does any denial take
    back words of despair: they are answered until the person starts again.
    """
    told = {f.symptom for f in new if f.status in COUNTED}
    denials = [f for f in new if f.status == "absent" and f.symptom not in told and _is_whole(f)]
    return [
        f
        for f in known
        if f.status in COUNTED and not knowledge.symptoms[f.symptom].crisis and any(speaks_of(d, f) for d in denials)
    ]


def somebody_elses(
    known: Sequence[Finding], new: Sequence[Finding], reading: Reading, knowledge: Knowledge
) -> list[Finding]:
    """The new findings of a message that says of earlier ones that they are not the writer's ("no, my husband coughs").

    Emergencies and words of despair count whosever they are.
    """
    corrects = CORRECTION in reading.topics or DENIAL in reading.topics
    if reading.person != "someone_else" or not corrects or any(f.status == "absent" for f in new):
        return []
    return [
        f
        for f in new
        if f.status in COUNTED
        and not knowledge.symptoms[f.symptom].crisis
        and urgency([f], knowledge)[0] != "emergency"
        and any(old.status in COUNTED and speaks_of(old, f) for old in known)
    ]


def speaks_of(one: Finding, other: Finding) -> bool:
    """Whether two findings are of the same symptom, and not of different places."""
    return one.symptom == other.symptom and (
        one.body_part == other.body_part or None in (one.body_part, other.body_part)
    )


def moved(known: Sequence[Finding], back: Sequence[Finding], reading: Reading, knowledge: Knowledge) -> list[Finding]:
    """A symptom put in another place by a message that only names places ("it's my hip, not my back").

    Args:
        known: all findings before the message.
        back: those of them that it takes back ("my hip, not my back, hurts").
        reading: the message.
        knowledge: the curated facts.
    """
    named = [f for f in known if f.status in COUNTED and f.body_part in reading.places]
    was = (*named, *back)[-1:]
    others = [part for part in reading.places if part not in {f.body_part for f in was}]
    if not was or len(others) != 1:
        return []
    symptom = elsewhere(was[0], others[0], knowledge)
    return [msgspec.structs.replace(was[0], symptom=symptom, body_part=others[0], side=None)] if symptom else []


def left_behind(known: Sequence[Finding], new: Sequence[Finding], reading: Reading, k: Knowledge) -> list[Finding]:
    """Earlier findings whose place a message names again while it tells the same of another place.

    Whether they are still there ("my hip, and my back too") or not ("my hip, not my back") has to be asked.
    """
    elsewhere_now = [f for f in new if f.status in COUNTED and f.body_part is not None]
    return [
        old
        for old in known
        if old.status in COUNTED
        and old not in new
        and old.body_part in reading.places
        and any(
            f.body_part != old.body_part and elsewhere(old, str(f.body_part), k) == f.symptom for f in elsewhere_now
        )
    ]


def _is_whole(finding: Finding) -> bool:
    return all(getattr(finding, name) == getattr(Modifiers(), name) for name in Modifiers.__struct_fields__)
