"""Which symptom a modifier belongs to."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence, Set

from bot.language.sheet import Sheet

_NEAR = 40
"""Words around a modifier within which its symptom is looked for, in a message without any mark."""

_SHORT = 6
"""Longest clause without a symptom that is nothing but an addition to the one before ("no change", "a nine")."""


class Owners:
    """Answers for one message; symptoms are told by their index among the candidates.

    Args:
        sheet: the message, with candidates and clauses.
        elsewhere: words that draw a time near them away from the symptoms ("diagnosed", "surgery").
        reach_back: words by which a clause without a symptom of its own speaks of the one before ("it", "started").
        since: words after which a time is the symptom's, whatever happened then ("since the operation in May").
    """

    def __init__(self, sheet: Sheet, elsewhere: Set[str], reach_back: Set[str], since: Set[str]) -> None:
        self._sheet = sheet
        self._elsewhere = elsewhere
        self._reach_back = reach_back
        self._since = since
        self._in_clause: dict[int, list[int]] = defaultdict(list)
        self._starting_in: dict[int, list[int]] = defaultdict(list)
        for i, candidate in enumerate(sheet.candidates):
            for clause in sorted({sheet.clause[w] for w in candidate.words}):
                self._in_clause[clause].append(i)
            self._starting_in[sheet.clause[candidate.start]].append(i)
        self._clauses = sorted(self._starting_in)
        self._last_time: dict[int, int] = {}

    def nearest(self, at: int) -> Sequence[int]:
        """The symptom of the clause that stands nearest to the word."""
        clause = self._sheet.clause[at]
        here = self._near(self._in_clause.get(clause, ()), at)
        if not here and self._adds_to_another(at):
            here = list(self._before(clause) or self._after(clause))
        return sorted(here, key=lambda i: self._distance(i, at))[:1]

    def of_word(self, at: int) -> Sequence[int]:
        """The symptoms of the word's clause, or those that the clause speaks of."""
        clause = self._sheet.clause[at]
        here = self._near(self._in_clause.get(clause, ()), at)
        if here or not self._adds_to_another(at):
            return here
        return self._before(clause) or self._after(clause)

    def of_score(self, at: int) -> Sequence[int]:
        """The symptoms that a number out of ten speaks of: nothing else is measured so."""
        clause = self._sheet.clause[at]
        return self._near(self._in_clause.get(clause, ()), at) or self._before(clause) or self._after(clause)

    def _adds_to_another(self, at: int) -> bool:
        around = self._around(at)
        return len(around) <= _SHORT or not self._reach_back.isdisjoint(around)

    def of_time(self, at: int, end: int, *, alone: bool) -> Sequence[int]:
        """The symptoms that a time from this word up to `end` speaks of; with `alone` no later one shares them.

        "A cough for three weeks and a headache for two days" tells one time of each; a time that leads ("for three
        weeks, my back …") is of the symptoms after it.
        """
        clause = self._sheet.clause[at]
        here = self._near(self._in_clause.get(clause, ()), at)
        if self._is_of_something_else(at, end, here):
            return ()
        if not here:
            return self._before(clause) or self._after(clause)
        since = self._last_time.get(clause, -1)
        told = [i for i in here if since < self._sheet.candidates[i].start < at] if since >= 0 else here
        if alone:
            self._last_time[clause] = at
        return told or here

    def _is_of_something_else(self, at: int, end: int, here: Sequence[int]) -> bool:
        words, clause = self._sheet.text.words, self._sheet.clause
        around = [w for w in range(max(0, at - _NEAR), min(len(words), at + _NEAR)) if clause[w] == clause[at]]
        away = [abs(w - at) for w in around if words[w] in self._elsewhere and not at <= w < end]
        if not away or any(words[w] in self._since for w in around if w <= at):
            return False
        return min(away) <= min((self._distance(i, at) for i in here), default=_NEAR)

    def _around(self, at: int) -> Set[str]:
        words, clause = self._sheet.text.words, self._sheet.clause
        span = range(max(0, at - _NEAR), min(len(words), at + _NEAR))
        return {words[w] for w in span if clause[w] == clause[at]}

    def _near(self, indices: Sequence[int], at: int) -> list[int]:
        if len(indices) <= 1:
            return list(indices)
        return [i for i in indices if self._distance(i, at) <= _NEAR]

    def _before(self, clause: int) -> Sequence[int]:
        place = bisect_left(self._clauses, clause)
        return self._starting_in[self._clauses[place - 1]] if place else ()

    def _after(self, clause: int) -> Sequence[int]:
        return self._starting_in.get(clause + 1, ())

    def _distance(self, index: int, at: int) -> int:
        candidate = self._sheet.candidates[index]
        return (
            0 if candidate.start <= at < candidate.end else min(abs(candidate.start - at), abs(candidate.end - 1 - at))
        )
