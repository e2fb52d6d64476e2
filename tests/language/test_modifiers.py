"""How long, how bad, which side, what brings it on: and of which symptom."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import msgspec
import pytest

from bot.findings import Finding, Modifiers
from bot.knowledge import load_knowledge
from tests.language.reading import findings, only, reader, wordings

WORDS = load_knowledge().words


def told(finding: Finding) -> dict[str, Any]:
    """The modifiers of a finding that were told."""
    values = {name: getattr(finding, name) for name in Modifiers.__struct_fields__}
    return {name: value for name, value in values.items() if value not in (None, ())}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my hip hurts", {}),
        ("my hip has hurt for 3 weeks", {"duration_days": 21}),
        ("my hip has hurt since Monday", {"duration_days": 7}),
        ("for weeks my hip has ached", {"duration_days": 14}),
        ("my hip hurts at night", {"night": True}),
        ("my hip pain starts at 3am", {"night": True}),
        ("my hip suddenly hurts", {"onset": "sudden"}),
        ("my hip pain came on slowly", {"onset": "gradual"}),
        ("my hip pain is getting worse", {"trend": "worse"}),
        ("my hip pain is getting better", {"trend": "better"}),
        ("my hip pain never goes away", {"trend": "same"}),
        ("my hip pain is severe", {"severity": 8}),
        ("slight hip pain", {"severity": 3}),
        ("hip pain 7/10", {"severity": 7}),
        ("hip pain 10/10", {"severity": 10}),
        ("my hip pain is 0/10", {"severity": 0}),
        ("my hip pain is 9 out of 10", {"severity": 9}),
        ("my hip pain is eight out of ten", {"severity": 8}),
        ("hip pain 11/10", {}),
        ("hip pain 20 out of 10", {}),
        ("my left hip hurts", {"side": "left"}),
        ("pain in my hip on the right", {"side": "right"}),
        ("both my hips hurt", {"side": "both"}),
        ("my left hip and right hip hurt", {"side": "both"}),
        ("first time my hip hurts", {"first_ever": True}),
        ("my hip hurts when I walk", {"triggers": ["standing"]}),
        ("my hip hurts when lying down and when I walk", {"triggers": ["lying", "standing"]}),
        ("my hip hurts. It started 3 weeks ago", {"duration_days": 21}),
        ("my hip hurts. It is worse at night", {"night": True}),
        ("my hip hurts. I was diagnosed 5 years ago", {}),
        ("I am 65 years old and my hip hurts", {}),
        ("since my surgery 2 years ago my hip hurts", {"duration_days": 730}),
        ("I had surgery 2 years ago and my hip hurts", {}),
        ("my hip hurts, a 9", {"severity": 9}),
        ("my hip pain was a 3, now it is a 6", {"severity": 6}),
        ("my hip hurts. No change", {"trend": "same"}),
        ("my hip hurts, better in the morning but getting worse", {"trend": "worse"}),
        ("my hip hurts after meals", {"triggers": ["eating"]}),
        ("for three weeks my hip has hurt", {"duration_days": 21}),
    ],
)
def test_what_is_told_of_one_symptom(text: str, expected: dict[str, Any]) -> None:
    finding = only(text)
    assert finding.symptom == "hip_groin_pain"
    assert msgspec.to_builtins(told(finding)) | {"triggers": list(finding.triggers)} == {"triggers": [], **expected}


def test_a_side_belongs_to_the_nearest_symptom() -> None:
    hip, knee = findings("my left hip hurts and my right knee aches")
    assert (hip.side, knee.side) == ("left", "right")


def test_a_clause_without_a_symptom_speaks_of_the_statement_before() -> None:
    cough, *pains = findings("I have a cough. My back hurts and my hip is sore. It's worse at night.")
    assert told(cough) == {}
    assert told(pains[-1]) == {"night": True}


def test_every_symptom_of_a_statement_shares_what_is_told_of_it() -> None:
    assert [f.duration_days for f in findings("cough and headache for 3 weeks")] == [21, 21]


def test_today_is_the_day_of_the_message() -> None:
    (finding,) = reader().read("headache since Monday", today=date(2026, 11, 25)).findings
    assert finding.duration_days == 2


def test_seconds_and_minutes_are_sudden() -> None:
    finding = only("my hip has hurt for 20 minutes")
    assert (finding.duration_days, finding.onset) == (0, "sudden")


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("it's worse at night", Modifiers(night=True)),
        ("for 3 weeks", Modifiers(duration_days=21)),
        ("8 out of 10, on the left", Modifiers(severity=8, side="left")),
        ("when I cough", Modifiers(triggers=("straining",))),
        ("my hip hurts at night", Modifiers()),
        ("hello", Modifiers()),
    ],
)
def test_a_message_without_symptoms_keeps_what_it_tells_for_an_earlier_one(text: str, loose: Modifiers) -> None:
    assert reader().read(text).loose == loose


FILLERS = frozenset(WORDS.grammar.fillers)


@pytest.mark.parametrize("id_", sorted(WORDS.modifiers))
def test_every_wording_of_a_modifier_sets_its_value(id_: str) -> None:
    entry = WORDS.modifiers[id_]
    said = {w for pattern in entry.patterns for w in wordings(pattern)}
    assert [w for w in sorted(said) if not sets(w, entry.sets, entry.value)] == []


def sets(wording: str, name: str, value: object) -> bool:
    if FILLERS & set(wording.split()) or re.match(r"\d[ap]m", wording):
        return True  # No message has such a word: fillers are left out, and "3am" is two words.
    reading = reader().read(wording)
    values = [getattr(m, name) for m in (reading.loose, *reading.findings)]
    return any(value == v or (name == "triggers" and value in v) for v in values)


def test_going_up_stairs_is_no_getting_worse() -> None:
    assert only("I am breathless going up stairs").trend is None
    assert only("my temperature keeps going up").trend == "worse"


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("my hip pain has really flared up", "worse"),
        ("my hip pain is creeping up", "worse"),
        ("my hip pain is worse", "worse"),
        ("my hip is sorer than it was last week", "worse"),
        ("my hip pain went from a 3 to a 7", "worse"),
        ("my hip pain is ten times worse", "worse"),
        ("my hip pain is tailing off", "better"),
        ("my hip pain is not as bad as it was", "better"),
        ("my hip pain went from an 8 to a 2", "better"),
        ("my hip pain is less and less", "better"),
        ("my hip pain is neither better nor worse", "same"),
        ("my hip pain has not got any better", "same"),
        ("my hip pain isn't improving", "same"),
        ("my hip pain never lets up", "same"),
        ("no let-up in my hip pain", "same"),
        ("my hip pain has plateaued", "same"),
        ("I can't shake this hip pain", "same"),
        ("my hip pain is worse at night", None),
        ("my left hip hurts, it is bigger than my right", None),
        ("hip pain going down my leg", None),
    ],
)
def test_trend(text: str, trend: str | None) -> None:
    assert {f.trend for f in findings(text) if f.symptom in ("hip_groin_pain", "pain", "leg_pain")} == {trend}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("I've never known hip pain like it", True),
        ("I don't normally get hip pain", True),
        ("hip pain is out of character for me", True),
        ("this hip pain is brand new", True),
        ("hip pain again", None),
    ],
)
def test_first_ever(text: str, first: bool | None) -> None:
    assert only(text).first_ever == first


@pytest.mark.parametrize(
    "text",
    [
        "had a cough since we got back",
        "it started with a cough at the weekend",
        "I have a cough and my hip hurts",
        "I've had a cough for two months and now my back hurts too",
    ],
)
def test_a_cough_is_no_trigger_where_it_is_the_symptom(text: str) -> None:
    assert "cough" in {f.symptom for f in findings(text)}


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("I get a headache every morning", ("mornings",)),
        ("headaches, worst first thing", ("mornings",)),
        ("I always wake up with a headache", ("mornings",)),
        ("I woke up with a headache today", ()),
        ("had a headache this morning", ()),
        ("I can't put weight on my leg", ("cannot_bear_weight", "standing")),
        ("broke my ankle, can't put any weight on it", ("cannot_bear_weight",)),
        ("my hip hurts when I put weight on it", ("standing",)),
    ],
)
def test_mornings_and_a_limb_that_takes_no_weight(text: str, triggers: tuple[str, ...]) -> None:
    assert set(only(text).triggers) - {"standing"} == set(triggers) - {"standing"}


def test_a_head_that_is_banging_did_not_start_with_a_bang() -> None:
    assert only("my head is banging").onset is None


def test_what_a_limb_cannot_do_is_a_finding_too() -> None:
    told = {
        f.symptom for f in findings("I rolled over in bed and heard a crack. Now I can't put any weight on that leg.")
    }
    assert told == {"pathologic_fracture"}
