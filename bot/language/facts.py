"""Component: what the message tells besides symptoms: cancer history, known spread, medicines, sites named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from bot.language.matching import Matcher
from bot.language.sheet import Sheet, sheet_of
from bot.language.spans import ByWord, longest

Match = tuple[str, int, int]

VOIDS = ("history", "own_history", "medicines")
"""What a wording can make nothing of."""

_JUST_BEFORE = 2
"""Words that may stand between a wording that makes nothing of a medicine and its name."""


@dataclass(frozen=True)
class FactWords:
    """Finders of what may be told, each with the id of what it tells.

    `spread` finds known spread by site. `voids` finds wordings that make nothing of others, by fact id, by what they
    void: "history", "own_history" (while the writer is the patient), "medicines".
    """

    told: Matcher[str]
    spread: Matcher[str]
    medicines: Matcher[str]
    sites: Matcher[str]
    voids: Mapping[str, Matcher[str]]


class FactReader:
    """Writes the sheet's facts, known sites, medicines and sites, each once; of names inside each other the longest."""

    def __init__(self, words: FactWords) -> None:
        self._words = words

    def __call__(self, doc: Doc) -> Doc:
        """Add the facts of this doc, whose person is known by now."""
        sheet = sheet_of(doc)
        denied = list(self._words.voids["history"].find(sheet.text))
        voids = [*denied, *(self._words.voids["own_history"].find(sheet.text) if sheet.person == "self" else ())]
        sheet.facts = _once((*denied, *_without(self._words.told.find(sheet.text), voids)))
        sheet.known_sites = _once(_without(self._words.spread.find(sheet.text), voids))
        sheet.medicines = _once(self._taken(sheet))
        sheet.sites = _once(longest(self._words.sites.find(sheet.text)))
        return doc

    def _taken(self, sheet: Sheet) -> Iterator[Match]:
        voids: ByWord[Match] = ByWord()
        for void in self._words.voids["medicines"].find(sheet.text):
            voids.add(void, range(void[1], void[2] + _JUST_BEFORE))
        for match in longest(self._words.medicines.find(sheet.text)):
            clause = sheet.clause[match[1]]
            if all(sheet.clause[void[1]] != clause for void in voids.sharing((match[1],)) if void[1] < match[1]):
                yield match


def _once(matches: Iterable[Match]) -> list[str]:
    return list(dict.fromkeys(key for key, _, _ in matches))


def _without(matches: Iterable[Match], voids: Sequence[Match]) -> Iterator[Match]:
    """The matches that share no word with a void."""
    touched: ByWord[Match] = ByWord()
    for void in voids:
        touched.add(void, range(void[1], void[2]))
    return (m for m in matches if next(touched.sharing(range(m[1], m[2])), None) is None)
