"""Whom to ring where."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge.regions import Line, load_regions
from bot.strict import DataError

NUMBERS = {
    "uk": "999",
    "us": "911",
    "ca": "911",
    "eu": "112",
    "ie": "112",
    "au": "000",
    "nz": "111",
    "in": "112",
}
NUMBERS |= {"br": "192", "jp": "119", "cn": "120", "other": "your local emergency number"}
CRISIS = {
    "uk": "116 123",
    "us": "988",
    "ca": "988",
    "au": "13 11 14",
    "nz": "1737",
    "in": "14416",
    "br": "188",
}


def test_numbers_are_those_of_the_clinical_reference() -> None:
    assert {id_: region.emergency_number for id_, region in load_regions().items()} == NUMBERS
    assert {id_: load_regions()[id_].crisis.number for id_ in CRISIS} == CRISIS


def test_nothing_is_signed_off_and_unsourced_facts_are_drafts() -> None:
    for region in load_regions().values():
        for evidence in (region.evidence, region.urgent.evidence, region.crisis.evidence):
            if evidence is not None:
                assert evidence.sign_off is None
                assert (evidence.sources == ("unsourced",)) == (evidence.grade == "draft")


@pytest.mark.parametrize(
    ("line", "spoken"),
    [
        (Line(name="Samaritans", number="116 123"), "Samaritans on 116 123"),
        (Line(name="NHS 111", number="111"), "NHS 111"),
        (Line(name="a crisis line where you live"), "a crisis line where you live"),
    ],
)
def test_a_line_is_named_as_a_sentence_needs_it(line: Line, spoken: str) -> None:
    assert line.spoken == spoken


def entry(number: str) -> str:
    return f"""
  name: X
  emergency_number: "1"
  emergency_department: A
  urgent: {{name: U}}
  crisis: {{name: C{number}}}
  evidence: {{sources: [unsourced], grade: draft, reviewed: 2026-11-23, sign_off: null}}
"""


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("other:" + entry(", number: '2'"), "entry 'other': the number of 'C' needs evidence"),
        ("uk:" + entry(""), "the entry 'other' is missing"),
        ("other:" + entry(", colour: red"), "colour"),
    ],
)
def test_faults_name_the_entry(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "regions.yml").write_text(text)
    with pytest.raises(DataError, match=fault):
        load_regions(tmp_path / "regions.yml")
