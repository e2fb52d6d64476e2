"""Seventh component: whether each symptom is there now, denied, past, feared, or somebody else's.

Cues and their reach are data (words/cues.yml); the way of working follows ConText (Harkema et al. 2009), with
clauses in place of fixed windows.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from bot.findings import Status
from bot.language.matching import Matcher
from bot.language.mentions import BODY
from bot.language.sheet import Candidate, Sheet, sheet_of

Direction = Literal["forward", "backward", "clause"]
_GUARDED = frozenset(("hypothetical", "other_person"))
"""How people speak of a crisis they are in: "what if I just …", "my friend wants to …". Doubt counts as yes."""

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
class People:
    """Words that tell whom a statement is about."""

    self_words: Set[str]
    relatives: Set[str]
    third_person: Set[str]
    professionals: Set[str]
    possessives: Set[str]
    demonstratives: Set[str]


class Context:
    """Sets the status of every candidate and the person that the message is about.

    Args:
        cues: finds cue spans; the key is the cue's rule.
        pseudo: finds spans that look like cues and are none ("no idea", "not only").
        people: words for persons.
        crises: symptoms that count also when they are only feared or said of somebody else.
        events: symptoms that count also when they have stopped.
    """

    def __init__(
        self, cues: Matcher[CueRule], pseudo: Matcher[str], people: People, crises: Set[str], events: Set[str]
    ) -> None:
        self._cues = cues
        self._pseudo = pseudo
        self._people = people
        self._crises = crises
        self._events = events

    def __call__(self, doc: Doc) -> Doc:
        """Set statuses and person on this doc's sheet."""
        sheet = sheet_of(doc)
        blocked = [range(start, end) for _, start, end in self._pseudo.find(sheet.text)]
        for rule, start, end in self._cues.find(sheet.text):
            telling = _telling(sheet, start, end)
            looking = telling if rule.status == "absent" else range(start, end)
            around = [span for span in blocked if not (start <= span.start and span.stop < end)]
            if any(all(w in span for w in looking) for span in around) or _consumed(sheet, telling):
                continue
            self._apply(sheet, rule, start, end)
        self._attribute(sheet)
        for candidate in sheet.candidates:
            if candidate.symptom in self._crises and candidate.status in _GUARDED:
                candidate.status = "uncertain"
        return doc

    def _apply(self, sheet: Sheet, rule: CueRule, start: int, end: int) -> None:
        takes_back = rule.status == "present"
        for candidate in sheet.candidates:
            spared = rule.ended and candidate.symptom in self._events
            if spared or (rule.status == "hypothetical" and self._is_real(sheet, candidate)):
                continue
            if (candidate.status == "present") != takes_back and _reaches(sheet, rule, start, end, candidate):
                candidate.status = rule.status

    def _is_real(self, sheet: Sheet, candidate: Candidate) -> bool:
        """Whether a symptom is spoken of as one that somebody has: "is this pain …", not "is pain …"."""
        before = sheet.text.words[candidate.start - 1] if candidate.start else ""
        of_body = any(m.kind == BODY and m.start == candidate.start for m in sheet.mentions)
        return before in self._people.demonstratives or (before in self._people.possessives and not of_body)

    def _attribute(self, sheet: Sheet) -> None:
        """Decide whose each finding is; a message that is all about somebody else is a carer's, and counts."""
        subjects = self._subjects(sheet.text.words)
        others = [c for c in sheet.candidates if subjects[c.end - 1] == "other"]
        mine = [c for c in sheet.candidates if c not in others and c.status == "present"]
        if others and not mine:
            sheet.person = "someone_else"
        elif others:
            for candidate in others:
                if candidate.status == "present":
                    candidate.status = "other_person"
        elif not sheet.candidates and subjects and subjects[-1] == "other":
            sheet.person = "someone_else"

    def _subjects(self, words: list[str]) -> list[str]:
        """Whom each word is about: "self" or "other"."""
        current, professional, found = "self", False, []
        for i, word in enumerate(words):
            if word in self._people.professionals:
                professional = True
            elif word in self._people.relatives and words[i - 1 : i] != ["i"]:
                current, professional = "other", False
            elif word in self._people.third_person and not professional:
                current = "other"
            elif word in self._people.self_words and words[i + 1 : i + 2] not in ([r] for r in self._people.relatives):
                current = "self"
            found.append(current)
        return found


def _telling(sheet: Sheet, start: int, end: int) -> list[int]:
    """The words of a cue that make it one: those that negate, or all of them if none does."""
    return [w for w in range(start, end) if sheet.text.words[w] in _NEGATORS] or list(range(start, end))


def _consumed(sheet: Sheet, telling: list[int]) -> bool:
    """Whether the cue belongs to a symptom ("no appetite", "can't breathe") and so denies nothing."""
    return any(all(w in c.words for w in telling) for c in sheet.candidates)


def _reaches(sheet: Sheet, rule: CueRule, start: int, end: int, candidate: Candidate) -> bool:
    clause = sheet.clause[start]
    if rule.direction == "backward" and not any(sheet.clause[c.start] == clause for c in sheet.candidates):
        clause -= 1
    inside = [w for w in sorted(candidate.words) if sheet.clause[w] == clause]
    if not inside:
        return False
    if rule.direction == "clause":
        return True
    if rule.direction == "forward":
        if rule.status == "hypothetical" and start < inside[0] and inside[-1] < end:
            return True  # "is a cough a sign of …"
        first = next((w for w in inside if w >= end), None)
        return first is not None and not _ended(sheet, rule, end, first)
    # A cue inside the symptom is part of it ("my legs have gone weak").
    return inside[-1] < start and not _ended(sheet, rule, inside[-1] + 1, start)


def _ended(sheet: Sheet, rule: CueRule, first: int, last: int) -> bool:
    return any(sheet.text.words[i] in rule.until for i in range(first, last))
