"""Look-ups among stretches of words, so that a long message costs no more a word than a short one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, Protocol, TypeVar


class Stretch(Protocol):
    """Anything from word `start` up to word `end` (exclusive)."""

    @property
    def start(self) -> int:
        """Index of the first word."""

    @property
    def end(self) -> int:
        """Index after the last word."""


S = TypeVar("S", bound=Stretch)
T = TypeVar("T")


class Starts(Generic[S]):
    """Stretches by where they start.

    Args:
        stretches: in the order of their starts.
    """

    def __init__(self, stretches: Sequence[S]) -> None:
        self._stretches = stretches
        self._starts = [s.start for s in stretches]

    def between(self, first: int, last: int) -> Sequence[S]:
        """Those that start at word `first` or later and before word `last`, in order."""
        return self._stretches[bisect_left(self._starts, first) : bisect_left(self._starts, last)]


class Cover:
    """Tells whether a stretch of words lies inside one of some others.

    Args:
        stretches: (start, end) of each.
    """

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._farthest: list[int] = []
        for start, end in sorted(stretches):
            self._starts.append(start)
            self._farthest.append(max(end, self._farthest[-1] if self._farthest else end))

    def holds(self, start: int, end: int) -> bool:
        """Whether some stretch begins no later and ends no earlier."""
        at = bisect_right(self._starts, start)
        return at > 0 and self._farthest[at - 1] >= end


class ByWord(Generic[T]):
    """Things by the words that they hold."""

    def __init__(self) -> None:
        self._at: dict[int, list[T]] = defaultdict(list)

    def add(self, item: T, words: Iterable[int]) -> None:
        """Add a stretch that holds these words."""
        for word in words:
            self._at[word].append(item)

    def sharing(self, words: Iterable[int]) -> Iterator[T]:
        """Those that hold any of these words, some perhaps more than once."""
        for word in words:
            yield from self._at.get(word, ())


def longest(matches: Iterable[tuple[T, int, int]]) -> list[tuple[T, int, int]]:
    """The (key, start, end) that do not lie inside a longer one, in the order given."""
    found = list(matches)
    by_length: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for _, start, end in found:
        by_length[end - start].append((start, end))
    cover: dict[int, Cover] = {}
    longer: list[tuple[int, int]] = []
    for length in sorted(by_length, reverse=True):
        cover[length] = Cover(longer)
        longer += by_length[length]
    return [match for match in found if not cover[match[2] - match[1]].holds(match[1], match[2])]
