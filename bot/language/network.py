"""The patterns of a set as one network of steps, each leading to the steps that may follow it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias, TypeVar

from bot.language.patterns import Alternatives, End, Forms, Gap, Node, Pattern, Tag

T = TypeVar("T")

TAKES_WORD, TAKES_TAG, TAKES_ANY, ACCEPTS, ACCEPTS_AT_END = range(5)
"""Kinds of steps: takes a word of form set n; a stretch of tag n; any word that a gap may pass; accepts what it belongs
to by number n; the same, where a statement ends."""

Step: TypeAlias = "tuple[int, int, int]"
"""(kind, its n, the set of steps that may come after it)."""

Plain: TypeAlias = "tuple[list[Step], list[tuple[int, ...]], list[int], dict[str, list[int]], list[str]]"


class Network:
    """The steps of all patterns of a set. What a pattern is added for is a number; several may share one.

    Attributes:
        steps: all steps; they speak of one another by their place in this list.
        sets: sets of steps; steps speak of them by their place in this list.
        firsts: the sets with which patterns begin.
        words: for each surface form the numbers of the form sets that hold it.
        tags: the names of stretches that some step takes; steps speak of them by their place in this list.
    """

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.sets: list[tuple[int, ...]] = []
        self.firsts: list[int] = []
        self.words: dict[str, list[int]] = {}
        self.tags: list[str] = []
        self._step_numbers: dict[Step, int] = {}
        self._set_numbers: dict[tuple[int, ...], int] = {}
        self._tag_numbers: dict[str, int] = {}
        self._form_sets: dict[frozenset[str], int] = {}

    def plain(self) -> Plain:
        """All of it in lists and numbers, for `of_plain`."""
        return self.steps, self.sets, self.firsts, self.words, self.tags

    @classmethod
    def of_plain(cls, plain: Plain) -> Network:
        """A network to be run, to which nothing can be added."""
        network = cls()
        network.steps, network.sets, network.firsts, network.words, network.tags = plain
        return network

    def add(self, pattern: Pattern, number: int) -> None:
        """Add a pattern that stands for `number`; equal endings of patterns with one number share their steps."""
        at_end = isinstance(pattern[-1], End)
        last = self._step(ACCEPTS_AT_END if at_end else ACCEPTS, number, self._set(()))
        begins = self._sequence(pattern[:-1] if at_end else pattern, self._set((last,)))
        self.firsts.append(begins)

    def _sequence(self, nodes: Iterable[Node], after: int) -> int:
        for node in reversed(tuple(nodes)):
            after = self._begins(node, after)
        return after

    def _begins(self, node: Node, after: int) -> int:
        """The set of steps with which a node begins, if it is followed by the set `after`."""
        if isinstance(node, Forms):
            return self._set((self._step(TAKES_WORD, self._form_set(node.forms), after),))
        if isinstance(node, Tag):
            return self._set((self._step(TAKES_TAG, self._tag(node.name), after),))
        if isinstance(node, Gap):
            begins = after
            for _ in range(node.most):
                begins = self._union((after, self._set((self._step(TAKES_ANY, 0, begins),))))
            return begins
        if isinstance(node, Alternatives):
            return self._union([self._sequence(option, after) for option in _with_one_choice_of_words(node)])
        raise TypeError(f"{node} stands at the end of a pattern only")

    def _union(self, sets: Iterable[int]) -> int:
        return self._set(tuple(dict.fromkeys(step for number in sets for step in self.sets[number])))

    def _step(self, kind: int, number: int, after: int) -> int:
        return _numbered((kind, number, after), self._step_numbers, self.steps)

    def _set(self, steps: tuple[int, ...]) -> int:
        return _numbered(steps, self._set_numbers, self.sets)

    def _tag(self, name: str) -> int:
        return _numbered(name, self._tag_numbers, self.tags)

    def _form_set(self, forms: frozenset[str]) -> int:
        number = self._form_sets.get(forms)
        if number is None:
            number = self._form_sets[forms] = len(self._form_sets)
            for word in sorted(forms):
                self.words.setdefault(word, []).append(number)
        return number


def _numbered(thing: T, numbers: dict[T, int], things: list[T]) -> int:
    """The place of a thing in the list, where it is put if it is new."""
    number = numbers.get(thing)
    if number is None:
        number = numbers[thing] = len(things)
        things.append(thing)
    return number


def _with_one_choice_of_words(node: Alternatives) -> list[tuple[Node, ...]]:
    """The options, those of one word each made one: "(wall|chair|front door)" takes "wall" or "chair" in one step."""
    single = [o[0].forms for o in node.options if len(o) == 1 and isinstance(o[0], Forms)]
    if len(single) < 2:
        return list(node.options)
    others = [o for o in node.options if not (len(o) == 1 and isinstance(o[0], Forms))]
    return [(Forms(frozenset().union(*single)),), *others]
