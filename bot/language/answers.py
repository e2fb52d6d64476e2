"""Questions that are answered at once, and symptoms that are waved away: "Fever? No.", "bleeding, no, nothing"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.sheet import Candidate, Sheet
from bot.language.told import AskingWords, Told

_SHORT_QUESTION = 6
"""Words of a question that is answered at once."""

_BARE_QUESTION = 4
"""Words of a question that only names something ("any night sweats?")."""


def answered_questions(told: Told, asking: AskingWords) -> dict[int, int]:
    """Short questions that are denied at once ("Fever? No. Cough? None."): for each word of one, where it ends.

    "Why am I coughing blood? No one will say" denies nothing: more follows the "no", and who asks why has it.
    """
    text = told.sheet.text
    words, pauses = text.words, text.pauses
    found: dict[int, int] = {}
    for after in text.questions:
        if not _is_denial(told.sheet, after, asking):
            continue
        first = _sentence_before(pauses, after, _SHORT_QUESTION)
        if after - first > _SHORT_QUESTION or _is_of_what_is_there(told, first, after, asking):
            continue
        while first in text.questions:  # "Aches? Pains? No."
            earlier = _sentence_before(pauses, first, _BARE_QUESTION)
            if first - earlier > _BARE_QUESTION or words[earlier] in (asking.asks_for_more | asking.asks_whether):
                break
            first = earlier
        found.update(dict.fromkeys(range(first, after), after))
    return found


def _sentence_before(pauses: Sequence[str], after: int, longest: int) -> int:
    """Where the sentence starts that ends before a word; it is looked for no further back than the longest wanted."""
    first = after - 1
    while first > 0 and pauses[first] != "." and after - first <= longest:
        first -= 1
    return first


def _is_denial(sheet: Sheet, at: int, asking: AskingWords) -> bool:
    """Whether a bare "no" begins here, perhaps with words that lead it ("I did not", "also no", "none of them")."""
    words, pauses = sheet.text.words, sheet.text.pauses
    first = at
    while at < len(words) and words[at] in asking.leads and (at == first or pauses[at] != "."):
        at += 1
    if at >= len(words) or words[at] not in asking.denying or (at > first and pauses[at] == "."):
        return False
    after = at + 1
    if after == len(words) or pauses[after]:
        return True
    return any(tuple(words[after : after + length]) in asking.follows for length in (1, 2))


def _is_of_what_is_there(told: Told, first: int, after: int, asking: AskingWords) -> bool:
    """Whether a question is not whether something is there ("why …?", "is my cough better?", "is pain normal?")."""
    words = told.sheet.text.words[first:after]
    if words[0] not in asking.asks_whether:
        return words[0] in asking.asks_for_more
    return not asking.of_its_course.isdisjoint(words) or any(map(told.is_real, told.between(first, after)))


def waved_away(sheet: Sheet, candidate: Candidate, asking: AskingWords) -> bool:
    """Whether a bare "no" comes right after it ("bleeding, no, nothing like that", "dizzy no not dizzy")."""
    words, pauses, at = sheet.text.words, sheet.text.pauses, candidate.end
    if at >= len(words) or words[at] not in asking.bare or pauses[at] == ".":
        return False
    if at + 1 == len(words) or pauses[at + 1] or words[at + 1] in asking.bare:
        return True
    # "Dizzy, no, not dizzy", "the pain, no, there's no pain".
    rest = words[at + 1 : at + 1 + _SHORT_QUESTION]
    denied = next((w for w, word in enumerate(rest) if word in asking.negators), None)
    if denied is None:
        return False
    return rest[denied + 1 : denied + 2] in ([], [words[candidate.start]], [words[at - 1]]) or rest[:2] == [
        "not",
        "really",
    ]
