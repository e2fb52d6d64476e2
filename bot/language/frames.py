"""Symptoms told in pieces that stand near each other in any order ("I threw up … and the bowl was full of red")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from bot.language.text import DENIALS, Text

_WINDOW = 16
"""Words that all pieces of a frame must stand in."""
_DENIED = 3
"""Words before a piece in which a denial takes it away."""


@dataclass(frozen=True)
class Piece:
    """One of the pieces, counted from 0, of a frame of a symptom."""

    symptom: str
    frame: int
    number: int
    of: int


@dataclass(frozen=True)
class _Seen:
    number: int
    start: int
    end: int


def whole(pieces: Iterable[tuple[Piece, int, int]], text: Text) -> Iterator[tuple[str, frozenset[int]]]:
    """Yield the symptom and the words of every frame that is there as a whole, in the order of their first words.

    Args:
        pieces: (piece, start, end) of all that were found, in text order.
        text: the message; at most one sentence may end between the pieces, and none of them may be denied.
    """
    frames: dict[tuple[str, int, int], list[_Seen]] = defaultdict(list)
    for piece, start, end in pieces:
        frames[piece.symptom, piece.frame, piece.of].append(_Seen(piece.number, start, end))
    for key, seen in frames.items():
        # The "no" of one piece says nothing against another ("no feeling where I sit").
        inside = {w for piece in seen for w in range(piece.start, piece.end)}
        frames[key] = [piece for piece in seen if not _denied(text, piece.start, inside)]
    found = [(symptom, words) for (symptom, _, of), seen in frames.items() for words in _complete(seen, of, text)]
    yield from sorted(found, key=lambda f: (min(f[1]), f[0]))


def _complete(seen: list[_Seen], of: int, text: Text) -> Iterator[frozenset[int]]:
    """The words of each set of nearest pieces; every piece is in one set at most."""
    latest: dict[int, _Seen] = {}
    for one in seen:
        latest[one.number] = one
        if len(latest) < of or not _together(latest.values(), text):
            continue
        words = [w for piece in latest.values() for w in range(piece.start, piece.end)]
        if len(set(words)) == len(words):
            yield frozenset(words)
            latest = {}


def _together(pieces: Iterable[_Seen], text: Text) -> bool:
    pieces = list(pieces)
    first, last = min(p.start for p in pieces), max(p.end for p in pieces)
    return last - first <= _WINDOW and text.pauses[first + 1 : last].count(".") <= 1


def _denied(text: Text, start: int, inside: Set[int]) -> bool:
    for i in range(start - 1, max(-1, start - 1 - _DENIED), -1):
        if text.pauses[i + 1]:
            return False
        if text.words[i] in DENIALS and i not in inside:
            return True
    return False
