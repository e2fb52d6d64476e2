"""Eighth component: whose each symptom is."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from bot.language.matching import Matcher
from bot.language.sheet import Candidate, Sheet, sheet_of

Subject = Literal["self", "relative", "stranger"]


@dataclass(frozen=True)
class People:
    """Words that tell whom a statement is about.

    `relatives` are people whom somebody may write for, `strangers` others whom they have only seen or heard of.
    `objects` ("me") do not make anybody the subject.
    """

    self_words: Set[str]
    objects: Set[str]
    relatives: Set[str]
    strangers: Set[str]
    third_person: Set[str]
    professionals: Set[str]


class Experiencer:
    """Sets the person that the message is about, and the status of symptoms that somebody else has.

    Args:
        people: words for persons.
        crises: symptoms that count also when they are somebody else's: help is needed all the same.
        grave: symptoms of the writer's own that stay theirs, for whomever else they write.
        asking_for: finds wordings by which somebody writes for another ("I'm her carer", "she's the patient").
    """

    def __init__(self, people: People, crises: Set[str], grave: Set[str], asking_for: Matcher[str]) -> None:
        self._people = people
        self._grave = grave
        self._crises = crises
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
        if for_another or (others and not any(c.status == "present" for c in mine)):
            sheet.person = "someone_else"
            if for_another and others:
                self._set_apart([c for c in mine if c.symptom not in self._grave])
        elif others:
            self._set_apart(others)
        elif _ends_with_other(sheet, subjects):
            sheet.person = "someone_else"
        if sheet.person == "someone_else":
            strangers = [c for c in others if subjects[c.end - 1] == "stranger"]
            self._set_apart(strangers if len(strangers) < len(others) else [])
        return doc

    def _set_apart(self, candidates: Sequence[Candidate]) -> None:
        for candidate in candidates:
            if candidate.status == "present":
                candidate.status = "uncertain" if candidate.symptom in self._crises else "other_person"

    def _subjects(self, sheet: Sheet) -> list[Subject]:
        """Whom each word is about."""
        words = sheet.text.words
        inside = {w for c in sheet.candidates for w in c.words}
        current: Subject = "self"
        last_other: Subject = "relative"
        professional = False
        found: list[Subject] = []
        for i, word in enumerate(words):
            if word in self._people.professionals:
                professional = True
            elif word in self._people.strangers and i not in inside:  # "like someone sitting on my chest"
                current = last_other = "stranger"
            elif word in self._people.relatives and words[i - 1 : i] != ["i"]:
                current, professional = "relative", False
                last_other = current
            elif word in self._people.third_person and not professional:
                current = last_other
            elif self._is_self(words, i) and (word not in self._people.objects or i in inside):
                current = "self"
            found.append(current)
        return found

    def _is_self(self, words: Sequence[str], i: int) -> bool:
        """Whether a word is the writer's own ("my back", not "my mother", "my neighbour")."""
        after = set(words[i + 1 : i + 3])
        others = self._people.relatives | self._people.strangers
        return words[i] in self._people.self_words and (words[i] in ("i", "mine", "myself") or not after & others)


def _ends_with_other(sheet: Sheet, subjects: Sequence[Subject]) -> bool:
    return not sheet.candidates and bool(subjects) and subjects[-1] != "self"
