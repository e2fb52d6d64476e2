"""Sixth component: symptoms made of a sensation and the body part that it is felt in."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from spacy.tokens import Doc

from bot.knowledge.model import BodyPart, Sensation
from bot.language.mentions import BODY, SENSATION, owned
from bot.language.sheet import Candidate, Mention, Sheet, sheet_of
from bot.language.text import Text

_FARTHEST = 9
_LIST_GAP = 4
_ADJACENT = 1.0
_PREPOSITION = 1.6
_SUBJECT = 2.0
_OBJECT = 2.2
_LOOSE = 4.0


@dataclass(frozen=True)
class Grammar:
    """Function words that tell how a sensation and a body part belong together."""

    prepositions: Set[str]
    determiners: Set[str]
    joiners: Set[str]
    pronouns: Set[str]


class Composition:
    """Writes the sheet's symptom candidates.

    Args:
        sensations, parts: the composition table and the hierarchy of body parts.
        grammar: function words.
        urgency: rank of each symptom's own tier; of two readings of the same words the more urgent one stands.
    """

    def __init__(
        self,
        sensations: Mapping[str, Sensation],
        parts: Mapping[str, BodyPart],
        grammar: Grammar,
        urgency: Mapping[str, int],
    ) -> None:
        self._sensations = sensations
        self._parts = parts
        self._grammar = grammar
        self._urgency = urgency

    def __call__(self, doc: Doc) -> Doc:
        """Add the candidates of this doc, and the mentions that found no place."""
        sheet = sheet_of(doc)
        candidates = sheet.candidates + self._compose(sheet, _words_of(sheet.candidates))
        sheet.candidates = _best(candidates, self._urgency)
        used = _words_of(candidates)
        unused = [m for m in sheet.mentions if not used.intersection(range(m.start, m.end))]
        sheet.places = [m for m in unused if m.kind == BODY]
        sheet.unplaced = [m for m in unused if self._needs_asking(sheet.text, m)]
        return doc

    def _needs_asking(self, text: Text, mention: Mention) -> bool:
        """Whether it is a reason to ask; common words ("head", "eyes") are if somebody calls them theirs."""
        if mention.kind == BODY:
            return self._parts[mention.id].bare or owned(text, mention)
        return not self._sensations[mention.id].quiet

    def _compose(self, sheet: Sheet, covered: frozenset[int]) -> list[Candidate]:
        made: list[Candidate] = []
        for sensation in sheet.mentions:
            if sensation.kind != SENSATION:
                continue
            entry = self._sensations[sensation.id]
            placed = [c for part in self._parts_of(sheet, sensation) if (c := self._join(entry, sensation, part))]
            if placed:
                made += placed
            elif entry.alone and not covered.intersection(range(sensation.start, sensation.end)):
                made.append(Candidate(entry.alone, frozenset(range(sensation.start, sensation.end))))
        return made

    def _join(self, entry: Sensation, sensation: Mention, part: Mention) -> Candidate | None:
        at: str | None = part.id
        while at is not None:
            if at in entry.parts:
                words = frozenset((*range(sensation.start, sensation.end), *range(part.start, part.end)))
                return Candidate(entry.parts[at], words, body_part=part.id)
            at = self._parts[at].parent
        return None

    def _parts_of(self, sheet: Sheet, sensation: Mention) -> list[Mention]:
        """The body part that the sensation belongs to, and those listed with it ("my hips, knees and back")."""
        costs = [
            (cost, abs(part.start - sensation.start), part)
            for part in sheet.mentions
            if part.kind == BODY and (cost := self._cost(sheet, sensation, part)) is not None
        ]
        if not costs:
            return []
        best = min(costs, key=lambda c: c[:2])[2]
        parts = [best]
        for step in (1, -1):
            edge = best
            while (neighbour := self._listed_with(sheet, edge, sensation, step)) is not None:
                parts.append(neighbour)
                edge = neighbour
        return sorted(parts, key=lambda m: m.start)

    def _cost(self, sheet: Sheet, sensation: Mention, part: Mention) -> float | None:
        """How far-fetched it is that the sensation is felt in this part; None if it cannot be."""
        if sheet.clause[sensation.start] != sheet.clause[part.start]:
            return None
        before = part.end <= sensation.start
        first, last = (part.end, sensation.start) if before else (sensation.end, part.start)
        gap = last - first
        if gap < 0:
            return _ADJACENT
        if gap > _FARTHEST:
            return None
        between = sheet.text.words[first:last]
        leans_on = sheet.text.words[sensation.start] in self._sensations[sensation.id].follows
        if before:
            return self._cost_before(between, gap, leans_on)
        return self._cost_after(between, gap, leans_on)

    def _cost_before(self, between: list[str], gap: int, leans_on: bool) -> float | None:
        if gap == 0:
            return _ADJACENT + (0.3 if leans_on else 0.0)
        if any(word in self._grammar.pronouns for word in between[1:]):
            return None
        return _SUBJECT + 0.15 * gap

    def _cost_after(self, between: list[str], gap: int, leans_on: bool) -> float | None:
        plain = [w for w in between if w not in self._grammar.determiners]
        if not plain:
            return _ADJACENT + (0.0 if leans_on else 0.4)
        if any(w in self._grammar.prepositions for w in plain):
            lead = next(i for i, w in enumerate(between) if w in self._grammar.prepositions)
            return _PREPOSITION + 0.1 * gap + 0.1 * lead
        if any(word in self._grammar.pronouns for word in plain):
            return None
        return (_OBJECT if leans_on else _LOOSE) + 0.2 * gap

    def _listed_with(self, sheet: Sheet, edge: Mention, sensation: Mention, step: int) -> Mention | None:
        """The next body part of the same list, if only joiners, determiners and prepositions lie between."""
        for part in sheet.mentions[:: 1 if step > 0 else -1]:
            if part.kind != BODY or sheet.clause[part.start] != sheet.clause[edge.start]:
                continue
            first, last = (edge.end, part.start) if step > 0 else (part.end, edge.start)
            if first > last or (part.start - edge.start) * step <= 0:
                continue
            if first <= sensation.start < last or last - first > _LIST_GAP:
                return None
            between = sheet.text.words[first:last]
            joined = any(w in self._grammar.joiners for w in between) or "," in sheet.text.pauses[first : last + 1]
            allowed = self._grammar.joiners | self._grammar.determiners | self._grammar.prepositions
            return part if joined and all(w in allowed for w in between) else None
        return None


def _words_of(candidates: list[Candidate]) -> frozenset[int]:
    return frozenset(word for candidate in candidates for word in candidate.words)


def _same(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates are one symptom seen twice; the same pain in two places is two."""
    alike = one.symptom == other.symptom and bool(one.words & other.words)
    return alike and (one.body_part == other.body_part or None in (one.body_part, other.body_part))


def _best(candidates: list[Candidate], urgency: Mapping[str, int]) -> list[Candidate]:
    """Longest first: a candidate whose words all belong to one already kept says nothing new."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (-len(c.words), -urgency[c.symptom], c.start, c.symptom)):
        inside = any(candidate.words <= other.words for other in kept)
        again = any(_same(candidate, other) for other in kept)
        if not inside and not again:
            kept.append(candidate)
    return sorted(kept, key=lambda c: (c.start, c.end, c.symptom))
