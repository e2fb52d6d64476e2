"""Findings, histories and readings turn into plain JSON and back."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.findings import Finding, History, Modifiers, Reading, findings_from_json, reading_from_json, to_json


def as_json(value: Reading | Finding | History) -> object:
    """What a reader of the JSON text sees: lists, not tuples."""
    return json.loads(json.dumps(to_json(value)))


FINDING = Finding(symptom="back_pain", start=3, end=7, text="back", night=True, triggers=("lying",), side="left")


def test_a_finding_becomes_the_contracts_object() -> None:
    assert as_json(FINDING) == {
        "symptom": "back_pain",
        "status": "present",
        "turn": 0,
        "start": 3,
        "end": 7,
        "text": "back",
        "body_part": None,
        "duration_days": None,
        "onset": None,
        "trend": None,
        "severity": None,
        "night": True,
        "side": "left",
        "triggers": ["lying"],
        "first_ever": None,
    }


def test_unknown_values_are_null_and_a_history_starts_unknown() -> None:
    assert as_json(History()) == {"breast_cancer": "unknown", "subtype": None, "known_sites": []}
    assert all(getattr(Modifiers(), name) in (None, ()) for name in Modifiers.__struct_fields__)


@given(st.from_type(Finding))
def test_findings_survive_json(finding: Finding) -> None:
    as_text = json.dumps(to_json([finding]))
    assert findings_from_json(json.loads(as_text)) == (finding,)


@given(st.builds(Reading, likelihood=st.floats(0, 1)))
def test_readings_survive_json(reading: Reading) -> None:
    assert reading_from_json(as_json(reading)) == reading


@pytest.mark.parametrize("nothing", [None, [], ()])
def test_an_empty_slot_holds_no_findings(nothing: object) -> None:
    assert findings_from_json(nothing) == ()


def test_an_empty_slot_is_an_empty_reading() -> None:
    assert reading_from_json(None) == Reading()


@pytest.mark.parametrize(
    "value",
    [
        "back pain",
        [{"symptom": "back_pain"}],
        [{**to_json(FINDING), "status": "perhaps"}],
        [{**to_json(FINDING), "severity": "8"}],
        [{**to_json(FINDING), "start": None}],
    ],
)
def test_what_is_no_list_of_findings_is_refused(value: object) -> None:
    with pytest.raises(msgspec.ValidationError):
        findings_from_json(value)


def test_findings_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        FINDING.status = "absent"  # type: ignore[misc]
