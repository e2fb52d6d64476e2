"""The pattern language of the knowledge files, compiled once and matched in one pass over a message.

    can not catch [my|a] breath      words in order; each stands for all its forms (catches, caught, …)
    (lost|no) feeling                alternatives; an alternative may have several words
    [really|so]                      optional
    worst ~2 headache                up to two unknown words between ("~" alone: up to three)
    @cannot feel @leg                a named word class, or the mention of a body part or sensation
    left!                            exactly this form
    have gone $                      only where the statement ends: at a pause, before "but", or with the message

A named word class may speak of other classes, never of mentions: classes are looked up first. A pattern never reaches
across the end of a sentence; a "~" does not reach across a comma either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

DEFAULT_GAP = 3
CLASS = "@"
"""Before the name of a word class among the tags of a text, which mentions share."""

_TOKEN = re.compile(r"[()\[\]|$]|~\d*|@[a-z_]+|[^\s()\[\]|$]+")


class PatternError(ValueError):
    """A pattern that cannot be compiled; the text names the pattern, or the "@name" in it, and the fault.

    `name` is the word class that is at fault, if it is one.
    """

    def __init__(self, text: str, name: str = "") -> None:
        super().__init__(text)
        self.name = name


@dataclass(frozen=True)
class Forms:
    """One word, in any of its surface forms."""

    forms: frozenset[str]


@dataclass(frozen=True)
class Tag:
    """A stretch found earlier: any that bears this name."""

    name: str


@dataclass(frozen=True)
class Gap:
    """Up to `most` words that do not matter."""

    most: int


@dataclass(frozen=True)
class End:
    """Where a statement ends; the last node of a pattern only."""


@dataclass(frozen=True)
class Alternatives:
    """Any one of several sequences; an empty one makes the whole optional."""

    options: tuple[tuple[Node, ...], ...]


Node = Forms | Tag | Gap | Alternatives | End
Pattern = tuple[Node, ...]


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
        self._classes = classes
        self._tags = tags
        self._forms = cache(expand)
        self._empty: dict[str, bool] = {}
        self._under_way: set[str] = set()

    def compile(self, source: str) -> Pattern:
        """Compile one pattern string; raises PatternError."""
        tokens = _TOKEN.findall(source.lower())
        ending: Pattern = ()
        if tokens and tokens[-1] == "$":
            tokens, ending = tokens[:-1], (End(),)
        nodes, rest = self._sequence(tokens, 0, source)
        if rest != len(tokens):
            raise PatternError(f"'{source}': unexpected '{tokens[rest]}'")
        if not nodes or isinstance(nodes[0], Gap):
            raise PatternError(f"'{source}': must start with a word, not with a gap")
        return nodes + ending

    def class_levels(self) -> list[list[str]]:
        """The names of all classes, in groups: each speaks only of classes in the groups before it.

        Raises:
            PatternError: if a class leads back to itself or speaks of a mention.
        """
        waiting = {name: self._speaks_of(name) for name in self._classes}
        levels: list[list[str]] = []
        while waiting:
            level = [name for name, others in waiting.items() if not others & set(waiting)]
            if not level:
                name = next(iter(waiting))
                raise PatternError(f"'@{name}' leads back to itself", name)
            levels.append(level)
            waiting = {name: others for name, others in waiting.items() if name not in level}
        return levels

    def _speaks_of(self, name: str) -> set[str]:
        speaking = (p.lower() for p in self._classes[name] if "@" in p)
        named = {t[1:] for p in speaking for t in _TOKEN.findall(p) if t.startswith("@")}
        if named - set(self._classes):
            raise PatternError(
                f"'@{name}' speaks of '@{min(named - set(self._classes))}', which is no word class", name
            )
        return named

    def _sequence(self, tokens: Sequence[str], at: int, source: str) -> tuple[Pattern, int]:
        nodes: list[Node] = []
        while at < len(tokens) and tokens[at] not in (")", "]", "|", "$"):
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
            return Forms(self._forms(token))
        name = token[1:]
        if name in self._classes:
            tag = Tag(CLASS + name)
            return Alternatives(((), (tag,))) if self._can_be_empty(name) else tag
        if name not in self._tags:
            raise PatternError(f"there is no '@{name}'")
        return Tag(name)

    def _can_be_empty(self, name: str) -> bool:
        """Whether a class holds a pattern of which every part may be missing."""
        if name in self._under_way:
            raise PatternError(f"'@{name}' leads back to itself")
        if name not in self._empty:
            self._under_way.add(name)
            self._empty[name] = any(_all_optional(self.compile(p)) for p in self._classes[name])
            self._under_way.remove(name)
        return self._empty[name]


def _all_optional(nodes: Sequence[Node]) -> bool:
    return all(
        isinstance(n, Gap) or (isinstance(n, Alternatives) and any(map(_all_optional, n.options))) for n in nodes
    )
