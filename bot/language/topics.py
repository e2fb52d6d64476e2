"""Component: cues for what a message is about besides symptoms; the intent classifier weighs them."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from spacy.tokens import Doc

from bot.language.matching import Matcher
from bot.language.sheet import sheet_of
from bot.language.spelling import Speller


class TopicReader:
    """Writes the sheet's topics, each once, in the order in which they end, and how many words are unfamiliar.

    Args:
        topics: finds cues; the key is the topic's id.
        familiar: words that have to do with what Waymark is for, and function words. What is misspelt is mended
            towards them here, for cues alone: a cue decides nothing, so a wrong guess does no harm.
    """

    def __init__(self, topics: Matcher[str], familiar: Set[str]) -> None:
        self._topics = topics
        self._familiar = familiar
        self._speller = Speller(familiar | topics.vocabulary(), {})

    def __call__(self, doc: Doc) -> Doc:
        """Add the topics of this doc."""
        sheet = sheet_of(doc)
        words = [word if word in self._familiar else self._speller.correct(word) for word in sheet.text.words]
        text = replace(sheet.text, words=words)
        sheet.topics = list(dict.fromkeys(topic for topic, _, _ in self._topics.find(text)))
        sheet.unfamiliar = sum(not (word in self._familiar or word.isdigit()) for word in words)
        return doc
