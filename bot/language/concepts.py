"""Fourth component: symptoms told as a whole phrase, by the patterns of the knowledge files."""

from __future__ import annotations

from spacy.tokens import Doc

from bot.language.matching import Matcher
from bot.language.mentions import BODY
from bot.language.sheet import Candidate, Mention, sheet_of
from bot.language.spans import Cover, Starts


class Concepts:
    """Writes the candidates that patterns find.

    Args:
        matcher: the symptoms' own patterns, by symptom id.
        idioms: spans that only sound like symptoms ("sick and tired of").
        triggers: what sets a symptom off ("when I cough"): the cough in it is no finding.
    """

    def __init__(self, matcher: Matcher[str], idioms: Matcher[str], triggers: Matcher[str]) -> None:
        self._matcher = matcher
        self._idioms = idioms
        self._triggers = triggers

    def __call__(self, doc: Doc) -> Doc:
        """Add the pattern candidates of this doc."""
        sheet = sheet_of(doc)
        other = Cover((a, b) for finder in (self._idioms, self._triggers) for _, a, b in finder.find(sheet.text))
        parts = Starts([m for m in sheet.mentions if m.kind == BODY])
        sheet.candidates = [
            Candidate(symptom, frozenset(range(start, end)), body_part=_body_part(parts, start, end))
            for symptom, start, end in self._matcher.find(sheet.text)
            if not other.holds(start, end)
        ]
        return doc


def _body_part(parts: Starts[Mention], start: int, end: int) -> str | None:
    return next((m.id for m in parts.between(start, end) if m.end <= end), None)
