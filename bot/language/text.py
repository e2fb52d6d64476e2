"""A message as the patterns see it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from typing import Any, TypeAlias

DENIALS = frozenset(("not", "no", "never", "without"))
"""Words that no gap of a pattern passes over."""

Match: TypeAlias = "tuple[Any, int, list[int]]"
"""(key, word at which it starts, words before which it may end)."""


@dataclass
class Text:
    """What patterns are matched against: one entry a word.

    `pauses[i]` is what stands before word i: "" nothing, "," a comma-like pause, "." the end of a sentence.
    `tags[i]` lists the (tag, end) of named stretches (body parts, word classes) that start at word i.
    `separators` are words before which a statement ends ("but"). `questions` holds the words before which a question
    mark stands. `found` remembers what was found while the tags were as they are.
    """

    words: list[str]
    pauses: list[str]
    tags: list[list[tuple[str, int]]] = field(default_factory=list)
    separators: Set[str] = frozenset()
    questions: Set[int] = frozenset()
    found: dict[object, list[list[Match]]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.tags:
            self.tags = [[] for _ in self.words]

    def tag(self, name: str, start: int, end: int) -> None:
        """Name the stretch from word `start` up to word `end`."""
        self.tags[start].append((name, end))
        self.found.clear()

    def is_end(self, i: int) -> bool:
        """Whether a statement ends before word i: at the end of the message, at a pause, before a separator."""
        return i >= len(self.words) or bool(self.pauses[i]) or self.words[i] in self.separators
