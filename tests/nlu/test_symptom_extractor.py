"""Findings as Rasa's entities and as the message's own reading."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.findings import reading_from_json
from bot.knowledge.load import fingerprint
from bot.nlu.symptom_extractor import READING, SymptomExtractor
from tests.nlu.build import pipeline, through

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.rasa


def entities(text: str) -> list[tuple[str, str]]:
    """(value, role) of each entity."""
    return [(e["value"], e["role"]) for e in through(text, pipeline()[0]).get(ENTITIES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my back hurts", [("back_pain", "present")]),
        ("no fever but my back hurts", [("fever", "absent"), ("back_pain", "present")]),
        ("what if I get a seizure?", [("seizure", "hypothetical")]),
        (
            "My husband has a bad back, I have a sore hip",
            [("back_pain", "other_person"), ("hip_groin_pain", "present")],
        ),
        ("I had headaches last year, they have gone", [("headache", "past")]),
        ("hello", []),
    ],
)
def test_findings_are_entities_whose_role_is_the_status(text: str, expected: list[tuple[str, str]]) -> None:
    assert entities(text) == expected


def test_an_entity_points_to_its_words() -> None:
    text = "Since March my skin is yellow."
    [entity] = through(text, pipeline()[0]).get(ENTITIES)
    assert (entity["entity"], entity["extractor"]) == ("symptom", "SymptomExtractor")
    assert "yellow" in text[entity["start"] : entity["end"]]


def test_the_reading_is_part_of_the_output() -> None:
    message = through("my back has hurt for 3 weeks", pipeline()[0])
    reading = reading_from_json(message.get(READING))
    [finding] = reading.findings
    assert (finding.symptom, finding.duration_days) == ("back_pain", 21)
    assert message.as_dict(only_output_properties=True)[READING] == message.get(READING)


def test_entities_of_others_are_kept() -> None:
    other = {"entity": "place", "value": "Leeds", "start": 0, "end": 5}
    message = through("Leeds, and my back hurts", pipeline()[0], **{ENTITIES: [other]})
    assert [e["value"] for e in message.get(ENTITIES)] == ["Leeds", "back_pain"]


@pytest.mark.parametrize("text", [None, ""])
def test_a_message_without_text_is_left_as_it_is(text: str | None) -> None:
    message = through(text, pipeline()[0])
    assert message.get(READING) is None
    assert message.get(ENTITIES) is None


@pytest.mark.parametrize(
    "text", ["😀", "背中が痛い", "<script>alert(1)</script>", "a " * 5_000, "\u2215restart", "\x00"]
)
def test_odd_text_is_read_without_fuss(text: str) -> None:
    message = through(text, pipeline()[0])
    assert reading_from_json(message.get(READING)).findings == ()


def test_several_messages_are_read_apart() -> None:
    [first, second] = pipeline()[0].process([Message({TEXT: "my back hurts"}), Message({TEXT: "I have a cough"})])
    assert [e["value"] for m in (first, second) for e in m.get(ENTITIES)] == ["back_pain", "cough"]


def test_cached_training_notices_edits_of_the_knowledge() -> None:
    assert SymptomExtractor.fingerprint_addon({}) == fingerprint()


def test_roles_are_those_of_the_domain() -> None:
    domain: dict[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    [declared] = [entity for entity in domain["entities"] if "symptom" in entity]
    assert set(declared["symptom"]["roles"]) == {
        *("present", "absent", "past", "hypothetical", "other_person", "uncertain")
    }
