"""Component: what the message tells besides symptoms: cancer history, medicines, sites named."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from bot.language.matching import Matcher
from bot.language.sheet import sheet_of

Match = tuple[str, int, int]


class FactReader:
    """Writes the sheet's facts, medicines and sites, each once.

    Args:
        told: finds wordings that tell something of the cancer, by fact id.
        denied: finds wordings that deny it ("never had breast cancer"), which hold for all that they touch.
        medicines, sites: find medicines and sites by id; of names inside each other the longest stands.
    """

    def __init__(self, told: Matcher[str], denied: Matcher[str], medicines: Matcher[str], sites: Matcher[str]) -> None:
        self._told = told
        self._denied = denied
        self._medicines = medicines
        self._sites = sites

    def __call__(self, doc: Doc) -> Doc:
        """Add the facts of this doc."""
        sheet = sheet_of(doc)
        denied = list(self._denied.find(sheet.text))
        told = [m for m in self._told.find(sheet.text) if not any(_touch(m, no) for no in denied)]
        sheet.facts = _once((*denied, *told))
        sheet.medicines = _once(_longest(self._medicines.find(sheet.text)))
        sheet.sites = _once(_longest(self._sites.find(sheet.text)))
        return doc

    def vocabulary(self) -> set[str]:
        """Every surface form by which history and medicines are known."""
        return self._told.vocabulary() | self._denied.vocabulary() | self._medicines.vocabulary()


def _once(matches: Iterable[Match]) -> list[str]:
    return list(dict.fromkeys(key for key, _, _ in matches))


def _touch(one: Match, other: Match) -> bool:
    return one[1] < other[2] and other[1] < one[2]


def _longest(matches: Iterable[Match]) -> list[Match]:
    """The matches that do not lie inside a longer one."""
    found = list(matches)
    return [m for m in found if not any(_inside(m, other) for other in found)]


def _inside(match: Match, other: Match) -> bool:
    return other[1] <= match[1] and match[2] <= other[2] and match[1:] != other[1:]
