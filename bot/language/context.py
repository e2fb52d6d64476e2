"""Seventh component: whether each symptom is there now, denied, past, feared, or in doubt.

Cues and their reach are data (words/cues.yml); the way of working follows ConText (Harkema et al. 2009), with
clauses in place of fixed windows.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Literal, NamedTuple

from spacy.tokens import Doc

from bot.findings import Status
from bot.language.matching import Matcher
from bot.language.mentions import BODY
from bot.language.sheet import Candidate, Sheet, sheet_of
from bot.language.spans import ByWord, Starts

Direction = Literal["forward", "backward", "clause"]
_REACH = 60
"""Words beyond which no cue reaches, in a message without any mark: longer lists are not written by people."""

_LONGEST_PSEUDO = 12
_SHORT_QUESTION = 6
"""Words of a question that is answered at once."""

_LISTING_NEGATORS = frozenset(("no", "without", "not"))
_NO = frozenset(("no", "nope", "nah"))
_ANSWERS_ON = frozenset((*_NO, "not", "never", "none", "that"))
"""What may follow the "no" that answers a question ("no, not really"; "not that I know")."""
_ASKS_FOR_MORE = frozenset(("why", "how", "what", "when", "who", "where"))
_AND = frozenset(("and", "but", "plus"))
_OR = frozenset(("or", "nor", "any", "either"))
_LIST = 12
"""Words around a denial within which other denials make a list with it."""

_NEGATORS = frozenset(("no", "not", "never", "without", "nor", "neither", "none"))


@dataclass(frozen=True)
class CueRule:
    """What a cue does: the status it gives, which way it reaches, and the words that end its reach.

    `ended`: it only tells that something has stopped, which takes nothing off an event.
    """

    status: Status
    direction: Direction
    until: Set[str] = frozenset()
    ended: bool = False


@dataclass(frozen=True)
class Definite:
    """Words before a symptom that tell that somebody has it: "my cough", "this back pain"."""

    possessives: Set[str]
    demonstratives: Set[str]


@dataclass(frozen=True)
class Sparing:
    """Symptoms that count although they are over (`events`: a fit), or although they are only feared (`crises`).

    `urgent` ones are emergencies on their own.
    """

    events: Set[str]
    crises: Set[str]
    urgent: Set[str]


class _Span(NamedTuple):
    start: int
    end: int


class Context:
    """Sets the status of every candidate.

    Args:
        cues: finds cue spans; the key is the cue's rule.
        pseudo: finds spans that look like cues and are none ("no idea", "not only").
        definite: words by which a symptom is spoken of as real.
        sparing: which symptoms cues spare.
    """

    def __init__(self, cues: Matcher[CueRule], pseudo: Matcher[str], definite: Definite, sparing: Sparing) -> None:
        self._cues = cues
        self._pseudo = pseudo
        self._definite = definite
        self._sparing = sparing

    def __call__(self, doc: Doc) -> Doc:
        """Set the statuses on this doc's sheet."""
        sheet = sheet_of(doc)
        blocked = Starts([_Span(start, end) for _, start, end in self._pseudo.find(sheet.text)])
        told = _Told(sheet)
        answered = _answered_questions(sheet)
        for candidate in sheet.candidates:
            if candidate.end <= answered.get(candidate.start, -1):
                candidate.status = "absent"
            elif _waved_away(sheet, candidate):
                # Nothing urgent is dropped on the strength of a stray "no".
                candidate.status = "uncertain" if candidate.symptom in self._sparing.urgent else "absent"
        for rule, start, end in self._cues.find(sheet.text):
            telling = _telling(sheet, start, end)
            looking = telling if rule.status == "absent" else range(start, end)
            if _is_blocked(blocked, looking, start, end) or told.holds(telling):
                continue
            self._apply(told, rule, start, end)
        return doc

    def _apply(self, told: _Told, rule: CueRule, start: int, end: int) -> None:
        takes_back = rule.status == "present"
        for candidate in told.near(start, end):
            if rule.ended and candidate.symptom in self._sparing.events:
                continue
            if rule.status == "hypothetical" and told.is_real(candidate, self._definite):
                continue
            if (candidate.status == "present") != takes_back and told.reached(rule, start, end, candidate):
                # Doubt counts as yes: "what if I just end it" is how people speak of a crisis they are in.
                in_crisis = rule.status == "hypothetical" and candidate.symptom in self._sparing.crises
                candidate.status = "uncertain" if in_crisis else rule.status


