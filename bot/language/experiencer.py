"""Eighth component: whose each symptom is."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from bot.language.matching import Matcher
from bot.language.patterns import CLASS
from bot.language.sheet import Candidate, Sheet, sheet_of

_TREATMENT = CLASS + "treatment"
_TREATED = 3
"""Words from "I" to the treatment that I am on."""
_NEAR = 20
_LEADS_ON = frozenset(("and", "but", "or", "so", "because", "that", "when", "if", "as", "is", "since", "while", "then"))
"""Words after which somebody named begins a statement."""
_ASKS = frozenset(("asked", "asks", "checked", "wanted"))
"""What others do who want to know how I am ("she asked about fevers")."""

Subject = Literal["self", "relative", "stranger"]


@dataclass(frozen=True)
class People:
    """Words that tell whom a statement is about.

    `relatives` are people whom somebody may write for, `strangers` others whom they have only seen or heard of.
    `objects` ("me") do not make anybody the subject. A stranger is one only with `before_nouns` at the start of a
    statement, or with `after_subjects` behind ("the kids have …", not "walking with the kids").
    `then` are verbs of a story, `now` words of what goes on, of which `happening` ones are verbs of the present. Of
    those `cared_for` ("the patient") no story is told.
    """

    self_words: Set[str]
    objects: Set[str]
    relatives: Set[str]
    strangers: Set[str]
    third_person: Set[str]
    professionals: Set[str]
    before_nouns: Set[str]
    after_subjects: Set[str]
    then: Set[str]
    now: Set[str]
    happening: Set[str]
    cared_for: Set[str]


@dataclass(frozen=True)
class Weights:
    """Symptoms that are not let go lightly: `crises`, emergencies (`urgent`), those of the day and more (`grave`)."""

    crises: Set[str]
    urgent: Set[str]
    grave: Set[str]


class Experiencer:
    """Sets the person that the message is about, and the status of symptoms that somebody else has.

    Args:
        people: words for persons.
        weights: crises count also when they are somebody else's: help is needed all the same. So do emergencies that
            somebody is in now. What is grave and the writer's own stays theirs, for whomever else they write.
        asking_for: finds wordings by which somebody writes for another ("I'm her carer", "she's the patient").
    """

    def __init__(self, people: People, weights: Weights, asking_for: Matcher[str]) -> None:
        self._people = people
        self._weights = weights
        self._asking_for = asking_for

    def __call__(self, doc: Doc) -> Doc:
        """Decide for this doc; a message that is all about somebody else is a carer's, and counts."""
        sheet = sheet_of(doc)
        subjects = self._subjects(sheet)
        whose: dict[bool, list[Candidate]] = {True: [], False: []}
        for candidate in sheet.candidates:
            whose[subjects[candidate.end - 1] != "self"].append(candidate)
        others, mine = whose[True], whose[False]
        for_another = next(self._asking_for.find(sheet.text), None) is not None
        if for_another:
            sheet.person = "someone_else"
            self._set_apart(sheet, [c for c in mine if others and c.symptom not in self._weights.grave])
        elif others and not any(c.status == "present" for c in mine):
            told = _Told(sheet, subjects, self._people)
            self._set_apart(sheet, [c for c in others if self._is_only_told(told, c)])
            if any(c.status != "other_person" for c in others):
                sheet.person = "someone_else"
        elif others:
            self._set_apart(sheet, others)
        elif _ends_with_other(sheet, subjects):
            sheet.person = "someone_else"
        if sheet.person == "someone_else":
            strangers = [c for c in others if subjects[c.end - 1] == "stranger"]
            self._set_apart(sheet, strangers if len(strangers) < len(others) else [])
        return doc

    def _is_only_told(self, told: _Told, candidate: Candidate) -> bool:
        """Whether nobody is written for: a stranger is spoken of, a story told, or the writer is the patient."""
        if candidate.symptom in self._weights.urgent and told.is_now(candidate):
            return False
        if told.is_strangers(candidate) or told.writer_is_patient:
            return True
        return candidate.symptom not in self._weights.urgent and told.is_story(candidate)

    def _set_apart(self, sheet: Sheet, candidates: Sequence[Candidate]) -> None:
        for candidate in candidates:
            if candidate.status == "present":
                urgent = candidate.symptom in self._weights.urgent and _is_now(sheet, candidate, self._people.happening)
                counts = urgent or candidate.symptom in self._weights.crises
                candidate.status = "uncertain" if counts else "other_person"

    def _subjects(self, sheet: Sheet) -> list[Subject]:
        """Whom each word is about."""
        words = sheet.text.words
        inside = {w for c in sheet.candidates for w in c.words}
        current: Subject = "self"
        last_other: Subject = "relative"
        professional = False
        found: list[Subject] = []
        for i, word in enumerate(words):
            if sheet.text.pauses[i] == "." and current == "stranger":
                current = "self"  # Whom nobody would write for is not what a message is about.
            if word in self._people.professionals:
                professional = True
            elif self._is_stranger(sheet, i) and i not in inside:  # "like someone sitting on my chest"
                current = last_other = "stranger"
            elif word in self._people.relatives and words[i - 1 : i] != ["i"]:
                current, professional = "relative", False
                last_other = current
            elif word in self._people.third_person and not professional:
                asks = current == "self" and not _ASKS.isdisjoint(words[i + 1 : i + 2])
                current = "self" if asks else last_other
            elif self._is_self(words, i) and (word not in self._people.objects or i in inside):
                current = "self"
            found.append(current)
        return found

    def _is_stranger(self, sheet: Sheet, i: int) -> bool:
        words, pauses = sheet.text.words, sheet.text.pauses
        if words[i] not in self._people.strangers:
            return False
        if not self._people.after_subjects.isdisjoint(words[i + 1 : i + 3]):
            return True
        while i > 0 and not pauses[i] and words[i - 1] in self._people.before_nouns:
            i -= 1
        return i == 0 or bool(pauses[i]) or sheet.clause[i] != sheet.clause[i - 1] or words[i - 1] in _LEADS_ON

    def _is_self(self, words: Sequence[str], i: int) -> bool:
        """Whether a word is the writer's own ("my back", not "my mother", "my neighbour")."""
        after = set(words[i + 1 : i + 3])
        others = self._people.relatives | self._people.strangers
        return words[i] in self._people.self_words and (words[i] in ("i", "mine", "myself") or not after & others)


