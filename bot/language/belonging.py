"""Which body parts a sensation belongs to, by the words between them."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from bot.knowledge.model import BodyPart, Sensation
from bot.language.sheet import Mention, Sheet
from bot.language.spans import Starts
from bot.language.text import Text

_FARTHEST = 9
_WINDOW = _FARTHEST + 8
"""Words around a sensation within which a body part can start: the farthest gap and the longest name."""
_LIST_GAP = 4
_ADJACENT = 1.0
_PREPOSITION = 1.6
_SUBJECT = 2.0
_OBJECT = 2.2
_LOOSE = 4.0
_VAGUE = 1.0


@dataclass(frozen=True)
class Grammar:
    """Function words that tell how a sensation and a body part belong together."""

    prepositions: Set[str]
    determiners: Set[str]
    joiners: Set[str]
    pronouns: frozenset[str]
    references: frozenset[str]
    persons: frozenset[str]


class Belonging:
    """Tells what belongs together.

    Args:
        sensations, parts: the composition table and the hierarchy of body parts.
        grammar: function words.
    """

    def __init__(self, sensations: Mapping[str, Sensation], parts: Mapping[str, BodyPart], grammar: Grammar) -> None:
        self._sensations = sensations
        self._parts = parts
        self._grammar = grammar

    def listed(self, text: Text, one: Set[int], other: Set[int]) -> bool:
        """Whether nothing but "and" or a comma lies between two groups of words."""
        first, second = sorted((one, other), key=min)
        between = text.words[max(first) + 1 : min(second)]
        return self.joined(text, one, other) and self._grammar.joiners >= set(between)

    def joined(self, text: Text, one: Set[int], other: Set[int]) -> bool:
        """Whether one of two groups of words stands after the other, and "and" or a comma joins them."""
        first, second = sorted((one, other), key=min)
        start, end = max(first) + 1, min(second)
        if start > end or end - start > _LIST_GAP:
            return False
        return "," in text.pauses[start : end + 1] or not self._grammar.joiners.isdisjoint(text.words[start:end])

    def parts_of(self, sheet: Sheet, sensation: Mention, parts: Starts[Mention]) -> list[Mention]:
        """The body part that the sensation belongs to, and those listed with it ("my hips, knees and back")."""
        costs = [
            (cost + self._vagueness(part), abs(part.start - sensation.start), part)
            for part in parts.between(sensation.start - _WINDOW, sensation.end + _WINDOW)
            if (cost := self._cost(sheet, sensation, part)) is not None
        ]
        if not costs:
            return []
        best = min(costs, key=lambda c: c[:2])[2]
        heads = [best]
        if self._parts[best.id].tissue:
            heads += self._place_of(sheet, best, sensation, [part for _, _, part in costs])
        listed = set(heads)
        for edge, step in ((head, step) for head in heads for step in (1, -1)):
            neighbour = self._listed_with(sheet, edge, sensation, parts, step)
            while neighbour is not None:
                listed.add(neighbour)
                neighbour = self._listed_with(sheet, neighbour, sensation, parts, step)
        return sorted(listed, key=lambda m: m.start)

    def _place_of(self, sheet: Sheet, tissue: Mention, sensation: Mention, others: list[Mention]) -> list[Mention]:
        """Where a tissue hurts: the place named next after a preposition ("bone pain in my spine")."""
        first = max(tissue.end, sensation.end)
        after = min((part for part in others if part.start >= first), key=lambda p: p.start, default=None)
        if after is None:
            return []
        between = sheet.text.words[first : after.start]
        function_words = self._grammar.prepositions | self._grammar.determiners
        leads = any(w in self._grammar.prepositions for w in between) and all(w in function_words for w in between)
        return [after] if leads else []

    def _vagueness(self, part: Mention) -> float:
        """What speaks against a mere position ("my arm is swollen on the side of the scar")."""
        entry = self._parts[part.id]
        return _VAGUE if entry.position and not entry.bare else 0.0

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

    def _listed_with(
        self, sheet: Sheet, edge: Mention, sensation: Mention, parts: Starts[Mention], step: int
    ) -> Mention | None:
        """The next body part of the same list, if only joiners, determiners and prepositions lie between."""
        for part in parts.between(edge.start - _WINDOW, edge.end + _WINDOW)[::step]:
            if sheet.clause[part.start] != sheet.clause[edge.start]:
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
