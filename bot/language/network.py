"""The patterns of a set as one network of steps, each leading to the steps that may follow it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.language.patterns import Alternatives, End, Forms, Gap, Node, Pattern, Tag


@dataclass(frozen=True)
class Step:
    """One step: takes a word of form set `word`, or a stretch named `tag`, or (neither) any word that a gap may pass.

    `accepts` ≥ 0 takes nothing: pattern `accepts` has matched, if `at_end` only where a statement ends.
    """

    after: tuple[int, ...] = ()
    word: int | None = None
    tag: str | None = None
    accepts: int = -1
    at_end: bool = False


class Network:
    """The steps of all patterns of a set; patterns are numbered from 0 in the order of adding.

    Attributes:
        steps: all steps; they speak of one another by their place in this list.
        first: for each pattern the steps it can begin with.
        words: for each surface form the numbers of the form sets that hold it.
        tags: the names of stretches that some step takes.
    """

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.first: list[tuple[int, ...]] = []
        self.words: dict[str, set[int]] = {}
        self.tags: set[str] = set()
        self._numbers: dict[tuple[object, ...], int] = {}
        self._form_sets: dict[frozenset[str], int] = {}

    def add(self, pattern: Pattern) -> None:
        """Add a pattern; equal endings of patterns share their steps only within one pattern."""
        at_end = isinstance(pattern[-1], End)
        last = self._step(accepts=len(self.first), at_end=at_end)
        self.first.append(self._sequence(pattern[:-1] if at_end else pattern, (last,)))

    def _sequence(self, nodes: Iterable[Node], after: tuple[int, ...]) -> tuple[int, ...]:
        for node in reversed(tuple(nodes)):
            after = self._begins(node, after)
        return after

    def _begins(self, node: Node, after: tuple[int, ...]) -> tuple[int, ...]:
        """The steps with which a node begins, if it is followed by the steps `after`."""
        if isinstance(node, Forms):
            return (self._step(after=after, word=self._form_set(node.forms)),)
        if isinstance(node, Tag):
            self.tags.add(node.name)
            return (self._step(after=after, tag=node.name),)
        if isinstance(node, Gap):
            begins = after
            for _ in range(node.most):
                begins = _union(after, (self._step(after=begins),))
            return begins
        if isinstance(node, Alternatives):
            return _union(*(self._sequence(option, after) for option in node.options))
        raise TypeError(f"{node} stands at the end of a pattern only")

    def _step(
        self,
        after: tuple[int, ...] = (),
        word: int | None = None,
        tag: str | None = None,
        accepts: int = -1,
        at_end: bool = False,
    ) -> int:
        key = (after, word, tag, accepts, at_end)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.steps)
            self.steps.append(Step(after, word, tag, accepts, at_end))
        return number

    def _form_set(self, forms: frozenset[str]) -> int:
        number = self._form_sets.get(forms)
        if number is None:
            number = self._form_sets[forms] = len(self._form_sets)
            for word in forms:
                self.words.setdefault(word, set()).add(number)
        return number


def _union(*parts: tuple[int, ...]) -> tuple[int, ...]:
    return parts[0] if len(parts) == 1 else tuple(dict.fromkeys(step for part in parts for step in part))
