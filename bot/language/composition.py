"""Sixth component: symptoms made of a sensation and the body part that it is felt in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from functools import partial

from spacy.tokens import Doc

from bot.knowledge.model import BodyPart, Sensation
from bot.language.mentions import BODY, SENSATION, owned
from bot.language.sheet import Candidate, Mention, Sheet, sheet_of
from bot.language.spans import ByWord, Starts
from bot.language.text import DENIALS, Text

_FARTHEST = 9
_WINDOW = _FARTHEST + 8
"""Words around a sensation within which a body part can start: the farthest gap and the longest name."""
_BACK = 30
"""Words that a pronoun reaches back at most, and clauses."""
_CLAUSES_BACK = 3
_RECENT = 12
"""Symptoms told last among which a pronoun's is looked for."""
_LIST_GAP = 4
_ADJACENT = 1.0
_PREPOSITION = 1.6
_SUBJECT = 2.0
_OBJECT = 2.2
_LOOSE = 4.0
_VAGUE = 1.0
_DENIAL_GAP = 3
"""Most words between a part and the word that tells that it is well."""


@dataclass(frozen=True)
class Grammar:
    """Function words that tell how a sensation and a body part belong together."""

    prepositions: Set[str]
    determiners: Set[str]
    joiners: Set[str]
    pronouns: frozenset[str]
    references: frozenset[str]
    persons: frozenset[str]


class Composition:
    """Writes the sheet's symptom candidates.

    Args:
        sensations, parts: the composition table and the hierarchy of body parts.
        grammar: function words.
        urgency: rank of each symptom's own tier; of two readings of the same words the more urgent one stands.
        general: symptoms that say nothing before it is known where they are ("pain").
    """

    def __init__(
        self,
        sensations: Mapping[str, Sensation],
        parts: Mapping[str, BodyPart],
        grammar: Grammar,
        urgency: Mapping[str, int],
        general: Set[str],
    ) -> None:
        self._sensations = sensations
        self._parts = parts
        self._grammar = grammar
        self._urgency = urgency
        self._general = general

    def __call__(self, doc: Doc) -> Doc:
        """Add the candidates of this doc, and the mentions that found no place."""
        sheet = sheet_of(doc)
        made = self._compose(sheet)
        placed: ByWord[Candidate] = ByWord()
        for candidate in made:
            placed.add(candidate, candidate.words if candidate.body_part else ())
        candidates = [c for c in sheet.candidates if not self._says_less(c, placed)] + made
        sheet.candidates = _best(candidates, self._urgency, partial(self._joined, sheet.text))
        used = _words_of(candidates)
        unused = [m for m in sheet.mentions if used.isdisjoint(range(m.start, m.end))]
        sheet.places = [m for m in unused if m.kind == BODY]
        sheet.unplaced = [m for m in unused if self._needs_asking(sheet.text, m)] or self._hints(sheet)
        return doc

    def _listed(self, text: Text, one: Set[int], other: Set[int]) -> bool:
        """Whether nothing but "and" or a comma lies between two groups of words."""
        first, second = sorted((one, other), key=min)
        between = text.words[max(first) + 1 : min(second)]
        return self._joined(text, one, other) and self._grammar.joiners >= set(between)

    def _joined(self, text: Text, one: Set[int], other: Set[int]) -> bool:
        """Whether one of two groups of words stands after the other, and "and" or a comma joins them."""
        first, second = sorted((one, other), key=min)
        start, end = max(first) + 1, min(second)
        if start > end or end - start > _LIST_GAP:
            return False
        return "," in text.pauses[start : end + 1] or not self._grammar.joiners.isdisjoint(text.words[start:end])

    def _hints(self, sheet: Sheet) -> list[Mention]:
        """Where nothing was understood, any part of somebody's body is a reason to ask."""
        if sheet.candidates or self._grammar.persons.isdisjoint(sheet.text.words):
            return []
        return [m for m in sheet.places if any(self._join(s, m, frozenset()) for s in self._sensations.values())]

    def _needs_asking(self, text: Text, mention: Mention) -> bool:
        """Whether it is a reason to ask; common words ("head", "eyes") are if somebody calls them theirs."""
        if mention.kind == BODY:
            return self._parts[mention.id].bare or owned(text, mention)
        return not self._sensations[mention.id].quiet

    def _compose(self, sheet: Sheet) -> list[Candidate]:
        covered = _words_of(c for c in sheet.candidates if c.symptom not in self._general)
        parts = Starts([m for m in sheet.mentions if m.kind == BODY])
        made: list[Candidate] = []
        for sensation in sheet.mentions:
            if sensation.kind != SENSATION:
                continue
            entry = self._sensations[sensation.id]
            words = range(sensation.start, sensation.end)
            placed = []
            for part in self._parts_of(sheet, sensation, parts):
                both = frozenset((*words, *range(part.start, part.end)))
                joined = self._join(entry, part, both)
                if joined and (not entry.denies or self._is_denied(joined, part, sheet, made)):
                    placed.append(joined)
            if not entry.denies and not placed and covered.isdisjoint(words):
                placed = self._alone(sheet, sensation, parts, made)
            made += placed
        return made + self._beside(sheet, made)

    def _beside(self, sheet: Sheet, made: list[Candidate]) -> list[Candidate]:
        """Sensations without a part that are listed with a symptom ("yellow and shivering")."""
        told = [*sheet.candidates, *made]
        used = _words_of(told)
        found = []
        for mention in sheet.mentions:
            symptom = self._sensations[mention.id].beside if mention.kind == SENSATION else None
            words = frozenset(range(mention.start, mention.end))
            if symptom and used.isdisjoint(words) and any(self._listed(sheet.text, words, c.words) for c in told):
                found.append(Candidate(symptom, words))
        return found

    def _is_denied(self, candidate: Candidate, part: Mention, sheet: Sheet, made: list[Candidate]) -> bool:
        """Mark the symptom as denied, if the part stands beside ("my back is fine"), and nothing else is told.

        "Normal for my hip" denies nothing.
        """
        gaps = candidate.end - candidate.start - len(candidate.words)
        if gaps and part.start > candidate.start:
            return False
        others = (*sheet.candidates, *made)
        between = sheet.text.words[candidate.start : candidate.end]
        if gaps > _DENIAL_GAP or not DENIALS.isdisjoint(between) or any(candidate.words & c.words for c in others):
            return False
        candidate.status = "absent"
        return True

    def _says_less(self, candidate: Candidate, placed: ByWord[Candidate]) -> bool:
        """Whether a general symptom without a place ("it hurts") holds one that was found to have a place."""
        if candidate.symptom not in self._general or candidate.body_part:
            return False
        return any(c.words <= candidate.words for c in placed.sharing(candidate.words))

    def _alone(
        self, sheet: Sheet, sensation: Mention, parts: Starts[Mention], made: list[Candidate]
    ) -> list[Candidate]:
        """What a sensation without a body part beside it stands for: what "it" was said of, or itself."""
        entry, words = self._sensations[sensation.id], frozenset(range(sensation.start, sensation.end))
        referred = self._referred_to(sheet, sensation, parts, made)
        if referred is not None and (meant := self._join(entry, referred, words)):
            return [meant]
        if entry.alone is None or (entry.alone in self._general and self._said_already(sheet, entry, sensation, made)):
            return []
        return [Candidate(entry.alone, words)]

    def _said_already(self, sheet: Sheet, entry: Sensation, sensation: Mention, made: list[Candidate]) -> bool:
        """Whether the same clause has told already where it is ("stomach pain that feels like a gnawing pain")."""
        last = next((c for c in reversed(made) if c.symptom in entry.parts.values()), None)
        if last is None or sheet.clause[last.start] != sheet.clause[sensation.start]:
            return False
        return bool(self._grammar.pronouns.intersection(sheet.text.words[last.end : sensation.start]))

    def _referred_to(
        self, sheet: Sheet, sensation: Mention, parts: Starts[Mention], made: list[Candidate]
    ) -> Mention | None:
        """The body part that a pronoun stands for ("my foot is swollen. It hurts"), or None.

        One of which a symptom has been told comes before one that was only named.
        """
        clause, first = sheet.clause[sensation.start], sensation.start
        while first > 0 and sheet.clause[first - 1] == clause and sensation.start - first < _BACK:
            first -= 1
        words = sheet.text.words
        spoken = next((i for i in range(first, sensation.start) if words[i] in self._grammar.references), None)
        if spoken is None:
            return None
        near = [p for p in parts.between(first - _BACK, spoken) if clause - sheet.clause[p.start] <= _CLAUSES_BACK]
        told_of = frozenset(w for c in (*made[-_RECENT:], *sheet.candidates[-_RECENT:]) for w in c.words)
        return max(near, key=lambda p: (p.start in told_of, p.start), default=None)

    def _join(self, entry: Sensation, part: Mention, words: frozenset[int]) -> Candidate | None:
        at: str | None = part.id
        while at is not None:
            if at in entry.parts:
                return Candidate(entry.parts[at], words, body_part=part.id)
            at = self._parts[at].parent
        return None

    def _parts_of(self, sheet: Sheet, sensation: Mention, parts: Starts[Mention]) -> list[Mention]:
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