def _answered_questions(sheet: Sheet) -> dict[int, int]:
    """Short questions that are denied at once ("Fever? No. Cough? None."): for each word of one, where it ends.

    "Why am I coughing blood? No one will say" denies nothing: more follows the "no", and who asks why has it.
    """
    words, pauses = sheet.text.words, sheet.text.pauses
    found: dict[int, int] = {}
    for after in sheet.text.questions:
        bare = after + 1 == len(words) or pauses[after + 1] or words[after + 1] in _ANSWERS_ON
        if words[after] not in _NEGATORS or not bare:
            continue
        first = after - 1
        while first > 0 and pauses[first] != "." and after - first <= _SHORT_QUESTION:
            first -= 1
        if after - first <= _SHORT_QUESTION and words[first] not in _ASKS_FOR_MORE:
            found.update(dict.fromkeys(range(first, after), after))
    return found


def _waved_away(sheet: Sheet, candidate: Candidate) -> bool:
    """Whether a bare "no" comes right after it ("bleeding, no, nothing like that", "dizzy no not dizzy")."""
    words, pauses, at = sheet.text.words, sheet.text.pauses, candidate.end
    if at >= len(words) or words[at] not in _NO or pauses[at] == ".":
        return False
    if at + 1 == len(words) or pauses[at + 1] or words[at + 1] in _NO:
        return True
    return words[at + 1] in _NEGATORS and words[at + 2 : at + 3] in ([], ["really"], [words[candidate.start]])


def _telling(sheet: Sheet, start: int, end: int) -> list[int]:
    """The words of a cue that make it one: those that negate, or all of them if none does."""
    return [w for w in range(start, end) if sheet.text.words[w] in _NEGATORS] or list(range(start, end))


def _is_blocked(pseudo: Starts[_Span], looking: Sequence[int], start: int, end: int) -> bool:
    """Whether what makes a cue one belongs to a pseudo-cue; one that is but a part of the cue itself does not count."""
    around = pseudo.between(looking[0] - _LONGEST_PSEUDO, looking[0] + 1)
    return any(looking[-1] < span.end and not (start <= span.start and span.end < end) for span in around)


class _Told:
    """The candidates of a message, for quick look-up."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._starts = Starts(sorted(sheet.candidates, key=lambda c: c.start))
        self._by_word: ByWord[Candidate] = ByWord()
        for candidate in sheet.candidates:
            self._by_word.add(candidate, candidate.words)
        self._body_starts = {m.start for m in sheet.mentions if m.kind == BODY}
        self._clauses_with_start = {sheet.clause[c.start] for c in sheet.candidates}

    def holds(self, telling: Sequence[int]) -> bool:
        """Whether a cue belongs to a symptom ("no appetite", "can't breathe") and so denies nothing."""
        return any(all(w in c.words for w in telling) for c in self._by_word.sharing(telling[:1]))

    def near(self, start: int, end: int) -> Sequence[Candidate]:
        """The candidates that a cue in this place could reach at all."""
        return self._starts.between(start - _REACH, end + _REACH)

    def is_real(self, candidate: Candidate, definite: Definite) -> bool:
        """Whether a symptom is spoken of as one that somebody has: "is this pain …", not "is pain …"."""
        before = self.sheet.text.words[candidate.start - 1] if candidate.start else ""
        # "What if my legs go weak" owns the legs, not the weakness.
        owned = before in definite.possessives and candidate.start not in self._body_starts
        return owned or before in definite.demonstratives

    def reached(self, rule: CueRule, start: int, end: int, candidate: Candidate) -> bool:
        """Whether a cue from word `start` up to `end` speaks of the candidate."""
        clause = self.sheet.clause[start]
        if rule.direction == "backward" and clause not in self._clauses_with_start:
            clause -= 1
        inside = [w for w in sorted(candidate.words) if self.sheet.clause[w] == clause]
        if not inside:
            return False
        if rule.direction == "clause":
            return True
        if rule.direction == "forward":
            if rule.status == "hypothetical" and start < inside[0] and inside[-1] < end:
                return True  # "is a cough a sign of …"
            first = next((w for w in inside if w >= end), None)
            if first is None or self._ended(rule, end, first):
                return False
            return rule.status != "absent" or not self._own_denials_only(clause, start, end, first)
        # A cue inside the symptom is part of it ("my legs have gone weak").
        return inside[-1] < start and not self._ended(rule, inside[-1] + 1, start)

    def _own_denials_only(self, clause: int, start: int, end: int, first: int) -> bool:
        """Whether a list denies each thing by a word of its own, and not this one ("no pain, no fever and a cough")."""
        words, pauses = self.sheet.text.words, self.sheet.text.pauses
        around = range(max(0, start - _LIST), min(len(words), first + _LIST))
        here = [w for w in around if self.sheet.clause[w] == clause]
        denials = [w for w in here if words[w] in _LISTING_NEGATORS and not start <= w < end]
        if not any(w <= first for w in denials):
            return False
        marks = [w for w in range(end, first + 1) if pauses[w] == "," or words[w] in _AND]
        return bool(marks) and not any(words[w] in _OR for w in here if w > marks[0])

    def _ended(self, rule: CueRule, first: int, last: int) -> bool:
        return any(self.sheet.text.words[i] in rule.until for i in range(first, last))
