"""Messages worded by people who had seen neither vocabulary nor patterns (data/blind), in an open and a sealed half.

The sealed half is for measuring only: its texts are never printed, so that nobody mends the bot by them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from bot.knowledge.model import TIERS, Tier
from evaluation.asking import WRITTEN_ON, assess
from evaluation.figures import Figure, Pair, hits, share

DATA = Path(__file__).parent / "data"
Half = Literal["open", "sealed"]
HALVES: tuple[Half, ...] = ("open", "sealed")

NOT_NOW = frozenset(("absent", "past", "hypothetical", "other_person"))
MODIFIERS = ("duration_days", "onset", "trend", "severity", "night", "side", "first_ever")
DURATION_SLACK = 0.15
"""How far from the labelled days a duration may lie, as a share: "a couple of months" is no number of days."""


class Flag(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What counts as understood of a red flag, and the tier of the clinical reference that it must reach."""

    tier: Tier
    symptoms: tuple[str, ...]


class Crosswalk(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The labels of the messages in terms of the knowledge: label to ids that count as right."""

    symptoms: dict[str, tuple[str, ...]]
    red_flags: dict[str, Flag]
    triggers: dict[str, tuple[str, ...]]
    medicines: dict[str, str]


class Asked(msgspec.Struct, frozen=True):
    """A message and its answer, as far as it is measured."""

    row: dict[str, Any]
    answer: dict[str, Any]

    def statuses(self, symptoms: Sequence[str]) -> set[str]:
        """The statuses with which any of these symptoms was found."""
        return {f["status"] for f in self.answer["findings"] if f["symptom"] in symptoms}

    def present(self) -> list[str]:
        """The symptoms that were found to be there."""
        return [f["symptom"] for f in self.answer["findings"] if f["status"] == "present"]


@cache
def crosswalk() -> Crosswalk:
    """The labels, in the knowledge's terms; raises msgspec.ValidationError if the file has another form."""
    return msgspec.json.decode((DATA / "crosswalk.json").read_bytes(), type=Crosswalk)


def load(half: Half, name: str) -> list[dict[str, Any]]:
    """The rows of one file of one half."""
    lines = (DATA / "blind" / half / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def understood(symptoms: Sequence[str], message: Asked) -> bool:
    """Whether some one of the symptoms is told as there, or at least in doubt."""
    return bool(message.statuses(symptoms) & {"present", "uncertain"})


def silent(message: Asked) -> bool:
    """Whether an answer passes over what a message says: no finding, and no question but what is meant at all."""
    question = message.answer["question"]
    return not message.answer["findings"] and question is not None and question["kind"] == "clarify"


def red_flags(half: Half, messages: Sequence[Asked]) -> list[Figure]:
    """Whether red flags are understood, and urgent enough."""
    group = f"Blind red flags, {half}"
    flags = [crosswalk().red_flags[m.row["flag"]] for m in messages]
    tiers = [(TIERS.index(m.answer["tier"]), TIERS.index(f.tier)) for m, f in zip(messages, flags, strict=True)]
    known = [understood(f.symptoms, m) for m, f in zip(messages, flags, strict=True)]
    emergencies = [have == want for have, want in tiers if want == TIERS.index("emergency")]
    return [
        hits(f"blind.{half}.red_flags.understood", group, "understood", known),
        hits(f"blind.{half}.red_flags.tier", group, "tier reached", [have >= want for have, want in tiers]),
        hits(f"blind.{half}.red_flags.emergency", group, "emergencies called one", emergencies),
        hits(f"blind.{half}.red_flags.silent", group, "neither finding nor question", map(silent, messages)),
    ]


def common(half: Half, messages: Sequence[Asked]) -> list[Figure]:
    """Whether everyday symptoms are understood."""
    group = f"Blind everyday symptoms, {half}"
    known = [understood(crosswalk().symptoms[m.row["symptom"]], m) for m in messages]
    return [
        hits(f"blind.{half}.common.understood", group, "understood", known),
        hits(f"blind.{half}.common.silent", group, "neither finding nor question", map(silent, messages)),
    ]


def context(half: Half, messages: Sequence[Asked]) -> list[Figure]:
    """What is there, denied, over, feared or somebody else's."""
    return _statuses(half, "context", messages)


def mixed(half: Half, messages: Sequence[Asked]) -> list[Figure]:
    """Lay questions, spoken turns, oblique red flags and clinical notes, everything in them labelled."""
    return _statuses(half, "mixed", messages)


def _statuses(half: Half, name: str, messages: Sequence[Asked]) -> list[Figure]:
    group = f"Blind messages: {name}, {half}"
    symptoms = crosswalk().symptoms
    there = [
        understood(symptoms[s], m) and "absent" not in m.statuses(symptoms[s])
        for m in messages
        for s in m.row["present"]
        if symptoms[s]
    ]
    not_there = [(m, symptoms[n["symptom"]], n["status"]) for m in messages for n in m.row["not_present"]]
    apart = [(m, ids, status) for m, ids, status in not_there if ids and not _also_present(m, ids)]
    return [
        hits(f"blind.{half}.{name}.present", group, "there: found as there", there),
        share(f"blind.{half}.{name}.precision", group, "there: precision", map(_precision, messages)),
        hits(
            f"blind.{half}.{name}.not_present",
            group,
            "not there: not called there",
            ["present" not in m.statuses(ids) for m, ids, _ in apart],
        ),
        hits(
            f"blind.{half}.{name}.absent",
            group,
            "denied: found as denied",
            [bool(m.statuses(ids) & NOT_NOW) for m, ids, status in apart if status == "absent"],
        ),
        hits(
            f"blind.{half}.{name}.status",
            group,
            "past, feared, another's: found as such",
            [status in m.statuses(ids) for m, ids, status in apart if status != "absent"],
        ),
    ]


def _also_present(message: Asked, ids: Sequence[str]) -> bool:
    """Whether a label that is there counts the same symptoms ("another pain"): then nothing can be told apart."""
    return any(set(ids) & set(crosswalk().symptoms[s]) for s in message.row["present"])


def _precision(message: Asked) -> Pair:
    labels = message.row["present"]
    if not all(crosswalk().symptoms[s] for s in labels):
        return 0, 0  # Something is told that the knowledge has no name for: what else is found may be that.
    allowed = {i for s in labels for i in crosswalk().symptoms[s]}
    found = message.present()
    return sum(symptom in allowed for symptom in found), len(found)


def modifiers(half: Half, messages: Sequence[Asked]) -> list[Figure]:
    """How long, how bad, which side: by kind, of those told, and of those not told (invented)."""
    group = f"Blind modifiers, {half}"
    figures, all_told, all_untold = [], [], []
    for kind in (*MODIFIERS, "triggers", "medicines"):
        pairs = [(m.row[kind], _found(kind, m)) for m in messages]
        told = [_agrees(kind, wanted, found) for wanted, found in pairs if wanted not in (None, [])]
        untold = [found in (None, [], set()) for wanted, found in pairs if wanted in (None, [])]
        figures.append(hits(f"blind.{half}.modifiers.{kind}", group, f"{kind}: right where told", told))
        all_told += told
        all_untold += untold
    return [
        hits(f"blind.{half}.modifiers.told", group, "all: right where told", all_told),
        hits(f"blind.{half}.modifiers.untold", group, "all: nothing where not told", all_untold),
        *figures,
    ]


def _found(kind: str, message: Asked) -> Any:
    if kind == "medicines":
        return set(message.answer["medicines"])
    ids = crosswalk().symptoms[message.row["symptom"]]
    findings = [f for f in message.answer["findings"] if f["symptom"] in ids] or message.answer["findings"]
    values = [f[kind] for f in findings if f[kind] not in (None, [], ())]
    if kind == "triggers":
        return {trigger for value in values for trigger in value}
    return values[0] if values else None


def _agrees(kind: str, wanted: Any, found: Any) -> bool:
    if kind == "medicines":
        names = crosswalk().medicines
        return bool({names.get(m, m) for m in wanted} <= found)
    if kind == "triggers":
        return all(found & set(crosswalk().triggers[t]) for t in wanted)
    if kind == "duration_days" and found is not None:
        return bool(abs(found - wanted) <= max(1, DURATION_SLACK * wanted))
    return bool(found == wanted)


MEASURES = {"red_flags": red_flags, "common": common, "context": context, "mixed": mixed, "modifiers": modifiers}
"""What is measured of each file."""


def figures() -> list[Figure]:
    """All figures of both halves, as `python -m bot assess` answers now."""
    found: list[Figure] = []
    for name, measure in MEASURES.items():
        for half in HALVES:
            rows = load(half, name)
            answers = assess([{"id": r["id"], "text": r["text"], "today": r.get("today", WRITTEN_ON)} for r in rows])
            found += measure(half, [Asked(r, a) for r, a in zip(rows, answers, strict=True)])
    return found
