"""Last component: how long, how bad, which side, what brings it on; written into the final findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from bot.findings import Finding, Modifiers
from bot.language.duration import TimeWords, find_durations
from bot.language.matching import Matcher
from bot.language.owners import Owners
from bot.language.scales import Scales
from bot.language.sheet import Candidate, Sheet, sheet_of
from bot.language.spans import longest

_GRAVEST = {"trend": "worse", "onset": "sudden"}
"""Of two things told of one symptom these stay: what is told later must not make less of it."""


@dataclass(frozen=True)
class Setting:
    """What a modifier word sets: a field of Modifiers and its value."""

    name: str
    value: str | int | bool


class Score(Setting):
    """A severity told as a number out of ten."""


class ModifierReader:
    """Writes the sheet's findings.

    Args:
        settings: finds modifier words; the key says what they set.
        times: time vocabulary.
        scales: finds severity told as a number.
        elsewhere: words that make a clause speak of something else ("diagnosed", "surgery"): its time is not the
            symptom's.
        reach_back: words by which a clause without a symptom of its own speaks of the one before ("it", "started").
    """

    def __init__(
        self,
        settings: Matcher[Setting],
        times: TimeWords,
        scales: Scales,
        elsewhere: Set[str],
        reach_back: Set[str],
    ) -> None:
        self._settings = settings
        self._times = times
        self._scales = scales
        self._elsewhere = elsewhere
        self._reach_back = reach_back

    def __call__(self, doc: Doc) -> Doc:
        """Turn candidates into findings with their modifiers."""
        sheet = sheet_of(doc)
        told: dict[int, dict[str, object]] = defaultdict(dict)
        loose: dict[str, object] = {}
        owners = Owners(sheet, self._elsewhere, self._reach_back, self._times.since_words)
        for setting, start, end in self._told(sheet, doc.user_data.get("today") or date.today()):
            for owner in self._owned_by(owners, setting, start, end):
                _set(told[owner], setting)
            if not sheet.candidates:
                _set(loose, setting)
        sheet.findings = [_finding(doc, sheet, c, told[i]) for i, c in enumerate(sheet.candidates)]
        sheet.loose = Modifiers(**loose)  # type: ignore[arg-type]
        return doc

    def _owned_by(self, owners: Owners, setting: Setting, at: int, end: int) -> Sequence[int]:
        if setting.name == "side":
            return owners.nearest(at)
        if setting.name in ("duration_days", "onset"):
            return owners.of_time(at, end, alone=setting.name == "duration_days")
        return owners.of_score(at) if isinstance(setting, Score) else owners.of_word(at)

    def _told(self, sheet: Sheet, today: date) -> list[tuple[Setting, int, int]]:
        by_name: dict[str, list[tuple[Setting, int, int]]] = defaultdict(list)
        for match in self._settings.find(sheet.text):
            by_name[match[0].name].append(match)
        # "Not getting worse" holds "getting worse".
        found = [told for matches in by_name.values() for told in longest(matches)]
        for start, end, days in find_durations(sheet.text.words, self._times, today, sheet.text.pauses):
            found.append((Setting("duration_days", days), start, end))
            if days == 0:
                found.append((Setting("onset", "sudden"), start, end))
        for by, at in self._scales.changes(sheet.text):
            found.append((Setting("trend", "worse" if by > 0 else "better"), at, at + 1))
        # What is told first stays, and a number says more than a word.
        scores = [(Score("severity", score), at, at + 1) for score, at in self._scales.find(sheet.text)]
        return [*scores, *sorted(found, key=lambda told: told[1])]


def _set(modifiers: dict[str, object], setting: Setting) -> None:
    if setting.name == "triggers":
        triggers = modifiers.get("triggers", ())
        assert isinstance(triggers, tuple)
        modifiers["triggers"] = (*triggers, setting.value) if setting.value not in triggers else triggers
    elif setting.name == "side" and modifiers.get("side") not in (None, setting.value):
        modifiers["side"] = "both"
    elif setting.value == _GRAVEST.get(setting.name):
        modifiers[setting.name] = setting.value
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
