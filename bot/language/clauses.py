"""Fifth component: where one statement ends and the next begins."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set
from dataclasses import dataclass

from spacy.tokens import Doc

from bot.language.mentions import BODY, SENSATION
from bot.language.sheet import Sheet, sheet_of
from bot.language.spans import Stretch

_SHORT_NAME = 2
"""Words of a symptom that is named and not told ("the runs")."""


@dataclass(frozen=True)
class Connectives:
    """The words that open and join statements.

    `separators` always separate ("but"); `joiners` separate only before a new subject ("and"); `subjects` can begin a
    statement ("i", "my", "it"), `strong_subjects` even without any mark before them; after `links` a subject goes on
    with the same statement ("when i"); `determiners` lead a name ("the runs").
    """

    separators: Set[str]
    joiners: Set[str]
    subjects: Set[str]
    strong_subjects: Set[str]
    links: Set[str]
    determiners: Set[str]


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
        said = _Said(sheet)
        number, begin = 0, 0
        sheet.clause = []
        for i in range(len(sheet.text.words)):
            ended = sheet.text.pauses[i] == "."
            if i > 0 and (ended or (i not in said.inside and self._starts_clause(said, begin, i))):
                number, begin = number + 1, i
            sheet.clause.append(number)
        return doc

    def _starts_clause(self, said: _Said, begin: int, i: int) -> bool:
        word, pause = said.text.words[i], said.text.pauses[i]
        if word in self._words.separators:
            return True
        if word in self._words.joiners or pause == ",":
            return self._opens_statement(said, i) and (said.symptom(begin, i) or i not in said.body_ends)
        return self._runs_on(said, begin, i)

    def _opens_statement(self, said: _Said, i: int) -> bool:
        words = said.text.words
        while i < len(words) and words[i] in self._words.joiners:
            i += 1
        return i < len(words) and words[i] in self._words.subjects and not self._goes_on_with_a_list(said, i)

    def _goes_on_with_a_list(self, said: _Said, i: int) -> bool:
        """Whether nothing is said of what is named next ("… and my ribs", "no fever, the runs or a rash")."""
        text = said.text
        ends = [*said.body_starts.get(i + 1, ())]
        if text.words[i] in self._words.determiners:
            ends += (*said.symptom_spans.get(i, ()), *said.symptom_spans.get(i + 1, ()))
        return any(end == len(text.words) or text.pauses[end] or text.words[end] in self._words.joiners for end in ends)

    def _runs_on(self, said: _Said, begin: int, i: int) -> bool:
        """Whether a statement starts here without any mark ("no fever my back hurts")."""
        words = said.text.words
        if words[i] not in self._words.strong_subjects or words[i - 1] in self._words.links:
            return False
        if i in said.symptom_ends or (words[i] == "i" and said.symptom(begin, i)):
            return True
        if words[i] == "it" and said.symptom(i + 1, i + 2) and said.symptom(begin, i):
            return True  # "… not swollen or hot it aches"
        return i in said.body_ends and said.symptom(begin, i)


class _Said:
    """Where symptoms, sensations and body parts stand, for quick look-up by word.

    Attributes:
        inside: words inside a symptom, after its first.
        symptom_ends, body_ends: words before which a symptom or sensation, a body part ends. A body part waits there
            for its predicate ("my back and my hips hurt").
        body_starts, symptom_spans: the ends of the body parts, and of the short symptoms, that start at a word.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.text = sheet.text
        told: list[Stretch] = [*sheet.candidates, *(m for m in sheet.mentions if m.kind == SENSATION)]
        body = [m for m in sheet.mentions if m.kind == BODY]
        self.inside = {i for c in sheet.candidates for i in range(c.start + 1, c.end)}
        self.symptom_ends = {s.end for s in told}
        self.body_ends = {m.end for m in body}
        self.body_starts: dict[int, list[int]] = {}
        for mention in body:
            self.body_starts.setdefault(mention.start, []).append(mention.end)
        self.symptom_spans: dict[int, list[int]] = {}
        for candidate in sheet.candidates:
            if candidate.end - candidate.start <= _SHORT_NAME:
                self.symptom_spans.setdefault(candidate.start, []).append(candidate.end)
        self._starts = sorted(s.start for s in told)

    def symptom(self, first: int, last: int) -> bool:
        """Whether a symptom or sensation starts at word `first` or later and before word `last`."""
        at = bisect_left(self._starts, first)
        return at < len(self._starts) and self._starts[at] < last
