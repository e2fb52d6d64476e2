"""Fifth component: where one statement ends and the next begins."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from spacy.tokens import Doc

from bot.language.mentions import BODY, SENSATION
from bot.language.sheet import Sheet, sheet_of


@dataclass(frozen=True)
class Connectives:
    """The words that open and join statements.

    `separators` always separate ("but"); `joiners` separate only before a new subject ("and"); `subjects` can begin a
    statement ("i", "my", "it"), `strong_subjects` even without any mark before them; after `links` a subject goes on
    with the same statement ("when i").
    """

    separators: Set[str]
    joiners: Set[str]
    subjects: Set[str]
    strong_subjects: Set[str]
    links: Set[str]


class Clauses:
    """Numbers the clause of every word.

    A clause ends at the end of a sentence, before a separating conjunction, and where a new statement starts after
    "and", after a comma, or (people in a hurry leave both out) right after a symptom.
    """

    def __init__(self, connectives: Connectives) -> None:
        self._words = connectives

    def __call__(self, doc: Doc) -> Doc:
        """Add the clause numbers of this doc."""
        sheet = sheet_of(doc)
        inside = {i for c in sheet.candidates for i in range(c.start + 1, c.end)}
        number, begin = 0, 0
        sheet.clause = []
        for i in range(len(sheet.text.words)):
            ended = sheet.text.pauses[i] == "."
            if i > 0 and (ended or (i not in inside and self._starts_clause(sheet, begin, i))):
                number, begin = number + 1, i
            sheet.clause.append(number)
        return doc

    def _starts_clause(self, sheet: Sheet, begin: int, i: int) -> bool:
        word, pause = sheet.text.words[i], sheet.text.pauses[i]
        if word in self._words.separators:
            return True
        if word in self._words.joiners or pause == ",":
            return self._opens_statement(sheet, i) and (_symptom_said(sheet, begin, i) or not _body_waits(sheet, i))
        return self._runs_on(sheet, begin, i)

    def _opens_statement(self, sheet: Sheet, i: int) -> bool:
        words = sheet.text.words
        while i < len(words) and words[i] in self._words.joiners:
            i += 1
        return i < len(words) and words[i] in self._words.subjects and not self._only_names_a_part(sheet, i)

    def _only_names_a_part(self, sheet: Sheet, i: int) -> bool:
        """Whether nothing is said of the body part that comes next ("pain in my back and my ribs, and a cough")."""
        text = sheet.text
        ends = [m.end for m in sheet.mentions if m.kind == BODY and m.start == i + 1]
        return any(end == len(text.words) or text.pauses[end] or text.words[end] in self._words.joiners for end in ends)

    def _runs_on(self, sheet: Sheet, begin: int, i: int) -> bool:
        """Whether a statement starts here without any mark ("no fever my back hurts")."""
        words = sheet.text.words
        if words[i] not in self._words.strong_subjects or words[i - 1] in self._words.links:
            return False
        just_said = any(c.end == i for c in sheet.candidates) or any(
            m.end == i and (m.kind == SENSATION or _symptom_said(sheet, begin, i)) for m in sheet.mentions
        )
        return just_said or (words[i] == "i" and _symptom_said(sheet, begin, i))


def _symptom_said(sheet: Sheet, begin: int, i: int) -> bool:
    return any(begin <= c.start < i for c in sheet.candidates) or any(
        m.kind == SENSATION and begin <= m.start < i for m in sheet.mentions
    )


def _body_waits(sheet: Sheet, i: int) -> bool:
    """Whether the words so far end in a body part that waits for its predicate ("my back and my hips hurt")."""
    return any(m.kind == BODY and m.end == i for m in sheet.mentions)
