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
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

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
