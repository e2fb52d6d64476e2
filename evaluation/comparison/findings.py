"""How well an understander finds what messages tell: by status, whether denied or not, and at all."""

from __future__ import annotations

from collections.abc import Sequence, Set

from evaluation.comparison.gold import AFFIRMED, NOT_NOW, Gold, Label
from evaluation.comparison.understander import Found
from evaluation.figures import Figure, Overlap, Pair, f1, share

KINDS = {"there": ("present",), "denied": ("absent",), "past, feared or another's": NOT_NOW}
"""Names of statuses that are counted together; each label wants its own status all the same."""

Read = Sequence[tuple[Gold, Sequence[Found]]]
"""Messages, and what was found in each."""


def measures(read: Read) -> list[Figure]:
    """All figures of one understander on one set; those of which the set has nothing to count have no value."""
    found: list[Figure] = []
    for kind, statuses in KINDS.items():
        complete = [_overlap(g, f, statuses) for g, f in read if g.complete.issuperset(statuses)]
        found += [
            _figure(kind, "precision", [(o.right, o.right + o.extra) for o in complete]),
            _figure(kind, "recall", [_recalled(g, f, statuses) for g, f in read]),
            f1(f"{_slug(kind)}.f1", "", f"{kind}: F1", complete),
        ]
    return [
        *found,
        share("negation", "", "found: denied or not, right", (_negated(g, f) for g, f in read)),
        share("concept", "", "told: found at all", (_at_all(g, f) for g, f in read)),
    ]


def _slug(kind: str) -> str:
    return {"there": "present", "denied": "absent"}.get(kind, "not_now")


def _figure(kind: str, label: str, pairs: Sequence[Pair]) -> Figure:
    return share(f"{_slug(kind)}.{label}", "", f"{kind}: {label}", pairs)


def statuses_of(label: Label, found: Sequence[Found]) -> set[str]:
    """The statuses with which what a label tells was found."""
    return {f.status for f in found if f.symptom in label.symptoms}


def _recalled(gold: Gold, found: Sequence[Found], statuses: Sequence[str]) -> Pair:
    wanted = [label for label in gold.labels if label.status in statuses]
    return sum(label.status in statuses_of(label, found) for label in wanted), len(wanted)


def _overlap(gold: Gold, found: Sequence[Found], statuses: Sequence[str]) -> Overlap:
    """Labels found, findings that no label allows (each symptom once a status), labels missed."""
    right, of = _recalled(gold, found, statuses)
    extra = {(f.symptom, f.status) for f in found if f.status in statuses and f.symptom not in gold.allowed(f.status)}
    return Overlap(right, len(extra), of - right)


def _negated(gold: Gold, found: Sequence[Found]) -> Pair:
    """Of what is told to be there or denied, and was found: how much is rightly denied, or rightly not."""
    asked = [(label, statuses_of(label, found)) for label in gold.labels if label.status not in NOT_NOW]
    met = [(label.status, statuses) for label, statuses in asked if statuses]
    return sum(_right(status, statuses) for status, statuses in met), len(met)


def _right(wanted: str, statuses: Set[str]) -> bool:
    if wanted in ("present", AFFIRMED):
        return "absent" not in statuses
    return "present" not in statuses and bool(statuses & {"absent", *NOT_NOW})


def _at_all(gold: Gold, found: Sequence[Found]) -> Pair:
    return sum(bool(statuses_of(label, found)) for label in gold.labels), len(gold.labels)
