"""Mends misspelt words, only towards words that the knowledge knows and never away from a real word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files

from symspellpy import SymSpell, Verbosity

_LONG_RUN = re.compile(r"(.)\1{2,}")
_SHORTEST = 4
_LONGEST = 24
_TWO_EDITS_FROM = 8


@lru_cache(maxsize=1)
def real_words() -> frozenset[str]:
    """English words, from the frequency list that symspellpy carries (82,000)."""
    listing = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    return frozenset(line.split(" ", 1)[0] for line in listing.splitlines() if line)


class Speller:
    """Corrects single words.

    Args:
        known: the words that the knowledge uses; corrections lead to these only.
        aliases: fixed replacements (text-speak, British and American spelling, rare words often meant otherwise).
    """

    def __init__(self, known: Iterable[str], aliases: Mapping[str, str]) -> None:
        self._known = frozenset(known)
        self._aliases = aliases
        self._index = lru_cache(maxsize=None)(self._build_index)
        self._cache: dict[str, str] = {}

    def knows(self, word: str) -> bool:
        """Whether it is a word of the knowledge, or of English, of more than one letter."""
        return word in self._known or (len(word) > 1 and word in real_words())

    def correct(self, word: str) -> str:
        """The word as the knowledge spells it, or unchanged."""
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
        distance = 2 if len(squeezed) >= _TWO_EDITS_FROM else 1
        # A misspelling keeps its first letter far more often than not; without this, rare names turn into symptoms.
        near = self._index(squeezed[0]).lookup(squeezed, Verbosity.CLOSEST, max_edit_distance=distance)
        return near[0].term if near else squeezed

    def _with_g(self, word: str) -> tuple[str, ...]:
        """The word with the letter that is left out in speech ("goin")."""
        return (word + "g",) if word.endswith("in") else ()

    def _build_index(self, letter: str) -> SymSpell:
        """The known words with this first letter; built when first needed, as building all takes half a second."""
        index = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
        for word in sorted(self._known):
            if word.startswith(letter) and len(word) >= _SHORTEST and word.isalpha():
                index.create_dictionary_entry(word, 1)
        return index
