"""The surface forms of an English word, so that data files list base forms only."""

from __future__ import annotations

from collections.abc import Mapping

_VOWELS = "aeiou"


def regular_forms(word: str) -> set[str]:
    """The word with its regular plural / third person, past and -ing forms ("cramp": cramps, cramped, cramping)."""
    if not word.isalpha():
        return {word}
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return {word, word + "s", word + "d", word[:-1] + "ing"}
    if word.endswith("y") and len(word) > 2 and word[-2] not in _VOWELS:
        stem = word[:-1]
        return {word, stem + "ies", stem + "ied", word + "ing"}
    plural = word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")
    forms = {word, plural, word + "ed", word + "ing"}
    if _doubles_last_letter(word):
        forms |= {word + word[-1] + "ed", word + word[-1] + "ing"}
    return forms


def plural_forms(word: str) -> set[str]:
    """The word and its regular plural: names of body parts must not turn into verbs ("head" is not "heading")."""
    if not word.isalpha():
        return {word}
    if word.endswith("y") and len(word) > 2 and word[-2] not in _VOWELS:
        return {word, word[:-1] + "ies"}
    return {word, word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")}


def surface_forms(word: str, irregular: Mapping[str, tuple[str, ...]], fixed: frozenset[str]) -> frozenset[str]:
    """All forms under which a base word of the data may be written.

    Args:
        word: a base form; a trailing "!" asks for exactly this form.
        irregular: base form to its irregular forms, which replace nothing and add to the regular ones.
        fixed: words that have no other form (function words).
    """
    if word.endswith("!"):
        return frozenset({word[:-1]})
    if word in fixed:
        return frozenset({word, *irregular.get(word, ())})
    return frozenset(regular_forms(word) | set(irregular.get(word, ())))


def _doubles_last_letter(word: str) -> bool:
    consonant, vowel, last = (word[-3:-2], word[-2:-1], word[-1:])
    return (
        len(word) >= 3
        and consonant not in _VOWELS
        and vowel in _VOWELS
        and last not in "aeiouwxyh"
        and sum(c in _VOWELS for c in word) == 1
    )
