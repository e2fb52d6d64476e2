"""What a whole conversation has told so far, and how each message adds to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from bot.findings import Finding, History, Modifiers, Person, Reading
from bot.knowledge import Knowledge
from bot.triage.corrections import moved, somebody_elses, speaks_of, taken_back
from bot.triage.places import compose
from bot.triage.urgency import COUNTED, rank, urgency


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """The state of a conversation.

    `turn` numbers the next message; `asked` are questions put already. `taken_back` are findings that the person took
    back while they were part of an emergency: its advice stays in view, for the case that they come.
    """

    findings: tuple[Finding, ...] = ()
    taken_back: tuple[Finding, ...] = ()
    person: Person = "self"
    history: History = History()
    medicines: tuple[str, ...] = ()
    turn: int = 0
    asked: tuple[str, ...] = ()


def case_from_json(value: object) -> Case:
    """Rebuild a case from a slot; raises msgspec.ValidationError if the value is not one."""
    return msgspec.convert(value or {}, Case)


def case_to_json(case: Case) -> dict[str, Any]:
    """Plain JSON values of a case."""
    values: dict[str, Any] = msgspec.to_builtins(case)
    return values


@dataclass(frozen=True)
class Added:
    """A case after a message, with the findings of that message as they stand in it, and those it took back."""

    case: Case
    new: tuple[Finding, ...]
    taken_back: tuple[Finding, ...] = ()


def add(case: Case, reading: Reading, knowledge: Knowledge) -> Added:
    """Add one message to a case. Only a plain denial takes a present finding away.

    A message that only names a place ("my ankles") completes an earlier symptom that lacked one ("swelling"), or moves
    one that it names as elsewhere; one that only says how it is ("worse at night") completes the symptoms told last.
    """
    new = [msgspec.structs.replace(f, turn=case.turn) for f in reading.findings]
    back = taken_back(case.findings, new, knowledge)
    others = somebody_elses(case.findings, new, reading, knowledge) if case.person == "self" else []
    if others:
        back += [f for f in case.findings if f.status in COUNTED and any(speaks_of(o, f) for o in others)]
        new = [msgspec.structs.replace(f, status="other_person") if f in others else f for f in new]
        reading = msgspec.structs.replace(reading, person="self")
    known = [f for f in case.findings if f not in back]
    if not any(f.status in COUNTED for f in new):
        placed = moved(case.findings, back, reading, knowledge) or ([] if new else _placed(case, reading, knowledge))
        new += [_with(f, reading.loose) for f in placed]
    if not new and reading.loose != Modifiers():
        known, new = _completed(known, reading.loose)
    known, new = _refined(known, new, knowledge)
    known = [f for f in known if not _told_after_all(f, new)]
    after = msgspec.structs.replace(learn(case, reading), findings=tuple(_merge(known, new)), turn=case.turn + 1)
    return Added(_noted(case, after, back, knowledge), tuple(new), tuple(back))


def learn(case: Case, reading: Reading) -> Case:
    """Add what a message tells besides symptoms: whose they are, the cancer, the medicines."""
    return msgspec.structs.replace(
        case,
        person=reading.person if reading.person == "someone_else" else case.person,
        history=_add_history(case.history, reading),
        medicines=tuple(dict.fromkeys((*case.medicines, *reading.medicines))),
    )


def _noted(before: Case, after: Case, back: Sequence[Finding], knowledge: Knowledge) -> Case:
    """The case `after`, with what was taken back of an emergency in it, as long as it is not told again."""
    urgent = urgency(before.findings, knowledge, before.medicines)[0] == "emergency"
    kept = (*before.taken_back, *(back if urgent else ()))
    again = [f for f in after.findings if f.status in COUNTED]
    return msgspec.structs.replace(after, taken_back=tuple(f for f in kept if not any(speaks_of(f, a) for a in again)))


def _told_after_all(old: Finding, new: Sequence[Finding]) -> bool:
    """Whether an earlier denial no longer holds."""
    return old.status == "absent" and any(f.status in COUNTED and speaks_of(old, f) for f in new)


def _placed(case: Case, reading: Reading, knowledge: Knowledge) -> list[Finding]:
    """Symptoms without a place, put where this message says ("swelling" … "my ankles")."""
    open_symptoms = [f for f in case.findings if f.status in COUNTED and knowledge.symptoms[f.symptom].ask]
    found: list[Finding] = []
    for part in reading.places:
        for finding in open_symptoms[-1:]:
            symptom = compose(finding.symptom, part, knowledge)
            if symptom:
                found.append(msgspec.structs.replace(finding, symptom=symptom, body_part=part, turn=finding.turn))
    return found


def _refined(known: list[Finding], new: list[Finding], knowledge: Knowledge) -> tuple[list[Finding], list[Finding]]:
    """Let findings that say where ("swollen ankles") take the place of earlier general ones ("swelling").

    They take over what was told of them. A general finding stays if it is the more urgent of the two.
    """
    kept = list(known)
    for old in known:
        for i, finding in enumerate(new):
            whole = _with(finding, old)
            if _places(old, finding, knowledge) and _rank(whole, knowledge) >= _rank(old, knowledge):
                new = [*new[:i], whole, *new[i + 1 :]]
                kept = [f for f in kept if f is not old]
    return kept, new


def _places(general: Finding, finding: Finding, knowledge: Knowledge) -> bool:
    """Whether a finding is an earlier, general one in some part of the body."""
    if not knowledge.symptoms[general.symptom].ask or not {general.status, finding.status} <= COUNTED:
        return False
    sensations = [s for s in knowledge.sensations.values() if s.alone == general.symptom]
    return finding.symptom != general.symptom and any(finding.symptom in s.parts.values() for s in sensations)


def _rank(finding: Finding, knowledge: Knowledge) -> int:
    return rank(urgency([finding], knowledge)[0])


def _completed(known: list[Finding], loose: Modifiers) -> tuple[list[Finding], list[Finding]]:
    """Give the modifiers of a message without symptoms to the symptoms told last."""
    turns = [f.turn for f in known if f.status in COUNTED]
    if not turns:
        return known, []
    latest = [f for f in known if f.turn == max(turns) and f.status in COUNTED]
    completed = [_with(f, loose) for f in latest]
    rest = [f for f in known if f not in latest]
    return rest, completed


def _merge(known: list[Finding], new: list[Finding]) -> list[Finding]:
    merged = list(known)
    for finding in new:
        same = next((i for i, old in enumerate(merged) if _same(old, finding)), None)
        if same is None:
            merged.append(finding)
        else:
            merged[same] = _with(merged[same], finding)
    return merged


def _same(old: Finding, new: Finding) -> bool:
    return speaks_of(old, new) and (old.status == new.status or {old.status, new.status} <= COUNTED)


def _with(finding: Finding, told: Modifiers) -> Finding:
    """The finding with what was told added; a worse value stays (adding never makes a finding milder)."""
    changes: dict[str, Any] = {}
    for name in Modifiers.__struct_fields__:
        value, before = getattr(told, name), getattr(finding, name)
        if name == "triggers":
            changes[name] = tuple(dict.fromkeys((*before, *value)))
        elif name in ("duration_days", "severity"):
            changes[name] = max((v for v in (before, value) if v is not None), default=None)
        elif value is not None and _keeps(name, before, value):
            changes[name] = value
    return msgspec.structs.replace(finding, **changes)


_WORST: dict[str, Any] = {"trend": "worse", "onset": "sudden", "night": True}


def _keeps(name: str, before: Any, value: Any) -> bool:
    return before is None or name not in _WORST or before != _WORST[name] or value == before


def _add_history(history: History, reading: Reading) -> History:
    told = reading.history
    cancer: Literal["yes", "no", "unknown"] = (
        told.breast_cancer if told.breast_cancer != "unknown" else history.breast_cancer
    )
    return History(
        breast_cancer=cancer,
        subtype=told.subtype or history.subtype,
        known_sites=tuple(dict.fromkeys((*history.known_sites, *told.known_sites))),
    )
