"""Runs a network of patterns over a message; made deterministic while it is used.

A state is the set of steps that may come next. Where a word leads from a state is worked out once and remembered, so
that reading costs a look-up a word however many patterns there are: the lazy subset construction (Thompson 1968) that
RE2 uses too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.language.network import Network
from bot.language.text import DENIALS, Text

_MOST_REMEMBERED = 20_000


class _State:
    """A set of steps, and the patterns that have matched in it. `after` remembers where each symbol leads."""

    __slots__ = ("accepts", "accepts_at_end", "after", "steps")

    def __init__(self, steps: tuple[int, ...], network: Network) -> None:
        accepting = [network.steps[n] for n in steps if network.steps[n].accepts >= 0]
        self.steps = tuple(n for n in steps if network.steps[n].accepts < 0)
        self.accepts = tuple(s.accepts for s in accepting if not s.at_end)
        self.accepts_at_end = tuple(s.accepts for s in accepting if s.at_end)
        self.after: dict[_Symbol, _State | None] = {}


@dataclass(frozen=True, eq=False)  # Each stands once only, so identity will do, which is quick.
class _Symbol:
    """All that counts of a word or stretch: form sets that hold it, names that it bears, whether a gap may pass it."""

    forms: frozenset[int]
    tags: frozenset[str]
    passable: bool


_Spans = dict[int, list[tuple[int, _Symbol]]]
"""Stretches of several words: where they start to (where they end, symbol)."""
_NO_FORMS: frozenset[int] = frozenset()
_NO_TAGS: frozenset[str] = frozenset()


class Automaton:
    """Finds where the patterns of a network match.

    Threads may share one: what it remembers only spares work. Once it is `full`, a new one should take its place.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        self._form_sets = {word: frozenset(numbers) for word, numbers in network.words.items()}
        self._states: dict[tuple[int, ...], _State] = {}
        self._symbols: dict[tuple[frozenset[int], frozenset[str], bool], _Symbol] = {}
        self._remembered = 0
        self._firsts_by_word: dict[int, list[int]] = defaultdict(list)
        self._firsts_by_tag: dict[str, list[int]] = defaultdict(list)
        for number in dict.fromkeys(n for first in network.first for n in first):
            step = network.steps[number]
            if step.word is not None:
                self._firsts_by_word[step.word].append(number)
            elif step.tag is not None:
                self._firsts_by_tag[step.tag].append(number)
        self._begin = _State((), network)

    @property
    def full(self) -> bool:
        """Whether it remembers as much as it should."""
        return self._remembered > _MOST_REMEMBERED

    def run(self, text: Text) -> Iterator[tuple[int, dict[int, list[int]]]]:
        """Yield the index of each word at which patterns match, with the number of each and all ends of it."""
        symbols, spans = self._read(text)
        for start, symbol in enumerate(symbols):
            agenda = []
            for end, stretch in ((start + 1, symbol), *spans.get(start, ())):
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
        ends: dict[int, list[int]] = {}
        seen: set[tuple[int, int]] = set()
        pauses, count = text.pauses, len(symbols)
        while agenda:
            at, state = agenda.pop()
            for number in state.accepts:
                ends.setdefault(number, []).append(at)
            if state.accepts_at_end and text.is_end(at):
                for number in state.accepts_at_end:
                    ends.setdefault(number, []).append(at)
            if not state.steps or at >= count or pauses[at] == ".":
                continue
            for end, symbol in ((at + 1, symbols[at]), *spans.get(at, ())):
                following = self._after(state, symbol)
                if following is not None and (end, id(following)) not in seen:
                    seen.add((end, id(following)))
                    agenda.append((end, following))
        return ends

    def _start(self, symbol: _Symbol) -> _State | None:
        """The state after the first word of a pattern; a gap before it is no part of a match."""
        try:
            return self._begin.after[symbol]
        except KeyError:
            taken = [n for form in sorted(symbol.forms) for n in self._firsts_by_word.get(form, ())]
            taken += [n for tag in sorted(symbol.tags) for n in self._firsts_by_tag.get(tag, ())]
            return self._remember(self._begin, symbol, taken)

    def _after(self, state: _State, symbol: _Symbol) -> _State | None:
        try:
            return state.after[symbol]
        except KeyError:
            return self._remember(state, symbol, [n for n in state.steps if self._takes(n, symbol)])

    def _takes(self, number: int, symbol: _Symbol) -> bool:
        step = self._network.steps[number]
        if step.word is not None:
            return step.word in symbol.forms
        return symbol.passable if step.tag is None else step.tag in symbol.tags

    def _remember(self, state: _State, symbol: _Symbol, taken: Iterable[int]) -> _State | None:
        steps = tuple(sorted({n for number in taken for n in self._network.steps[number].after}))
        following = self._states.setdefault(steps, _State(steps, self._network)) if steps else None
        state.after[symbol] = following
        self._remembered += 1
        return following

    def _read(self, text: Text) -> tuple[list[_Symbol], _Spans]:
        """The symbol of every word, and the named stretches of several words."""
        symbols: list[_Symbol] = []
        spans: _Spans = {}
        for i, word in enumerate(text.words):
            named: dict[int, set[str]] = {}
            for tag, end in text.tags[i]:
                if tag in self._network.tags:
                    named.setdefault(end, set()).add(tag)
            tags = frozenset(named.pop(i + 1)) if i + 1 in named else _NO_TAGS
            for end, names in named.items():
                spans.setdefault(i, []).append((end, self._symbol(_NO_FORMS, frozenset(names), False)))
            passable = not text.pauses[i] and word not in DENIALS
            symbols.append(self._symbol(self._form_sets.get(word, _NO_FORMS), tags, passable))
        return symbols, spans

    def _symbol(self, forms: frozenset[int], tags: frozenset[str], passable: bool) -> _Symbol:
        key = (forms, tags, passable)
        symbol = self._symbols.get(key)
        return symbol or self._symbols.setdefault(key, _Symbol(forms, tags, passable))
