"""Understanders side by side on the same messages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from evaluation.comparison.findings import measures
from evaluation.comparison.gold import Gold
from evaluation.comparison.understander import Found, Understander
from evaluation.figures import Figure
from evaluation.table import Column, Table


def tables(understanders: Sequence[Understander], sets: Mapping[str, Sequence[Gold]]) -> list[Table]:
    """One table a set of messages: measures down, understanders across. Each of them reads all the messages once."""
    texts = [message.text for messages in sets.values() for message in messages]
    found = [iter(understander.read(texts)) for understander in understanders]
    columns = tuple(Column(u.name) for u in understanders)
    return [
        Table(f"Found in {name}", columns, tuple(_rows(name, messages, columns, found)))
        for name, messages in sets.items()
    ]


def _rows(
    name: str, messages: Sequence[Gold], columns: Sequence[Column], found: Sequence[Iterator[list[Found]]]
) -> Iterator[tuple[str, tuple[Figure, ...]]]:
    measured = [measures([(message, next(of)) for message in messages]) for of in found]
    for same in zip(*measured, strict=True):
        if any(figure.of for figure in same):
            named = (
                replace(f, id=f"beside.{slug(name)}.{f.id}.{slug(c.name)}", group=f"Found in {name}: {c.name}")
                for f, c in zip(same, columns, strict=True)
            )
            yield same[0].label, tuple(named)


def slug(name: str) -> str:
    """A name as part of an id."""
    return "_".join("".join(c if c.isalnum() else " " for c in name.lower()).split())
