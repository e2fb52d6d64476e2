"""Component: what the message tells besides symptoms: cancer history, medicines, sites named."""

from __future__ import annotations

from spacy.tokens import Doc

from bot.language.patterns import Matcher
from bot.language.sheet import sheet_of


class FactReader:
    """Writes the sheet's facts, medicines and sites, each once, in the order told."""

    def __init__(self, history: Matcher[str], medicines: Matcher[str], sites: Matcher[str]) -> None:
        self.history = history
        self.medicines = medicines
        self.sites = sites

    def __call__(self, doc: Doc) -> Doc:
        """Add the facts of this doc."""
        sheet = sheet_of(doc)
        sheet.facts = _once(self.history, doc)
        sheet.medicines = _once(self.medicines, doc)
        sheet.sites = _once(self.sites, doc)
        return doc


def _once(matcher: Matcher[str], doc: Doc) -> list[str]:
    return list(dict.fromkeys(key for key, _, _ in matcher.find(sheet_of(doc).text)))
