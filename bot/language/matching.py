"""Sets of patterns, each pattern with a key, and all places of a message where they match.

Matchers that look at the same things share a Scan: it reads a message once for all of them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any, Generic, TypeVar

from bot.language.automaton import Automaton
from bot.language.network import Network
from bot.language.patterns import Pattern
from bot.language.text import Match, Text

K = TypeVar("K", bound=Hashable)


class Scan:
    """Reads a message once for several matchers. Threads may share one once all patterns are added."""

    def __init__(self) -> None:
        self.network = Network()
        self._keys: list[tuple[int, Any]] = []
        self._numbers: dict[tuple[int, Any], int] = {}
        self._matchers = 0
        self._automaton: Automaton | None = None

    def enter(self) -> int:
        """The number of a matcher that takes part from now on."""
        self._matchers += 1
        return self._matchers - 1

    def number(self, matcher: int, key: Hashable) -> int:
        """The number by which the network knows the key of a matcher; a new one if it is new."""
        known = (matcher, key)
        if known not in self._numbers:
            self._numbers[known] = len(self._keys)
            self._keys.append((matcher, key))
        return self._numbers[known]

    def of(self, text: Text, matcher: int) -> list[Match]:
        """(key, start, ends) of what one matcher finds in a message, in text order."""
        found = text.found.get(self)
        if found is None:
            found = text.found[self] = self._read(text)
        return found[matcher]

    def _read(self, text: Text) -> list[list[Match]]:
        automaton = self._automaton
        if automaton is None or automaton.full:
            automaton = self._automaton = Automaton(self.network)
        found: list[list[Match]] = [[] for _ in range(self._matchers)]
        for start, ends in automaton.run(text):
            for number in sorted(ends):
                matcher, key = self._keys[number]
                found[matcher].append((key, start, ends[number]))
        return found


class Matcher(Generic[K]):
    """One set of patterns with keys.

    Args:
        scan: what it takes part in; one of its own by default.
    """

    def __init__(self, scan: Scan | None = None) -> None:
        self._scan = scan or Scan()
        self._number = self._scan.enter()

    def add(self, pattern: Pattern, key: K) -> None:
        """Add a compiled pattern under a key."""
        self._scan.network.add(pattern, self.number(key))

    def number(self, key: K) -> int:
        """The number by which the network of the scan is to know a key."""
        return self._scan.number(self._number, key)

    def vocabulary(self) -> set[str]:
        """Every surface form that some pattern of the scan uses."""
        return set(self._scan.network.words)

    def find(self, text: Text) -> Iterator[tuple[K, int, int]]:
        """Yield (key, start, end) for the longest match of each key at each word, in text order."""
        return ((key, start, max(ends)) for key, start, ends in self._scan.of(text, self._number))

    def find_all(self, text: Text) -> Iterator[tuple[K, int, int]]:
        """Yield (key, start, end) for every match, in text order."""
        for key, start, ends in self._scan.of(text, self._number):
            yield from ((key, start, end) for end in sorted(set(ends)))
