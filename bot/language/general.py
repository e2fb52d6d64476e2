"""Component after the context: a general symptom ("pain") says nothing more beside one that tells where it is."""

from __future__ import annotations

from collections.abc import Mapping, Set

from spacy.tokens import Doc

from bot.language.sheet import Candidate, sheet_of
from bot.language.spans import Starts

_REACH = 40
"""Words around a general symptom within which the placed one is taken for the same."""


class General:
    """Takes general symptoms away that speak of a placed one of the same status.

    Args:
        families: for each general symptom all those that it may be when its place is known.
    """

    def __init__(self, families: Mapping[str, Set[str]]) -> None:
        self._families = families

    def __call__(self, doc: Doc) -> Doc:
        """Leave out of this doc what says less."""
        sheet = sheet_of(doc)
        starts = Starts(sorted(sheet.candidates, key=lambda c: c.start))
        sheet.candidates = [c for c in sheet.candidates if not self._says_less(c, starts)]
        return doc

    def _says_less(self, candidate: Candidate, starts: Starts[Candidate]) -> bool:
        family = self._families.get(candidate.symptom)
        if family is None or candidate.body_part:
            return False
        near = starts.between(candidate.start - _REACH, candidate.end + _REACH)
        return any(c.symptom in family and c.status == candidate.status for c in near)
