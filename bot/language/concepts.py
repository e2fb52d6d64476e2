"""Fourth component: symptoms told by the patterns and frames of the knowledge files."""

from __future__ import annotations

from spacy.tokens import Doc

from bot.language.frames import Piece, whole
from bot.language.matching import Matcher
from bot.language.mentions import BODY
from bot.language.sheet import Candidate, Mention, sheet_of
from bot.language.spans import Cover, Starts


class Concepts:
    """Writes the candidates that patterns find.

    Args:
        matcher: the symptoms' own patterns, by symptom id, and the pieces of their frames.
        triggers: what sets a symptom off ("when I cough"): the cough in it is no finding.
    """

    def __init__(self, matcher: Matcher[str | Piece], triggers: Matcher[str]) -> None:
        self._matcher = matcher
        self._triggers = triggers

    def __call__(self, doc: Doc) -> Doc:
        """Add the pattern candidates of this doc."""
        sheet = sheet_of(doc)
        other = Cover([*sheet.idioms, *((start, end) for _, start, end in self._triggers.find(sheet.text))])
        parts = Starts([m for m in sheet.mentions if m.kind == BODY])
        pieces: list[tuple[Piece, int, int]] = []
        for key, start, end in self._matcher.find(sheet.text):
            if other.holds(start, end):
                continue
            if isinstance(key, Piece):
                pieces.append((key, start, end))
            else:
                words = frozenset(range(start, end))
                sheet.candidates.append(Candidate(key, words, body_part=_body_part(parts, start, end)))
        for symptom, words in whole(pieces, sheet.text):
            part = next((m.id for m in parts.between(min(words), max(words) + 1) if m.start in words), None)
            sheet.candidates.append(Candidate(symptom, words, body_part=part, pieced=True))
        return doc


def _body_part(parts: Starts[Mention], start: int, end: int) -> str | None:
    return next((m.id for m in parts.between(start, end) if m.end <= end), None)
