"""A message as the patterns see it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field

DENIALS = frozenset(("not", "no", "never", "without"))
"""Words that no gap of a pattern passes over."""


@dataclass
class Text:
    """What patterns are matched against: one entry a word.

    `pauses[i]` is what stands before word i: "" nothing, "," a comma-like pause, "." the end of a sentence.
    `tags[i]` lists the (tag, end) of named stretches (body parts, word classes) that start at word i.
    `separators` are words before which a statement ends ("but"). `questions` holds the words before which a question
    mark stands.
    """

    words: list[str]
    pauses: list[str]
    tags: list[list[tuple[str, int]]] = field(default_factory=list)
    separators: Set[str] = frozenset()
    questions: Set[int] = frozenset()

    def __post_init__(self) -> None:
        if not self.tags:
            self.tags = [[] for _ in self.words]

    def is_end(self, i: int) -> bool:
        """Whether a statement ends before word i: at the end of the message, at a pause, before a separator."""
        return i >= len(self.words) or bool(self.pauses[i]) or self.words[i] in self.separators
