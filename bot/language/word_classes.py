"""Second component: the word classes ("@cannot", "@treatment") that patterns speak of."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from bot.language.matching import Matcher
from bot.language.patterns import CLASS
from bot.language.sheet import sheet_of
from bot.language.text import Text


class WordClasses:
    """Tags every stretch of a message that belongs to a word class, so that patterns can refer to it.

    Args:
        levels: finds stretches; the key is the class. Each matcher may refer to the classes of those before it.
    """

    def __init__(self, levels: Sequence[Matcher[str]]) -> None:
        self._levels = levels

    def __call__(self, doc: Doc) -> Doc:
        """Tag this doc's words."""
        self.tag(sheet_of(doc).text)
        return doc

    def tag(self, text: Text) -> None:
        """Add (CLASS + name, end) to the tags of every word at which a stretch of a class starts."""
        for matcher in self._levels:
            for name, start, end in [*matcher.find_all(text)]:
                text.tag(CLASS + name, start, end)
