"""The pattern language of the knowledge files, compiled once and matched in one pass over a message.

    can not catch [my|a] breath      words in order; each stands for all its forms (catches, caught, …)
    (lost|no) feeling                alternatives; an alternative may have several words
    [really|so]                      optional
    worst ~2 headache                up to two unknown words between ("~" alone: up to three)
    @cannot feel @leg                a named word class, or the mention of a body part or sensation
    left!                            exactly this form

A pattern never reaches across the end of a sentence; a "~" does not reach across a comma either.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Generic, TypeVar

K = TypeVar("K")
DEFAULT_GAP = 3
_TOKEN = re.compile(r"[()\[\]|]|~\d*|@[a-z_]+|[^\s()\[\]|]+")


class PatternError(ValueError):
    """A pattern that cannot be compiled; the text names the pattern, or the "@name" in it, and the fault."""


@dataclass(frozen=True)
class Forms:
    """One word, in any of its surface forms."""

    forms: frozenset[str]


@dataclass(frozen=True)
class Tag:
    """A mention found earlier: any mention that carries this tag."""

    name: str


@dataclass(frozen=True)
class Gap:
    """Up to `most` words that do not matter."""

    most: int


@dataclass(frozen=True)
class Alternatives:
    """Any one of several sequences; an empty one makes the whole optional."""

    options: tuple[tuple[Node, ...], ...]


Node = Forms | Tag | Gap | Alternatives
Pattern = tuple[Node, ...]


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


class Compiler:
    """Turns pattern strings into patterns.

    Args:
        expand: the surface forms of a word.
        classes: named word classes, each a list of pattern strings.
        tags: the names by which "@name" may speak of a mention.
    """

    def __init__(
        self,
        expand: Callable[[str], frozenset[str]],
        classes: Mapping[str, tuple[str, ...]],
        tags: Set[str] = frozenset(),
    ) -> None:
        self._expand = expand
        self._classes = classes
        self._tags = tags
        self._compiled_classes: dict[str, Alternatives] = {}
        self._under_way: set[str] = set()

    def compile(self, source: str) -> Pattern:
        """Compile one pattern string; raises PatternError."""
        tokens = _TOKEN.findall(source.lower())
        nodes, rest = self._sequence(tokens, 0, source)
        if rest != len(tokens):
            raise PatternError(f"'{source}': unexpected '{tokens[rest]}'")
        if not nodes or isinstance(nodes[0], Gap):
            raise PatternError(f"'{source}': must start with a word, not with a gap")
        return nodes

    def _sequence(self, tokens: Sequence[str], at: int, source: str) -> tuple[Pattern, int]:
        nodes: list[Node] = []
        while at < len(tokens) and tokens[at] not in (")", "]", "|"):
            token = tokens[at]
            if token in ("(", "["):
                node, at = self._group(tokens, at, source)
            else:
                node, at = self._single(token), at + 1
            nodes.append(node)
        return tuple(nodes), at

    def _group(self, tokens: Sequence[str], at: int, source: str) -> tuple[Node, int]:
        closing = ")" if tokens[at] == "(" else "]"
        options: list[Pattern] = [()] if closing == "]" else []
        at += 1
        while True:
            option, at = self._sequence(tokens, at, source)
            options.append(option)
            if at >= len(tokens):
                raise PatternError(f"'{source}': '{closing}' is missing")
            at += 1
            if tokens[at - 1] == closing:
                return Alternatives(tuple(options)), at
            if tokens[at - 1] != "|":
                raise PatternError(f"'{source}': '{closing}' expected, found '{tokens[at - 1]}'")

    def _single(self, token: str) -> Node:
        if token.startswith("~"):
            return Gap(int(token[1:] or DEFAULT_GAP))
        if not token.startswith("@"):
            return Forms(self._expand(token))
        name = token[1:]
        if name in self._classes:
            return self._class(name)
        if name not in self._tags:
            raise PatternError(f"there is no '@{name}'")
        return Tag(name)

    def _class(self, name: str) -> Alternatives:
        if name in self._under_way:
            raise PatternError(f"'@{name}' leads back to itself")
        if name not in self._compiled_classes:
            self._under_way.add(name)
            self._compiled_classes[name] = Alternatives(tuple(self.compile(p) for p in self._classes[name]))
            self._under_way.remove(name)
        return self._compiled_classes[name]


class Matcher(Generic[K]):
    """Finds all patterns of a set in one pass, by an index over what each can start with."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[tuple[Pattern, K]]] = defaultdict(list)
        self._by_tag: dict[str, list[tuple[Pattern, K]]] = defaultdict(list)

    def add(self, pattern: Pattern, key: K) -> None:
        """Add a compiled pattern under a key."""
        words, tags = _starts(pattern)
        for word in sorted(words):
            self._by_word[word].append((pattern, key))
        for tag in sorted(tags):
            self._by_tag[tag].append((pattern, key))

    def vocabulary(self) -> set[str]:
        """Every surface form that some pattern uses."""
        found: set[str] = set()
        for index in (self._by_word, self._by_tag):
            for entries in index.values():
                for pattern, _ in entries:
                    found |= _forms(pattern)
        return found

    def find(self, text: Text) -> Iterator[tuple[K, int, int]]:
        """Yield (key, start, end) for the longest match of each pattern at each word, in text order."""
        for start, word in enumerate(text.words):
            candidates = list(self._by_word.get(word, ()))
            for tag, _ in text.tags[start]:
                candidates += self._by_tag.get(tag, ())
            for pattern, key in candidates:
                end = max(_ends(pattern, 0, text, start, start), default=-1)
                if end > start:
                    yield key, start, end


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
            if skipped and (i + skipped > len(text.words) or text.pauses[i + skipped - 1]):
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
