"""Which candidates stand, where several are read from the same words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set

from bot.language.sheet import Candidate
from bot.language.spans import ByWord


def _same(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates that share words are one symptom seen twice; the same pain in two places is two."""
    return one.symptom == other.symptom and (
        one.body_part == other.body_part or None in (one.body_part, other.body_part)
    )


def _hides(longer: Candidate, shorter: Candidate, urgency: Mapping[str, int]) -> bool:
    own = longer.pieced and urgency[shorter.symptom] >= urgency[longer.symptom] and longer.words != shorter.words
    return shorter.words <= longer.words and not own


def best(
    candidates: list[Candidate], urgency: Mapping[str, int], joined: Callable[[Set[int], Set[int]], bool]
) -> list[Candidate]:
    """Longest first: a candidate whose words all belong to one already kept says nothing new.

    One that was put together from pieces hides none of them that is as urgent. One that says what a part of it says as
    well hides nothing that is joined to that part ("belly pain and bloating").
    """
    kept: list[Candidate] = []
    by_word: ByWord[Candidate] = ByWord()
    every: ByWord[Candidate] = ByWord()
    for candidate in candidates:
        every.add(candidate, candidate.words)

    def spelt_out(longer: Candidate, shorter: Candidate) -> bool:
        if longer.pieced:
            return False
        parts = (c for c in every.sharing(longer.words) if c.symptom == longer.symptom and c.words < longer.words)
        # Two symptoms of one place may share its name ("stomach cramps and swelling").
        apart = (c for c in parts if c.words.isdisjoint(shorter.words) or c.body_part == shorter.body_part is not None)
        rests = (c.words - shorter.words for c in apart)
        return any(rest and joined(rest, shorter.words) for rest in rests)

    for candidate in sorted(candidates, key=lambda c: (-len(c.words), -urgency[c.symptom], c.start, c.symptom)):
        rivals = list(by_word.sharing(candidate.words))
        if any(_same(candidate, other) for other in rivals):
            continue
        if not any(_hides(other, candidate, urgency) and not spelt_out(other, candidate) for other in rivals):
            kept.append(candidate)
            by_word.add(candidate, candidate.words)
    return sorted(kept, key=lambda c: (c.start, c.end, c.symptom))
