"""Runs a network of patterns over a message; made deterministic while it is used.

A state is the set of steps that may come next. Where a word leads from a state is worked out once and remembered, so
that reading costs a look-up a word however many patterns there are: the lazy subset construction (Thompson 1968) that
RE2 uses too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.language.network import ACCEPTS, ACCEPTS_AT_END, TAKES_TAG, TAKES_WORD, Network, Step
from bot.language.text import DENIALS, Text

_MOST_REMEMBERED = 20_000


class _State:
    """A set of steps, and what has matched in it. `after` remembers where each symbol leads."""

    __slots__ = ("accepts", "accepts_at_end", "after", "steps")

    def __init__(self, numbers: tuple[int, ...], network: Network) -> None:
        steps = [network.steps[n] for n in numbers]
        self.steps = tuple(s for s in steps if s[0] < ACCEPTS)
        self.accepts = tuple(n for kind, n, _ in steps if kind == ACCEPTS)
        self.accepts_at_end = tuple(n for kind, n, _ in steps if kind == ACCEPTS_AT_END)
        self.after: dict[_Symbol, _State | None] = {}


@dataclass(frozen=True, eq=False)  # Each stands once only, so identity will do, which is quick.
class _Symbol:
    """All that counts of a word or stretch: form sets that hold it, names that it bears, whether a gap may pass it."""

    forms: frozenset[int]
    tags: frozenset[int]
    passable: bool


_Spans = dict[int, list[tuple[int, _Symbol]]]
"""Stretches of several words: where they start to (where they end, symbol)."""
_NONE: frozenset[int] = frozenset()
_OTHER = " "
"""Stands for every word that no pattern speaks of."""


class Automaton:
    """Finds where the patterns of a network match.

    Threads may share one: what it remembers only spares work. Once it is `full`, a new one should take its place.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        self._tags = {name: number for number, name in enumerate(network.tags)}
        self._states: dict[tuple[int, ...], _State] = {}
        self._symbols: dict[tuple[str, frozenset[int], bool], _Symbol] = {}
        self._remembered = 0
        self._firsts: dict[tuple[int, int], list[Step]] = defaultdict(list)
        for number in sorted({n for first in network.firsts for n in network.sets[first]}):
            step = network.steps[number]
            self._firsts[step[0], step[1]].append(step)
        self._begin = _State((), network)

    @property
    def full(self) -> bool:
        """Whether it remembers as much as it should."""
        return self._remembered > _MOST_REMEMBERED

    def run(self, text: Text) -> Iterator[tuple[int, dict[int, list[int]]]]:
        """Yield the index of each word at which patterns match, with what each stands for and all its ends."""
        symbols, spans = self._read(text)
        for start, symbol in enumerate(symbols):
            begun = self._start(symbol)
            agenda = [(start + 1, begun)] if begun is not None else []
            for end, stretch in spans.get(start, ()):
                begun = self._start(stretch)
                if begun is not None:
                    agenda.append((end, begun))
            if agenda:
                ends = self._follow(agenda, text, symbols, spans)
                if ends:
                    yield start, ends

    def _follow(
        self, agenda: list[tuple[int, _State]], text: Text, symbols: list[_Symbol], spans: _Spans
    ) -> dict[int, list[int]]:
        """Where what begins with the states of the agenda ends."""
        ends: dict[int, list[int]] = {}
        seen: set[tuple[int, _State]] = set()
        pauses, count = text.pauses, len(symbols)
        while agenda:
            place = at, state = agenda.pop()
            if place in seen:
                continue
            seen.add(place)
            while True:
                for number in state.accepts:
                    ends.setdefault(number, []).append(at)
                if state.accepts_at_end and text.is_end(at):
                    for number in state.accepts_at_end:
                        ends.setdefault(number, []).append(at)
                if not state.steps or at >= count or pauses[at] == ".":
                    break
                for end, stretch in spans.get(at, ()):
                    following = self._after(state, stretch)
                    if following is not None:
                        agenda.append((end, following))
                following = self._after(state, symbols[at])
                if following is None:
                    break
                at, state = at + 1, following
        return ends

    def _start(self, symbol: _Symbol) -> _State | None:
        """The state after the first word of a pattern; a gap before it is no part of a match."""
        try:
            return self._begin.after[symbol]
        except KeyError:
            taken = [step for form in symbol.forms for step in self._firsts.get((TAKES_WORD, form), ())]
            taken += [step for tag in symbol.tags for step in self._firsts.get((TAKES_TAG, tag), ())]
            return self._remember(self._begin, symbol, taken)

    def _after(self, state: _State, symbol: _Symbol) -> _State | None:
        try:
            return state.after[symbol]
        except KeyError:
            return self._remember(state, symbol, [step for step in state.steps if _takes(step, symbol)])

    def _remember(self, state: _State, symbol: _Symbol, taken: Iterable[Step]) -> _State | None:
        numbers = tuple(sorted({n for _, _, after in taken for n in self._network.sets[after]}))
        following = self._states.get(numbers)
        if following is None and numbers:
            following = self._states.setdefault(numbers, _State(numbers, self._network))
        state.after[symbol] = following
        self._remembered += 1
        return following

    def _read(self, text: Text) -> tuple[list[_Symbol], _Spans]:
        """The symbol of every word, and the named stretches of several words."""
        known = self._network.words
        symbols: list[_Symbol] = []
        spans: _Spans = {}
        for i, (word, pause, tagged) in enumerate(zip(text.words, text.pauses, text.tags, strict=True)):
            tags = _NONE
            if tagged:
                named = self._named(tagged)
                tags = frozenset(named.pop(i + 1, ()))
                if named:
                    spans[i] = [(end, self._symbol("", frozenset(numbers), False)) for end, numbers in named.items()]
            # Words that no pattern speaks of are all alike; each for itself would fill the memory.
            symbols.append(self._symbol(word if word in known or word in DENIALS else _OTHER, tags, not pause))
        return symbols, spans

    def _named(self, tags: Iterable[tuple[str, int]]) -> dict[int, list[int]]:
        """The numbers of the tags that the network knows, by where they end."""
        named: dict[int, list[int]] = {}
        for tag, end in tags:
            number = self._tags.get(tag)
            if number is not None:
                named.setdefault(end, []).append(number)
        return named

    def _symbol(self, word: str, tags: frozenset[int], passable: bool) -> _Symbol:
        """The symbol of a word; of a stretch if the word is ""."""
        symbol = self._symbols.get((word, tags, passable))
        if symbol is None:
            forms = frozenset(self._network.words.get(word, ()))
            symbol = _Symbol(forms, tags, passable and word not in DENIALS)
            symbol = self._symbols.setdefault((word, tags, passable), symbol)
        return symbol


def _takes(step: Step, symbol: _Symbol) -> bool:
    kind, number, _ = step
    if kind == TAKES_WORD:
        return number in symbol.forms
    return number in symbol.tags if kind == TAKES_TAG else symbol.passable
