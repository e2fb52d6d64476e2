"""What must hold across knowledge files: nothing dangling, nothing said twice, nothing without a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from bot.findings import Modifiers
from bot.knowledge.duplicates import entry_of, said_twice
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.model import BodyPart, Condition, Evidence, RedFlag, Symptom
from bot.strict import DataError

UNSOURCED = "unsourced"


def check(knowledge: Knowledge) -> None:
    """Raise DataError listing every fault found across the files, one a line."""
    looks = (_dangling, _evidence, _frames, said_twice, _tiers, _words)
    faults = sorted({fault for look in looks for fault in look(knowledge)})
    if faults:
        raise DataError("\n".join(faults))


def _dangling(k: Knowledge) -> Iterator[str]:
    triggers = {str(m.value) for m in k.words.modifiers.values() if m.sets == "triggers"}
    for symptom in k.symptoms.values():
        yield from _unknown(k.symptom_files[symptom.id], symptom.id, "site", symptom.sites, k.sites)
    medicines = {*k.medicines, *(m.group for m in k.medicines.values())}
    for flag in k.red_flags.values():
        yield from _unknown("red_flags.yml", flag.id, "medicine", flag.medicines, medicines)
        for need in flag.needs:
            yield from _unknown("red_flags.yml", flag.id, "symptom", need.symptoms, k.symptoms)
            yield from _unknown("red_flags.yml", flag.id, "body part", need.body_parts, k.body_parts)
            yield from _unknown("red_flags.yml", flag.id, "trigger", need.triggers, triggers)
    for part in k.body_parts.values():
        yield from _unknown(
            "words/body_parts.yml", part.id, "parent", [part.parent] if part.parent else [], k.body_parts
        )
    for sensation in k.sensations.values():
        where = "words/sensations.yml"
        yield from _unknown(where, sensation.id, "body part", sensation.parts, k.body_parts)
        yield from _unknown(where, sensation.id, "symptom", sensation.parts.values(), k.symptoms)
        yield from _unknown(where, sensation.id, "symptom", [sensation.alone] if sensation.alone else [], k.symptoms)
    for reading in k.words.readings.values():
        yield from _unknown("words/readings.yml", reading.id, "symptom", [reading.symptom], k.symptoms)


def _evidence(k: Knowledge) -> Iterator[str]:
    entries: list[tuple[str, str, Evidence]] = [
        *((k.symptom_files[s.id], s.id, s.evidence) for s in k.symptoms.values()),
        *(("sites.yml", s.id, s.evidence) for s in k.sites.values()),
        *(("red_flags.yml", f.id, f.evidence) for f in k.red_flags.values()),
        *(("tiers.yml", t.id, t.evidence) for t in k.tiers.values()),
        *(("words/readings.yml", r.id, r.evidence) for r in k.words.readings.values()),
    ]
    for where, id_, evidence in entries:
        if not evidence.sources:
            yield f"{where}: entry '{id_}': no source; write [unsourced] and grade draft if there is none"
        elif evidence.sources == (UNSOURCED,):
            if evidence.grade != "draft":
                yield f"{where}: entry '{id_}': unsourced statements are graded draft, not {evidence.grade}"
        else:
            yield from _unknown(where, id_, "source", evidence.sources, k.sources)
    for site in k.sites.values():
        if bool(site.priors) != bool(site.priors_source):
            yield f"sites.yml: entry '{site.id}': 'priors' and 'priors_source' come together"
        if site.priors_source:
            yield from _unknown("sites.yml", site.id, "source", [site.priors_source], k.sources)


def _frames(k: Knowledge) -> Iterator[str]:
    for symptom in k.symptoms.values():
        for pieces in symptom.together:
            if len(pieces) < 2:
                yield f"{entry_of(symptom, k)}: 'together' needs two pieces or more: {list(pieces)}"


def _tiers(k: Knowledge) -> Iterator[str]:
    for tier in sorted({"emergency", "same_day", "days", "routine"} - set(k.tiers)):
        yield f"tiers.yml: entry '{tier}' is missing"
    flagged = {s for flag in k.red_flags.values() if _alone(flag) for s in flag.needs[0].symptoms}
    for symptom in k.symptoms.values():
        if symptom.tier == "emergency" and symptom.id not in flagged:
            yield f"{entry_of(symptom, k)}: an emergency on its own, but no red flag says why"
        if not _can_be_found(symptom, k):
            yield f"{entry_of(symptom, k)}: no pattern and no composition leads to it"


def _alone(flag: RedFlag) -> bool:
    """Whether a single finding without any modifier is an emergency by this rule."""
    return (
        flag.tier == "emergency"
        and len(flag.needs) == 1
        and flag.needs[0] == Condition(symptoms=flag.needs[0].symptoms)
    )


def _words(k: Knowledge) -> Iterator[str]:
    for part in k.body_parts.values():
        if part.id in _ancestors(part, k):
            yield f"words/body_parts.yml: entry '{part.id}': its parents lead back to itself"
    for fact in k.history.values():
        if not (fact.breast_cancer or fact.subtype or fact.voids or any("{site}" in p for p in fact.patterns)):
            yield f"history.yml: entry '{fact.id}': it tells nothing"
    for modifier in k.words.modifiers.values():
        value = (modifier.value,) if modifier.sets == "triggers" else modifier.value
        try:
            msgspec.convert({modifier.sets: value}, Modifiers)
        except msgspec.ValidationError as error:
            yield f"words/modifiers.yml: entry '{modifier.id}': {error}"
    for alias, word in k.words.spellings.items():
        if len(alias.split()) != 1 or not word.split():
            yield f"words/spellings.yml: entry '{alias}': must be one word, and lead to one or more"


def _ancestors(part: BodyPart, k: Knowledge) -> set[str]:
    found: set[str] = set()
    at = part.parent
    while at in k.body_parts and at not in found:
        found.add(at)
        at = k.body_parts[at].parent
    return found


def _can_be_found(symptom: Symptom, k: Knowledge) -> bool:
    return bool(symptom.patterns or symptom.together) or any(
        symptom.id == s.alone or symptom.id in s.parts.values() for s in k.sensations.values()
    )


def _unknown(where: str, entry: str, what: str, used: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    for id_ in sorted(set(used) - set(known)):
        yield f"{where}: entry '{entry}': unknown {what} '{id_}'"
