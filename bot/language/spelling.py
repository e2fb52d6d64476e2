"""Mends misspelt words, only towards words that the knowledge knows and never away from a real word."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from symspellpy import SymSpell, Verbosity

_LONG_RUN = re.compile(r"(.)\1{2,}")
_ENDING = re.compile(r"(?:e?s|e?d|ing)$")
_SHORTEST = 4
_LONGEST = 24
_TWO_EDITS_FROM = 8
_COMMON = 2_000_000
"""How often a word unknown to the knowledge must stand in the list to be thought of: rare ones are rarely meant."""
_RARE = 100_000
"""How common words are taken to be that no list holds: names of medicines, clinical words."""
_AN_EDIT = 3.0
_A_SLIP = 1.5
"""What an edit costs, in powers of ten of how common a word is; swapping or doubling letters costs less."""
_VOWELS = frozenset("aeiouy")
_ALIKE = tuple(map(frozenset, ("cks", "sz", "fv", "dt", "bp", "mn", "gj")))
"""Letters that sound alike."""
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = frozenset(pair for row in _ROWS for a, b in pairwise(row) for pair in (a + b, b + a))
"""Letters beside each other on a keyboard."""
_KNOWN = 1.0
"""What a word of the knowledge is ahead of others, in powers of ten: people write here about what it knows."""
_LIKELY = 2.0
"""The same, for words that tell of symptoms."""
_OFTEN_ANYWAY = 30_000_000
"""From here on a word is so common everywhere that telling of symptoms adds nothing."""
_COMMON_PARTS = {2: 3 * 10**8, 3: 3_000_000}
"""How common a word of so many letters must be to be thought glued to another; longer ones as the last."""
_ALONE = ("a", "i")
_ALL_WORDS = 12.0
"""All words of the corpus, in powers of ten."""


@lru_cache(maxsize=1)
def frequencies() -> Mapping[str, int]:
    """English words, and how often each stands in the large corpus of the list that symspellpy carries (82,000)."""
    listing = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    return {word: int(count) for word, count in (line.split(" ", 1) for line in listing.splitlines() if line)}


def real_words() -> Mapping[str, int]:
    """English words."""
    return frequencies()


def _grouped(words: Iterable[str]) -> Mapping[str, Set[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for word in words:
        groups[word[0]].add(word)
    return groups


@lru_cache(maxsize=1)
def _common_by_letter() -> Mapping[str, Set[str]]:
    """Common English words by their first letter."""
    return _grouped(w for w, n in frequencies().items() if n >= _COMMON and len(w) >= _SHORTEST and w.isalpha())


class Speller:
    """Corrects single words.

    Of the words that are near enough the likeliest is taken, by how common it is and how many slips lie between. Common
    English words that the knowledge does not know compete: what is most likely meant as one of them is no symptom.

    Args:
        known: the words that the knowledge uses; corrections lead to these, or away from all of them.
        aliases: fixed replacements (text-speak, British and American spelling, rare words often meant otherwise).
        likely: those of the known words that tell of symptoms; the rarer of them are written here far more often than
            elsewhere.
    """

    def __init__(self, known: Iterable[str], aliases: Mapping[str, str], likely: Set[str] = frozenset()) -> None:
        self._known = frozenset(known)
        self._likely = likely
        self._aliases = aliases
        self._by_letter = lru_cache(maxsize=1)(self._group)
        self._index = lru_cache(maxsize=None)(self._build_index)
        self._cache: dict[str, str] = {}

    def knows(self, word: str) -> bool:
        """Whether it is a word of the knowledge, or of English, of more than one letter."""
        return word in self._known or (len(word) > 1 and word in real_words())

    def correct(self, word: str) -> str:
        """The word as the knowledge spells it, several where words were glued together, or unchanged."""
        if word in self._known and word not in self._aliases:
            return word
        found = self._cache.get(word)
        if found is None:
            found = self._look_up(word)
            if len(self._cache) < 20_000:
                self._cache[word] = found
        return found

    def _look_up(self, word: str) -> str:
        if word in self._aliases:
            return self._aliases[word]
        if word in real_words():
            return word
        for shorter in (_LONG_RUN.sub(r"\1\1", word), _LONG_RUN.sub(r"\1", word)):
            if shorter in self._aliases:
                return self._aliases[shorter]
            if shorter in self._known or shorter in real_words():
                return shorter
        squeezed = _LONG_RUN.sub(r"\1", word)
        if not squeezed.isalpha() or not _SHORTEST <= len(squeezed) <= _LONGEST:
            return squeezed
        for spoken in self._with_g(squeezed):
            if spoken in self._known or spoken in real_words():
                return spoken
        return self._likeliest(squeezed)

    def _likeliest(self, word: str) -> str:
        distance = 2 if len(word) >= _TWO_EDITS_FROM else 1
        # A misspelling keeps its first letter far more often than not, unless the first two are swapped; without this,
        # rare names turn into symptoms.
        found = self._index(word[0], distance).lookup(word, Verbosity.ALL, max_edit_distance=distance)
        likeliness = {near.term: self._likeliness(near.term) - _cost(word, near.term, near.distance) for near in found}
        swapped = word[1] + word[0] + word[2:]
        if len(word) > _SHORTEST and (swapped in self._known or swapped in self._aliases):
            likeliness[swapped] = self._likeliness(swapped) - _A_SLIP
        likeliness.update(self._parted(word))
        meant = max(sorted(likeliness), key=likeliness.__getitem__, default=word)
        return " ".join(self._aliases.get(part, part) for part in meant.split())

    def _parted(self, word: str) -> Iterator[tuple[str, float]]:
        """Two words that may have been glued together, and how likely."""
        for i in range(1, len(word) - 1):
            parts = word[:i], word[i:]
            if all(map(self._is_part, parts)):
                told = sum(math.log10(max(frequencies().get(part, 0), _RARE)) for part in parts)
                yield " ".join(parts), told - _ALL_WORDS - _AN_EDIT

    def _is_part(self, word: str) -> bool:
        if len(word) == 1:
            return word in _ALONE
        if word in self._aliases and " " in self._aliases[word]:
            return True
        return word in self._known and frequencies().get(word, 0) >= _COMMON_PARTS[min(len(word), 3)]

    def _likeliness(self, word: str) -> float:
        count = frequencies().get(word, 0)
        known = word in self._known or word in self._aliases
        ahead = _LIKELY if word in self._likely and count < _OFTEN_ANYWAY else known * _KNOWN
        return math.log10(max(count, _RARE)) + ahead

    def _with_g(self, word: str) -> tuple[str, ...]:
        """The word with the letter that is left out in speech ("goin")."""
        return (word + "g",) if word.endswith("in") else ()

    def _build_index(self, letter: str, edits: int) -> SymSpell:
        """The words with this first letter that may lie so many edits away; built when first needed."""
        index = SymSpell(max_dictionary_edit_distance=edits, prefix_length=7)
        for word in sorted(self._by_letter()[letter] | _common_by_letter()[letter]):
            near = len(word) <= _TWO_EDITS_FROM if edits == 1 else len(word) >= _TWO_EDITS_FROM - edits
            if near and not self._is_made_up(word):
                index.create_dictionary_entry(word, 1)
        return index

    def _group(self) -> Mapping[str, Set[str]]:
        return _grouped(word for word in (*self._known, *self._aliases) if len(word) >= _SHORTEST and word.isalpha())

    def _is_made_up(self, word: str) -> bool:
        """Whether it is a form that nobody uses of a word ("itched" is one in use, "itchs" is not)."""
        if word in frequencies():
            return False
        stem = _ENDING.sub("", word)
        return stem != word and any(s in frequencies() or s in self._known for s in (stem, stem + "e", stem[:-1]))


def _cost(written: str, meant: str, edits: int) -> float:
    """What lies between two words, in powers of ten: the commoner a slip, the less."""
    if edits != 1:
        return edits * _AN_EDIT
    start = next((i for i, pair in enumerate(zip(written, meant, strict=False)) if pair[0] != pair[1]), None)
    if start is None:
        start = min(len(written), len(meant))
    wrote, wanted = written[start:], meant[start:]
    while wrote and wanted and wrote[-1] == wanted[-1]:
        wrote, wanted = wrote[:-1], wanted[:-1]
    return _cost_of_one(wrote, wanted, meant[start - 1 : start])


def _cost_of_one(wrote: str, meant: str, before: str) -> float:
    """What one edit costs, by the letters in place of others, and the letter before them."""
    swapped = len(wrote) == len(meant) == 2
    if swapped or {wrote, meant} == {"", before}:
        return _A_SLIP
    sounds_alike = {wrote, meant} <= _VOWELS or any({wrote, meant} <= group for group in _ALIKE)
    if sounds_alike or (not wrote and meant in _VOWELS):
        return _A_SLIP + 0.3
    return _A_SLIP + 0.5 if wrote + meant in _NEIGHBOURS else _AN_EDIT
