"""Outside texts that nobody had labelled, with labels of our own (data/labels) that name them by id only.

Labels and scores follow the outside scorer: a label counts as found if one of the ids of its crosswalk is.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import msgspec

from evaluation import outside
from evaluation.asking import WRITTEN_ON, assess
from evaluation.blind import DATA, HALVES, NOT_NOW, Asked, Half
from evaluation.figures import Figure, hits, share

_EITHER = "either:"


class Labels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one reader found in one text. `note` may hold "either: a|b": one mention that two labels would fit."""

    id: str
    file: str
    person: str
    present: tuple[str, ...]
    negated: tuple[str, ...]
    past: tuple[str, ...]
    hypothetical: tuple[str, ...]
    other_person: tuple[str, ...]
    exhaustive: bool
    note: str = ""

    def groups(self) -> list[tuple[str, ...]]:
        """The labels that are there; those of one mention, of which any will do, in one group."""
        same: list[tuple[str, ...]] = []
        for note in self.note.split(";"):
            if _EITHER in note:
                names = note.split(_EITHER, 1)[1].split("(")[0].replace(",", " ").split()
                same += [tuple(n.strip(".") for n in name.split("|")) for name in names if "|" in name]
        joined = {name for group in same for name in group}
        return [g for g in same if set(g) & set(self.present)] + [(p,) for p in self.present if p not in joined]


def load() -> list[tuple[Labels, str]]:
    """Labels and their texts; none where the outside texts are not there."""
    texts = {r["id"]: r["text"] for f in ("unlabelled_lay", "unlabelled_speech") for r in outside.lines(f"{f}.jsonl")}
    files = sorted((DATA / "labels").glob("*.jsonl"))
    rows = [msgspec.json.decode(line, type=Labels) for f in files for line in f.read_bytes().splitlines() if line]
    return [(row, texts[row.id]) for row in rows if row.id in texts]


def crosswalk() -> dict[str, list[str]]:
    """The outside texts' label names and the ids that count as right."""
    names: dict[str, list[str]] = json.loads((outside.FOLDER / "crosswalk.json").read_text(encoding="utf-8"))
    return names


def figures(half: Half, answers: Sequence[tuple[Labels, dict[str, Any]]]) -> list[Figure]:
    """Recall and precision of what is there, and what became of what is not."""
    group, names = f"Outside texts, labels of our own, {half}", crosswalk()
    there, precision, apart, denied = [], [], [], []
    for labels, answer in answers:
        asked = Asked({}, answer)
        for members in labels.groups():
            ids = [i for name in members for i in names[name]]
            if ids:
                there.append("present" in asked.statuses(ids))
        allowed = {i for name in labels.present for i in names[name]}
        if labels.exhaustive:
            found = asked.present()
            precision.append((sum(s in allowed for s in found), len(found)))
        for name in labels.negated:
            if not set(names[name]) & allowed:
                statuses = asked.statuses(names[name])
                apart.append("present" not in statuses)
                denied.append(bool(statuses & NOT_NOW))
    return [
        hits(f"labelled.{half}.present.recall", group, "there: recall", there),
        share(f"labelled.{half}.present.precision", group, "there: precision", precision),
        hits(f"labelled.{half}.denied.not_present", group, "denied: not called there", apart),
        hits(f"labelled.{half}.denied.absent", group, "denied: found as denied", denied),
    ]


def all_figures() -> list[Figure]:
    """All figures of both parts, as `python -m bot assess` answers now; none where the outside texts are not there."""
    rows = load()
    if not rows:
        return []
    answers = assess([{"id": labels.id, "text": text, "today": WRITTEN_ON} for labels, text in rows])
    pairs = [(labels, answer) for (labels, _), answer in zip(rows, answers, strict=True)]
    return [
        figure
        for half in HALVES
        for figure in figures(half, [p for p in pairs if outside.sealed(p[0].id) == (half == "sealed")])
    ]
