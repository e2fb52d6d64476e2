"""A set of patterns, each with a key, and all places of a message where they match."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

from bot.language.automaton import Automaton
from bot.language.network import Network
from bot.language.patterns import Pattern
from bot.language.text import Text

K = TypeVar("K")


class Matcher(Generic[K]):
    """Finds all patterns of a set in one pass. Threads may share one once all patterns are added."""

    def __init__(self) -> None:
        self._network = Network()
        self._keys: list[K] = []
        self._automaton: Automaton | None = None

    def add(self, pattern: Pattern, key: K) -> None:
        """Add a compiled pattern under a key."""
        self._network.add(pattern)
        self._keys.append(key)
        self._automaton = None

    def vocabulary(self) -> set[str]:
        """Every surface form that some pattern uses."""
        return set(self._network.words)

    def find(self, text: Text) -> Iterator[tuple[K, int, int]]:
        """Yield (key, start, end) for the longest match of each pattern at each word, in text order."""
        for start, ends in self._runs(text):
            for number in sorted(ends):
                yield self._keys[number], start, max(ends[number])

    def find_all(self, text: Text) -> Iterator[tuple[K, int, int]]:
        """Yield (key, start, end) for every match, in text order."""
        for start, ends in self._runs(text):
            for number in sorted(ends):
                yield from ((self._keys[number], start, end) for end in sorted(set(ends[number])))

    def _runs(self, text: Text) -> Iterator[tuple[int, dict[int, list[int]]]]:
        automaton = self._automaton
        if automaton is None or automaton.full:
            automaton = self._automaton = Automaton(self._network)
        return automaton.run(text)
