"""What DIET learns from: the training messages with their symptoms marked."""

from __future__ import annotations

import pytest

from bot.findings import Finding
from bot.knowledge import load_knowledge
from bot.language.reader import Reader
from evaluation.comparison.diet_baseline import FRAMES, apart, marked, worded
from evaluation.comparison.examples import Example

pytestmark = pytest.mark.rasa


def test_the_symptoms_of_an_example_are_marked_with_their_status() -> None:
    (message,) = marked([Example("no fever but a dry cough", "report_symptom", "x")], Reader())
    entities = {(e["entity"], e["role"]): e["value"] for e in message.get("entities")}
    assert entities == {("fever", "absent"): "fever", ("dry_cough", "present"): "dry cough"}


def test_every_symptom_is_worded_and_marked_where_it_stands() -> None:
    knowledge = load_knowledge()
    messages = list(worded(knowledge))
    assert {m.get("entities")[0]["entity"] for m in messages} == set(knowledge.symptoms)
    assert {m.get("entities")[0]["role"] for m in messages} == {status for _, status in FRAMES}
    for message in messages:
        (entity,) = message.get("entities")
        assert message.get("text")[entity["start"] : entity["end"]] == entity["value"]


def finding(symptom: str, start: int, end: int) -> Finding:
    return Finding(symptom=symptom, status="present", turn=0, start=start, end=end, text="x" * (end - start))


def test_of_findings_that_overlap_the_longer_stays() -> None:
    found = [finding("pain", 5, 9), finding("back_pain", 0, 9), finding("fever", 12, 17)]
    assert [f.symptom for f in apart(found)] == ["back_pain", "fever"]
