"""Finds compiled patterns in the words of a message, in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from bot.language.patterns import Alternatives, Forms, Gap, Node, Pattern, Tag

K = TypeVar("K")
_DENIALS = frozenset(("not", "no", "never", "without"))


@dataclass
class Text:
    """What patterns are matched against: one entry a word.

    `pauses[i]` is what stands before word i: "" nothing, "," a comma-like pause, "." the end of a sentence.
    `tags[i]` lists the (tag, end) of mentions starting at word i.
    """

    words: list[str]
    pauses: list[str]
    tags: list[list[tuple[str, int]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.tags:
            self.tags = [[] for _ in self.words]


@dataclass(frozen=True)
class _Entry(Generic[K]):
    """A pattern of a set. Of each of `needs` some word must stand in the message: most patterns fail there, cheaply."""

    pattern: Pattern
    key: K
    needs: tuple[frozenset[str], ...]


class Matcher(Generic[K]):
    """Finds all patterns of a set in one pass, by an index over what each can start with."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[_Entry[K]]] = defaultdict(list)
        self._by_tag: dict[str, list[_Entry[K]]] = defaultdict(list)

    def add(self, pattern: Pattern, key: K) -> None:
        """Add a compiled pattern under a key."""
        words, tags = _starts(pattern)
        entry = _Entry(pattern, key, _needs(pattern))
        for word in sorted(words):
            self._by_word[word].append(entry)
        for tag in sorted(tags):
            self._by_tag[tag].append(entry)

    def vocabulary(self) -> set[str]:
        """Every surface form that some pattern uses."""
        entries = [e for index in (self._by_word, self._by_tag) for found in index.values() for e in found]
        return set().union(*(_forms(entry.pattern) for entry in entries))

    def find(self, text: Text) -> Iterator[tuple[K, int, int]]:
        """Yield (key, start, end) for the longest match of each pattern at each word, in text order."""
        present = set(text.words)
        for start, word in enumerate(text.words):
            entries = list(self._by_word.get(word, ()))
            for tag, _ in text.tags[start]:
                entries += self._by_tag.get(tag, ())
            for entry in entries:
                if any(need.isdisjoint(present) for need in entry.needs):
                    continue
                end = max(_ends(entry.pattern, 0, text, start, start), default=-1)
                if end > start:
                    yield entry.key, start, end


def _ends(pattern: Pattern, at: int, text: Text, start: int, i: int) -> Iterator[int]:
    """Yield every word index at which pattern[at:] can end when it begins at word i."""
    if at == len(pattern):
        yield i
        return
    node = pattern[at]
    if isinstance(node, Alternatives):
        for option in node.options:
            for end in _ends(option, 0, text, start, i):
                yield from _ends(pattern, at + 1, text, start, end)
        return
    if isinstance(node, Gap):
        for skipped in range(node.most + 1):
            if skipped and (i + skipped > len(text.words) or not _can_be_skipped(text, i + skipped - 1)):
                return
            yield from _ends(pattern, at + 1, text, start, i + skipped)
        return
    if i >= len(text.words) or (i > start and text.pauses[i] == "."):
        return
    if isinstance(node, Forms):
        if text.words[i] in node.forms:
            yield from _ends(pattern, at + 1, text, start, i + 1)
        return
    for tag, end in text.tags[i]:
        if tag == node.name:
            yield from _ends(pattern, at + 1, text, start, end)


def _can_be_skipped(text: Text, i: int) -> bool:
    """Whether a gap may pass over word i: never over a pause or a denial, which would be lost."""
    return not text.pauses[i] and text.words[i] not in _DENIALS


def _starts(pattern: Pattern) -> tuple[set[str], set[str]]:
    words: set[str] = set()
    tags: set[str] = set()
    for node in pattern:
        if isinstance(node, Forms):
            return words | node.forms, tags
        if isinstance(node, Tag):
            return words, tags | {node.name}
        if isinstance(node, Alternatives):
            for option in node.options:
                more_words, more_tags = _starts(option)
                words |= more_words
                tags |= more_tags
            if all(node.options):
                return words, tags
    return words, tags


def _forms(pattern: Pattern) -> set[str]:
    found: set[str] = set()
    for node in pattern:
        if isinstance(node, Forms):
            found |= node.forms
        elif isinstance(node, Alternatives):
            for option in node.options:
                found |= _forms(option)
    return found


def _needs(pattern: Pattern) -> tuple[frozenset[str], ...]:
    """The word sets of which each match uses one, apart from the first, by which the pattern was found."""
    needs = [frozenset(_starts((node,))[0]) for node in pattern[1:] if not isinstance(node, Gap) and _is_words(node)]
    return tuple(needs)


def _is_words(node: Node) -> bool:
    """Whether a node cannot be left out and always starts with a word."""
    if isinstance(node, Alternatives):
        return all(option and _is_words(option[0]) for option in node.options)
    return isinstance(node, Forms)
