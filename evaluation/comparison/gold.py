"""Every labelled message, whatever set it comes from, in one form: so that one scorer fits all understanders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from evaluation import blind, labelled, outside, own
from evaluation.blind import HALVES, Half

AFFIRMED = "affirmed"
"""The status of a label that tells only that something is not denied."""

NOT_NOW = ("past", "hypothetical", "other_person")


class Label(NamedTuple):
    """One thing that a message tells: the symptoms that count as right for it, and its status."""

    symptoms: frozenset[str]
    status: str


@dataclass(frozen=True)
class Gold:
    """A labelled message. `complete` are the statuses of which everything is labelled: any other finding is wrong."""

    text: str
    labels: tuple[Label, ...]
    complete: frozenset[str]

    def allowed(self, status: str) -> frozenset[str]:
        """The symptoms that may be found with a status."""
        return frozenset[str]().union(*(label.symptoms for label in self.labels if label.status == status))


def sets() -> dict[str, list[Gold]]:
    """All sets that are there, by their names in the tables; the outside ones are not everywhere."""
    found = {"own messages": [_own(message) for message in own.load()]}
    for half in HALVES:
        found[f"blind messages, {half}"] = list(_blind(half))
    for half in HALVES:
        found[f"outside texts, {half}"] = [*_outside(half), *_labelled(half)]
    for half in HALVES:
        found[f"outside clinical sentences, {half}"] = list(_clinical(half))
    return {name: messages for name, messages in found.items() if messages}


def _own(message: own.Labelled) -> Gold:
    labels = [(s, "present") for s in message.present] + [(s, "absent") for s in message.absent]
    return Gold(message.text, tuple(Label(frozenset((s,)), k) for s, k in labels), frozenset(("present", "absent")))


def _blind(half: Half) -> Iterator[Gold]:
    names = blind.crosswalk().symptoms
    flags = {flag: known.symptoms for flag, known in blind.crosswalk().red_flags.items()}
    for row in blind.load(half, "red_flags"):
        yield Gold(row["text"], (Label(frozenset(flags[row["flag"]]), "present"),), frozenset())
    for row in blind.load(half, "common"):
        yield Gold(row["text"], (Label(frozenset(names[row["symptom"]]), "present"),), frozenset())
    for name in ("context", "mixed"):
        for row in blind.load(half, name):
            told = [((s,), "present") for s in row["present"]]
            told += [((n["symptom"],), n["status"]) for n in row["not_present"]]
            yield labelled_by(row["text"], told, names, frozenset(("present", "absent", *NOT_NOW)))


def _outside(half: Half) -> Iterator[Gold]:
    for name in ("lay_messages", "lay_negation"):
        for row in _of(half, name):
            told = [((s,), "present") for s in row["present"]] + [((s,), "absent") for s in row["negated"]]
            complete = frozenset(("present",)) if row.get("exhaustive") else frozenset[str]()
            yield labelled_by(row["text"], told, labelled.crosswalk(), complete)


def _labelled(half: Half) -> Iterator[Gold]:
    for row, text in labelled.load():
        if outside.sealed(row.id) == (half == "sealed"):
            told = [(names, "present") for names in row.groups()] + [((s,), "absent") for s in row.negated]
            told += [((s,), status) for status in NOT_NOW for s in getattr(row, status)]
            complete = frozenset(("present", "absent", *NOT_NOW)) if row.exhaustive else frozenset[str]()
            yield labelled_by(text, told, labelled.crosswalk(), complete)


def _clinical(half: Half) -> Iterator[Gold]:
    statuses = {"negated": "absent", "affirmed": AFFIRMED}
    for row in _of(half, "negation"):
        told = [((row["symptom"],), statuses[row["label"]])]
        yield labelled_by(row["text"], told, labelled.crosswalk(), frozenset())


def _of(half: Half, name: str) -> list[dict[str, Any]]:
    return [r for r in outside.lines(f"{name}.jsonl") if outside.sealed(str(r["id"])) == (half == "sealed")]


def labelled_by(
    text: str,
    told: Iterable[tuple[Sequence[str], str]],
    names: Mapping[str, Sequence[str]],
    complete: frozenset[str],
) -> Gold:
    """A message labelled in other words than the knowledge's.

    Args:
        text: the message.
        told: (names of which any will do, status).
        names: what symptoms count for a name. A label without any is dropped, and its status is complete no longer:
            what else is found may be that.
        complete: the statuses of which everything is labelled.
    """
    labels = [Label(frozenset(s for n in some for s in names.get(n, ())), status) for some, status in told]
    unnamed = {label.status for label in labels if not label.symptoms}
    known = [label for label in labels if label.symptoms]
    there = frozenset[str]().union(*(label.symptoms for label in known if label.status == "present"))
    # "No other pain, but my back hurts": where a name covers both, nothing can be told apart.
    apart: Callable[[Label], bool] = lambda label: label.status == "present" or not label.symptoms & there  # noqa: E731
    return Gold(text, tuple(filter(apart, known)), complete - unnamed)
