"""Lists in words, and how findings are named."""

from __future__ import annotations

import pytest

from bot.findings import Finding
from bot.triage.assessment import assess
from bot.triage.wording import SPOKEN, duration, fill, heard, join, label, understood
from tests.triage.build import K, found, say


@pytest.mark.parametrize(
    ("items", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c", "d"], "a, b, c and d")],
)
def test_items_are_joined_as_a_sentence_lists_them(items: list[str], text: str) -> None:
    assert join(items, K.phrases) == text


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (1, "1 day"),
        (2, "2 days"),
        (6, "6 days"),
        (7, "1 week"),
        (21, "3 weeks"),
        (42, "6 weeks"),
        (60, "2 months"),
        (90, "3 months"),
        (364, "12 months"),
        (365, "1 year"),
        (730, "2 years"),
    ],
)
def test_durations_are_told_in_the_largest_unit_that_fits(days: int, text: str) -> None:
    assert duration(days, K.phrases) == text


@pytest.mark.parametrize(
    ("finding", "says"),
    [
        (found("back_pain", duration_days=21), ["3 weeks"]),
        (found("back_pain", night=True), ["at night"]),
        (found("leg_pain", side="left"), ["left"]),
        (found("dyspnoea", onset="sudden"), ["suddenly"]),
        (found("cough", trend="worse"), ["worse"]),
        (found("back_pain", triggers=("straining", "lying")), ["strain", "lie"]),
        (found("back_pain", duration_days=21, night=True, trend="worse"), ["3 weeks", "night", "worse"]),
    ],
)
def test_details_that_were_told_stand_behind_the_symptom(finding: Finding, says: list[str]) -> None:
    text = label(finding, K, details=True)
    assert text.startswith(K.symptoms[finding.symptom].label + " (")
    assert all(word in text for word in says)
    assert label(finding, K, details=False) == K.symptoms[finding.symptom].label


def test_without_details_the_symptom_stands_alone() -> None:
    assert label(found("cough"), K, details=True) == K.symptoms["cough"].label


def test_a_trigger_without_words_is_left_out() -> None:
    assert label(found("cough", triggers=("unheard of",)), K, details=True) == K.symptoms["cough"].label


def test_what_was_understood_names_each_finding_once_and_what_is_not_there() -> None:
    case = say(found("cough"), found("cough", body_part="chest"), found("fever", "absent")).case
    text = understood(assess(case, K), K)
    assert text.count(K.symptoms["cough"].label) == 1
    before, _, after = text.partition("Not there")
    assert K.symptoms["fever"].label in after
    assert K.symptoms["fever"].label not in before


@pytest.mark.parametrize("status", ["past", "hypothetical", "other_person"])
def test_what_is_only_feared_or_past_is_not_told_as_understood(status: str) -> None:
    case = say(found("cough"), found("fever", status)).case  # type: ignore[arg-type]
    assert K.symptoms["fever"].label not in understood(assess(case, K), K)


def test_what_is_said_on_the_phone_is_short() -> None:
    many = [found(s) for s in ("cough", "cough", "fever", "itch", "jaundice", "headache", "nausea")]
    text = heard(many, K)
    named = [s for s in ("cough", "fever", "itch", "jaundice", "headache", "nausea") if K.symptoms[s].label in text]
    assert named == ["cough", "fever", "itch", "jaundice"]
    assert len(named) == SPOKEN


def test_placeholders_are_filled_and_unknown_ones_are_an_error() -> None:
    assert fill("Ring {team}.", {"team": "Ann"}) == "Ring Ann."
    with pytest.raises(KeyError):
        fill("Ring {nobody}.", {"team": "Ann"})


def test_a_body_part_is_shown_by_its_name() -> None:
    finding = found("limb_numbness", body_part="lower_half")
    assert label(finding, K, details=False) == "numbness in your lower half"
    assert all(not set("()[]|~@$!") & set(part.name) for part in K.body_parts.values() if part.id != "no_body_part")
