"""Eighth component: whose each symptom is."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from spacy.tokens import Doc

from bot.language.sheet import Sheet, sheet_of


@dataclass(frozen=True)
class People:
    """Words that tell whom a statement is about."""

    self_words: Set[str]
    relatives: Set[str]
    third_person: Set[str]
    professionals: Set[str]


class Experiencer:
    """Sets the person that the message is about, and the status of symptoms that somebody else has.

    Args:
        people: words for persons.
        crises: symptoms that count also when they are somebody else's: help is needed all the same.
    """

    def __init__(self, people: People, crises: Set[str]) -> None:
        self._people = people
        self._crises = crises

    def __call__(self, doc: Doc) -> Doc:
        """Decide for this doc; a message that is all about somebody else is a carer's, and counts."""
        sheet = sheet_of(doc)
        subjects = self._subjects(sheet.text.words)
        others = [c for c in sheet.candidates if subjects[c.end - 1] == "other"]
        mine = [c for c in sheet.candidates if subjects[c.end - 1] == "self" and c.status == "present"]
        if others and mine:
            for candidate in others:
                if candidate.status == "present":
                    candidate.status = "uncertain" if candidate.symptom in self._crises else "other_person"
        elif others or _ends_with_other(sheet, subjects):
            sheet.person = "someone_else"
        return doc

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
            elif word in self._people.self_words and not set(words[i + 1 : i + 2]) & self._people.relatives:
                current = "self"
            found.append(current)
        return found


def _ends_with_other(sheet: Sheet, subjects: Sequence[str]) -> bool:
    return not sheet.candidates and bool(subjects) and subjects[-1] == "other"