def _words_of(candidates: Iterable[Candidate]) -> frozenset[int]:
    return frozenset(word for candidate in candidates for word in candidate.words)


def _same(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates that share words are one symptom seen twice; the same pain in two places is two."""
    return one.symptom == other.symptom and (
        one.body_part == other.body_part or None in (one.body_part, other.body_part)
    )


def _hides(longer: Candidate, shorter: Candidate, urgency: Mapping[str, int]) -> bool:
    own = longer.pieced and urgency[shorter.symptom] >= urgency[longer.symptom] and longer.words != shorter.words
    return shorter.words <= longer.words and not own


def _best(
    candidates: list[Candidate], urgency: Mapping[str, int], joined: Callable[[Set[int], Set[int]], bool]
) -> list[Candidate]:
    """Longest first: a candidate whose words all belong to one already kept says nothing new.

    One that was put together from pieces hides none of them that is as urgent. One that says what a part of it says as
    well hides nothing that is joined to that part ("belly pain and bloating").
    """
    kept: list[Candidate] = []
    by_word: ByWord[Candidate] = ByWord()
    every: ByWord[Candidate] = ByWord()
    for candidate in candidates:
        every.add(candidate, candidate.words)

    def spelt_out(longer: Candidate, shorter: Candidate) -> bool:
        if longer.pieced:
            return False
        parts = (c for c in every.sharing(longer.words) if c.symptom == longer.symptom and c.words < longer.words)
        # Two symptoms of one place may share its name ("stomach cramps and swelling").
        apart = (c for c in parts if c.words.isdisjoint(shorter.words) or c.body_part == shorter.body_part is not None)
        rests = (c.words - shorter.words for c in apart)
        return any(rest and joined(rest, shorter.words) for rest in rests)

    for candidate in sorted(candidates, key=lambda c: (-len(c.words), -urgency[c.symptom], c.start, c.symptom)):
        rivals = list(by_word.sharing(candidate.words))
        if any(_same(candidate, other) for other in rivals):
            continue
        if not any(_hides(other, candidate, urgency) and not spelt_out(other, candidate) for other in rivals):
            kept.append(candidate)
            by_word.add(candidate, candidate.words)
    return sorted(kept, key=lambda c: (c.start, c.end, c.symptom))
