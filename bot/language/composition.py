"""Sixth component: symptoms made of a sensation and the body part that it is felt in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from spacy.tokens import Doc

from bot.knowledge.model import BodyPart, Sensation
from bot.language.belonging import Belonging, Grammar
from bot.language.choice import best
from bot.language.mentions import BODY, SENSATION, owned
from bot.language.sheet import Candidate, Mention, Sheet, sheet_of
from bot.language.spans import ByWord, Starts
from bot.language.text import DENIALS, Text

_BACK = 30
"""Words that a pronoun reaches back at most, and clauses."""
_CLAUSES_BACK = 3
_RECENT = 12
"""Symptoms told last among which a pronoun's is looked for."""
_DENIAL_GAP = 3
"""Most words between a part and the word that tells that it is well."""


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
        self._belonging = Belonging(sensations, parts, grammar)

    def __call__(self, doc: Doc) -> Doc:
        """Add the candidates of this doc, and the mentions that found no place."""
        sheet = sheet_of(doc)
        made = self._compose(sheet)
        placed: ByWord[Candidate] = ByWord()
        for candidate in made:
            placed.add(candidate, candidate.words if candidate.body_part else ())
        candidates = [c for c in sheet.candidates if not self._says_less(c, placed)] + made
        sheet.candidates = best(
            candidates, self._urgency, lambda one, other: self._belonging.joined(sheet.text, one, other)
        )
        used = _words_of(candidates)
        unused = [m for m in sheet.mentions if used.isdisjoint(range(m.start, m.end))]
        sheet.places = [m for m in unused if m.kind == BODY]
        sheet.unplaced = [m for m in unused if self._needs_asking(sheet.text, m)] or self._hints(sheet)
        return doc

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
            for part in self._belonging.parts_of(sheet, sensation, parts):
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
            if (
                symptom
                and used.isdisjoint(words)
                and any(self._belonging.listed(sheet.text, words, c.words) for c in told)
            ):
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


def _words_of(candidates: Iterable[Candidate]) -> frozenset[int]:
    return frozenset(word for candidate in candidates for word in candidate.words)
