"""Seventh component: whether each symptom is there now, denied, past, feared, or in doubt.

Cues and their reach are data (words/cues.yml); the way of working follows ConText (Harkema et al. 2009), with
clauses in place of fixed windows.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Doc

from bot.language.answers import answered_questions, waved_away
from bot.language.matching import Matcher
from bot.language.sheet import Sheet, sheet_of
from bot.language.spans import Starts
from bot.language.told import AskingWords, CueRule, Definite, Told

_LONGEST_PSEUDO = 12


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
        asking: words by which a question is asked and denied.
    """

    def __init__(
        self, cues: Matcher[CueRule], pseudo: Matcher[str], definite: Definite, sparing: Sparing, asking: AskingWords
    ) -> None:
        self._cues = cues
        self._pseudo = pseudo
        self._definite = definite
        self._sparing = sparing
        self._asking = asking

    def __call__(self, doc: Doc) -> Doc:
        """Set the statuses on this doc's sheet."""
        sheet = sheet_of(doc)
        blocked = Starts([_Span(start, end) for _, start, end in self._pseudo.find(sheet.text)])
        told = Told(sheet, self._definite, self._asking)
        answered = answered_questions(told, self._asking)
        for candidate in sheet.candidates:
            if candidate.end <= answered.get(candidate.start, -1):
                candidate.status = "absent"
            elif waved_away(sheet, candidate, self._asking):
                # Nothing urgent is dropped on the strength of a stray "no".
                candidate.status = "uncertain" if candidate.symptom in self._sparing.urgent else "absent"
        for rule, start, end in self._cues.find(sheet.text):
            telling = self._telling(sheet, start, end)
            looking = telling if rule.status == "absent" else range(start, end)
            if _is_blocked(blocked, looking, start, end) or told.holds(telling):
                continue
            if rule.status == "past" and rule.direction in ("backward", "after") and told.is_asked(start):
                continue  # "Has the chest pain gone?"
            self._apply(told, rule, start, end)
        return doc

    def _apply(self, told: Told, rule: CueRule, start: int, end: int) -> None:
        takes_back = rule.status == "present"
        for candidate in told.near(start, end):
            if rule.ended and candidate.symptom in self._sparing.events:
                continue
            if rule.status == "hypothetical" and told.is_real(candidate):
                continue
            if (candidate.status == "present") != takes_back and told.reached(rule, start, end, candidate):
                # Doubt counts as yes: "what if I just end it" is how people speak of a crisis they are in.
                in_crisis = rule.status == "hypothetical" and candidate.symptom in self._sparing.crises
                candidate.status = "uncertain" if in_crisis else rule.status

    def _telling(self, sheet: Sheet, start: int, end: int) -> list[int]:
        """The words of a cue that make it one: those that negate, or all of them if none does."""
        negating = [w for w in range(start, end) if sheet.text.words[w] in self._asking.negators]
        return negating or list(range(start, end))


def _is_blocked(pseudo: Starts[_Span], looking: Sequence[int], start: int, end: int) -> bool:
    """Whether what makes a cue one belongs to a pseudo-cue; one that is but a part of the cue itself does not count."""
    around = pseudo.between(looking[0] - _LONGEST_PSEUDO, looking[0] + 1)
    return any(looking[-1] < span.end and not (start <= span.start and span.end < end) for span in around)