class _Told:
    """What a message tells of the others in it."""

    def __init__(self, sheet: Sheet, subjects: Sequence[Subject], people: People) -> None:
        self._sheet = sheet
        self._subjects = subjects
        self._people = people
        words, tags = sheet.text.words, sheet.text.tags
        told = [w for w, subject in zip(words, subjects, strict=True) if subject != "self"]
        self._named = not (people.relatives - people.cared_for).isdisjoint(words)
        self._goes_on = not people.now.isdisjoint(words) or not people.happening.isdisjoint(told)
        self.writer_is_patient = any(
            words[i - 1] == "my" or (words[max(0, i - _TREATED) : i][:1] in (["i"], ["am"]))
            for i in range(1, len(words))
            if subjects[i] == "self" and any(tag == _TREATMENT for tag, _ in tags[i])
        )

    def is_now(self, candidate: Candidate) -> bool:
        """Whether it is told as happening at the moment."""
        return _is_now(self._sheet, candidate, self._people.happening)

    def is_strangers(self, candidate: Candidate) -> bool:
        """Whether it is somebody's whom nobody would write for."""
        return self._subjects[candidate.end - 1] == "stranger"

    def is_story(self, candidate: Candidate) -> bool:
        """Whether it is told of the past, of somebody named, and nothing in the message of today."""
        words, clause = self._sheet.text.words, self._sheet.clause
        before = range(max(0, candidate.start - _NEAR), candidate.end)
        here = (words[w] for w in before if clause[w] == clause[candidate.start] and self._subjects[w] != "self")
        return self._named and not self._goes_on and not self._people.then.isdisjoint(here)


def _is_now(sheet: Sheet, candidate: Candidate, happening: Set[str]) -> bool:
    around = range(max(0, candidate.start - _NEAR), min(len(sheet.clause), candidate.end + _NEAR))
    here = {sheet.text.words[w] for w in around if sheet.clause[w] == sheet.clause[candidate.start]}
    return not happening.isdisjoint(here)


def _ends_with_other(sheet: Sheet, subjects: Sequence[Subject]) -> bool:
    return not sheet.candidates and bool(subjects) and subjects[-1] != "self"
