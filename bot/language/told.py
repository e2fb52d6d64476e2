"""What a message tells of, and how far a cue in it reaches."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Literal

from bot.findings import Status
from bot.language.mentions import BODY
from bot.language.sheet import Candidate, Sheet
from bot.language.spans import ByWord, Starts

Direction = Literal["forward", "backward", "clause", "after", "before"]
"""Ways to reach inside a clause; "after": what is named right before the cue; "before": all that was gone through."""

_REACH = 60
"""Words beyond which no cue reaches, in a message without any mark: longer lists are not written by people."""

_STEPS_BACK = 3
"""Clauses over which "it came back" looks for what came back."""

_LIST = 12
"""Words around a denial within which other denials make a list with it."""


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
class AskingWords:
    """Words by which a question is asked and denied, as words/answers.yml tells; `follows`: one or two words each."""

    negators: Set[str]
    listing: Set[str]
    bare: Set[str]
    denying: Set[str]
    leads: Set[str]
    follows: Set[tuple[str, ...]]
    asks_for_more: Set[str]
    asks_whether: Set[str]
    asked: Set[str]
    of_its_course: Set[str]
    adding: Set[str]
    joining: Set[str]
    alternatives: Set[str]
    leading_a_name: Set[str]
    denying_nouns: Set[str]
    states: Set[str]


class Told:
    """The candidates of a message, for quick look-up, and which of them a cue speaks of."""

    def __init__(self, sheet: Sheet, definite: Definite, words: AskingWords) -> None:
        self.sheet = sheet
        self._definite = definite
        self._words = words
        self._starts = Starts(sorted(sheet.candidates, key=lambda c: c.start))
        self._by_word: ByWord[Candidate] = ByWord()
        self._first_of_ending: dict[int, int] = {}
        for candidate in self._starts.between(0, len(sheet.text.words)):
            self._first_of_ending.setdefault(candidate.end, candidate.start)
        for candidate in sheet.candidates:
            self._by_word.add(candidate, candidate.words)
        self._body_starts = {m.start for m in sheet.mentions if m.kind == BODY}
        self._clauses_with_start = {sheet.clause[c.start] for c in sheet.candidates}

    def holds(self, telling: Sequence[int]) -> bool:
        """Whether a cue belongs to a symptom ("no appetite", "can't breathe") and so denies nothing."""
        return any(all(w in c.words for w in telling) for c in self._by_word.sharing(telling[:1]))

    def between(self, first: int, last: int) -> Sequence[Candidate]:
        """The candidates that start at word `first` or later and before word `last`."""
        return self._starts.between(first, last)

    def near(self, start: int, end: int) -> Sequence[Candidate]:
        """The candidates that a cue in this place could reach at all."""
        return self._starts.between(start - _REACH, end + _REACH)

    def is_asked(self, at: int) -> bool:
        """Whether the clause of a word asks ("has the pain …", not "have had it")."""
        words, clause = self.sheet.text.words, self.sheet.clause
        first = at
        while first > 0 and clause[first - 1] == clause[at] and at - first < _REACH:
            first -= 1
        return (
            words[first] in self._words.asks_whether
            and words[first + 1 : first + 2] != []
            and words[first + 1] in self._words.asked
        )

    def is_real(self, candidate: Candidate) -> bool:
        """Whether a symptom is spoken of as one that somebody has: "is this pain …", not "is pain …"."""
        before = self.sheet.text.words[candidate.start - 1] if candidate.start else ""
        # "What if my legs go weak" owns the legs, not the weakness.
        owned = before in self._definite.possessives and candidate.start not in self._body_starts
        return owned or before in self._definite.demonstratives

    def reached(self, rule: CueRule, start: int, end: int, candidate: Candidate) -> bool:
        """Whether a cue from word `start` up to `end` speaks of the candidate."""
        if rule.direction == "after":
            return candidate.end in self._named_before(start)
        if rule.direction == "before":
            return candidate.end <= start and candidate.start >= self._gone_through(start)
        clause = self.sheet.clause[start]
        if rule.direction == "backward":
            steps = _STEPS_BACK if rule.status == "present" else 1
            while steps and clause not in self._clauses_with_start:
                clause, steps = clause - 1, steps - 1
        inside = [w for w in sorted(candidate.words) if self.sheet.clause[w] == clause]
        if not inside:
            return False
        if rule.direction == "clause":
            return not self._apart(start, end, inside)
        if rule.direction == "forward":
            if rule.status == "hypothetical" and start < inside[0] and inside[-1] < end:
                return True  # "is a cough a sign of …"
            first = next((w for w in inside if w >= end), None)
            if first is None or self._ended(rule, end, first):
                return False
            spared = self._is_a_state(start, inside) or self._own_denials_only(clause, start, end, first)
            return rule.status != "absent" or not spared
        # A cue inside the symptom is part of it ("my legs have gone weak").
        return inside[-1] < start and not self._ended(rule, inside[-1] + 1, start)

    def _apart(self, start: int, end: int, inside: Sequence[int]) -> bool:
        """Whether a comma parts the candidate from a cue of something else ("stage 2 in 2019, back pain")."""
        pauses, clause = self.sheet.text.pauses, self.sheet.clause
        if inside[0] >= end:
            leads = start == 0 or clause[start - 1] != clause[start] or bool(pauses[start])
            between = range(end, inside[0] + 1)
            return not leads and any(pauses[w] or self.sheet.text.words[w] in self._words.adding for w in between)
        return inside[-1] < start and "," in pauses[inside[-1] + 1 : start]

    def _named_before(self, at: int) -> set[int]:
        """The words before which the symptoms end that are named right before a word, joined by "and" or "or"."""
        words, pauses, first = self.sheet.text.words, self.sheet.text.pauses, at
        found: set[int] = set()
        while at in self._first_of_ending and pauses[at] != "." and first - at < _REACH:
            found.add(at)
            at = self._first_of_ending[at]
            while at > 1 and words[at - 1] in self._words.leading_a_name:
                at -= 1
            if at < 1 or words[at - 1] not in self._words.joining:
                break
            at -= 1
        return found

    def _gone_through(self, at: int) -> int:
        """Where the sentence starts, or what was asked before, that "none of that" speaks of."""
        pauses, first = self.sheet.text.pauses, max(0, at - _REACH)
        begin = next((w for w in range(at, first, -1) if pauses[w] == "."), first)
        if self._starts.between(begin, at) or begin == first:
            return begin
        begin = next((w for w in range(begin - 1, first, -1) if pauses[w] == "."), first)
        while begin > first and begin in self.sheet.text.questions:
            begin = next((w for w in range(begin - 1, first, -1) if pauses[w] == "."), first)
        return begin

    def _is_a_state(self, start: int, inside: Sequence[int]) -> bool:
        """Whether a word after a comma tells how somebody is, which a "no" denies of nobody ("no fever, numb")."""
        words, pauses, first = self.sheet.text.words, self.sheet.text.pauses, inside[0]
        after = first + 1
        alone = after == len(words) or bool(pauses[after]) or words[after] in self._words.adding | self._words.joining
        told = words[first] in self._words.states and words[start] in self._words.denying_nouns
        return told and alone and pauses[first] == "," and len(inside) == 1

    def _own_denials_only(self, clause: int, start: int, end: int, first: int) -> bool:
        """Whether a list denies each thing by a word of its own, and not this one ("no pain, no fever and a cough")."""
        words, pauses = self.sheet.text.words, self.sheet.text.pauses
        around = range(max(0, start - _LIST), min(len(words), first + _LIST))
        here = [w for w in around if self.sheet.clause[w] == clause]
        denials = [w for w in here if words[w] in self._words.listing and not start <= w < end]
        if not any(w <= first for w in denials):
            return False
        marks = [w for w in range(end, first + 1) if pauses[w] == "," or words[w] in self._words.adding]
        return bool(marks) and not any(words[w] in self._words.alternatives for w in here if w > marks[0])

    def _ended(self, rule: CueRule, first: int, last: int) -> bool:
        return any(self.sheet.text.words[i] in rule.until for i in range(first, last))
