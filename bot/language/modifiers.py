"""Last component: how long, how bad, which side, what brings it on; written into the final findings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from bot.findings import Finding, Modifiers
from bot.language.duration import TimeWords, find_durations
from bot.language.matching import Matcher
from bot.language.sheet import Candidate, Sheet, sheet_of

_OUT_OF_TEN = re.compile(r"^(10|\d)\s*/\s*10$")
_UP_TO_TEN = re.compile(r"^(10|\d)$")


@dataclass(frozen=True)
class Setting:
    """What a modifier word sets: a field of Modifiers and its value."""

    name: str
    value: str | int | bool


class ModifierReader:
    """Writes the sheet's findings.

    Args:
        settings: finds modifier words; the key says what they set.
        times: time vocabulary.
        elsewhere: words that make a clause speak of something else ("diagnosed", "surgery"): its time is not the
            symptom's.
        reach_back: words by which a clause without a symptom of its own speaks of the one before ("it", "started").
    """

    def __init__(self, settings: Matcher[Setting], times: TimeWords, elsewhere: Set[str], reach_back: Set[str]) -> None:
        self._settings = settings
        self._times = times
        self._elsewhere = elsewhere
        self._reach_back = reach_back

    def __call__(self, doc: Doc) -> Doc:
        """Turn candidates into findings with their modifiers."""
        sheet = sheet_of(doc)
        told: dict[int, dict[str, object]] = defaultdict(dict)
        loose: dict[str, object] = {}
        for setting, start in self._told(sheet, doc.user_data.get("today") or date.today()):
            owners = self._owners(sheet, start, setting)
            for owner in owners:
                _set(told[owner], setting)
            if not sheet.candidates:
                _set(loose, setting)
        sheet.findings = [_finding(doc, sheet, c, told[i]) for i, c in enumerate(sheet.candidates)]
        sheet.loose = Modifiers(**loose)  # type: ignore[arg-type]
        return doc

    def _told(self, sheet: Sheet, today: date) -> list[tuple[Setting, int]]:
        found = [(setting, start) for setting, start, _ in self._settings.find(sheet.text)]
        for start, _, days in find_durations(sheet.text.words, self._times, today):
            found.append((Setting("duration_days", days), start))
            if days == 0:
                found.append((Setting("onset", "sudden"), start))
        for i in range(len(sheet.text.words)):
            score = self._out_of_ten(sheet.text.words[i : i + 4])
            if score is not None:
                found.append((Setting("severity", score), i))
        return sorted(found, key=lambda f: f[1])

    def _out_of_ten(self, words: list[str]) -> int | None:
        """The score with which these words begin ("8/10", "8 out of 10", "eight out of ten")."""
        if score := _OUT_OF_TEN.match(words[0]):
            return int(score[1])
        if words[1:] not in (["out", "of", "10"], ["out", "of", "ten"]):
            return None
        number = float(words[0]) if _UP_TO_TEN.match(words[0]) else self._times.numbers.get(words[0], -1)
        return int(number) if number in range(11) else None

    def _owners(self, sheet: Sheet, at: int, setting: Setting) -> list[int]:
        """Indices of the candidates that the modifier at a word belongs to."""
        clause = sheet.clause[at]
        words = {w for w, c in zip(sheet.text.words, sheet.clause, strict=True) if c == clause}
        timed = setting.name in ("duration_days", "onset")
        if timed and words & self._elsewhere:
            return []
        here = [i for i, c in enumerate(sheet.candidates) if any(sheet.clause[w] == clause for w in c.words)]
        if setting.name == "side":
            return sorted(here, key=lambda i: _distance(sheet.candidates[i], at))[:1]
        if here:
            return here
        if not words & self._reach_back and not timed:
            return []
        before = [i for i, c in enumerate(sheet.candidates) if sheet.clause[c.start] < clause]
        if not before:
            return []
        latest = sheet.clause[sheet.candidates[before[-1]].start]
        return [i for i in before if sheet.clause[sheet.candidates[i].start] == latest]


def _distance(candidate: Candidate, at: int) -> int:
    return min(abs(word - at) for word in candidate.words)


def _set(modifiers: dict[str, object], setting: Setting) -> None:
    if setting.name == "triggers":
        triggers = modifiers.get("triggers", ())
        assert isinstance(triggers, tuple)
        modifiers["triggers"] = (*triggers, setting.value) if setting.value not in triggers else triggers
    elif setting.name == "side" and modifiers.get("side") not in (None, setting.value):
        modifiers["side"] = "both"
    else:
        modifiers.setdefault(setting.name, setting.value)


def _finding(doc: Doc, sheet: Sheet, candidate: Candidate, modifiers: Mapping[str, object]) -> Finding:
    start, end = sheet.characters(doc, candidate.start, candidate.end)
    return Finding(
        symptom=candidate.symptom,
        status=candidate.status,
        turn=doc.user_data.get("turn", 0),
        start=start,
        end=end,
        text=doc.user_data["message"][start:end],
        body_part=candidate.body_part,
        **modifiers,  # type: ignore[arg-type]
    )
