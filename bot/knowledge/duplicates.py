"""Phrases that stand for two things: whichever is read first would win, and nobody would know."""

from __future__ import annotations

from collections.abc import Iterator

from bot.knowledge.knowledge import Knowledge
from bot.knowledge.model import Symptom


def said_twice(k: Knowledge) -> Iterator[str]:
    """A fault for each pattern that is written twice."""
    owners: dict[str, str] = {}
    for owner, patterns in _entries(k):
        for phrase in map(_plain, patterns):
            if phrase in owners:
                first = "here" if owners[phrase] == owner else f"in {owners[phrase]}"
                yield f"{owner}: the phrase '{phrase}' stands twice, first {first}"
            owners.setdefault(phrase, owner)


def stands_for_two(k: Knowledge) -> Iterator[str]:
    """A line for each phrase that is one whole alternative ("(jaundice|yellowing)") in two entries.

    Within one entry alternatives may overlap, which contradicts nothing.
    """
    owners: dict[str, str] = {}
    for owner, patterns in _entries(k):
        for phrase in (option for pattern in patterns for option in _options(_plain(pattern))):
            if owners.setdefault(phrase, owner) != owner:
                yield f"{owner}: the phrase '{phrase}' stands for something else in {owners[phrase]}"


def entry_of(symptom: Symptom, k: Knowledge) -> str:
    """Where a symptom stands, as faults name it: its file and entry."""
    return f"{k.symptom_files[symptom.id]}: entry '{symptom.id}'"


def _entries(k: Knowledge) -> Iterator[tuple[str, tuple[str, ...]]]:
    for symptom in k.symptoms.values():
        yield entry_of(symptom, k), symptom.patterns
    for part in k.body_parts.values():
        yield f"words/body_parts.yml: entry '{part.id}'", part.words
    for medicine in k.medicines.values():
        yield f"medicines.yml: entry '{medicine.id}'", (medicine.id, *medicine.names)


def _plain(phrase: str) -> str:
    return " ".join(phrase.lower().split())


def _options(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern that is nothing but alternatives; else the pattern itself."""
    if not pattern.startswith("("):
        yield pattern
        return
    depth, start, options = 0, 1, []
    for at, character in enumerate(pattern):
        depth += (character in "([") - (character in ")]")
        if (character == "|" and depth == 1) or (character == ")" and depth == 0):
            options.append(pattern[start:at].strip())
            start = at + 1
        if depth == 0:
            break
    if start < len(pattern):  # More follows the group, or it is never closed.
        yield pattern
        return
    for option in options:
        yield from _options(option)
