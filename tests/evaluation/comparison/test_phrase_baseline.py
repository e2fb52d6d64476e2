"""The plain way to find symptoms, on the knowledge's own words and on phrases from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge import load_knowledge
from evaluation.comparison.phrase_baseline import PhraseMatching, lay_phrases
from evaluation.comparison.understander import Found

PHRASES = [("pain", "pain"), ("back pain", "back_pain"), ("can't breathe", "breathless"), ("dizzy", "dizziness")]


@pytest.fixture(scope="module")
def plain() -> PhraseMatching:
    return PhraseMatching(PHRASES)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Back pain and I'm DIZZY", [Found("back_pain", "present"), Found("dizziness", "present")]),
        ("no back pain", [Found("back_pain", "absent")]),
        ("no pain but dizzy", [Found("pain", "absent"), Found("dizziness", "present")]),
        ("I can’t breathe", [Found("breathless", "present")]),
        ("my back is killing me", []),
        ("", []),
    ],
)
def test_phrases_are_found_and_denied(plain: PhraseMatching, text: str, found: list[Found]) -> None:
    assert plain.read([text]) == [found]


def test_offsets_slice_the_message(plain: PhraseMatching) -> None:
    text = "so dizzy, and back pain"
    assert [text[f.start : f.end] for f in plain.read([text])[0]] == ["dizzy", "back pain"]


def test_a_phrase_of_two_symptoms_means_both() -> None:
    both = PhraseMatching([("chills", "fever"), ("chills", "rigors")])
    assert [f.symptom for f in both.read(["chills"])[0]] == ["fever", "rigors"]


def test_every_symptom_is_in_the_list_by_its_name(tmp_path: Path) -> None:
    knowledge = load_knowledge()
    phrases = lay_phrases(knowledge, tmp_path / "none.txt")
    assert {(s.label, s.id) for s in knowledge.symptoms.values()} <= set(phrases)


def test_the_outside_vocabulary_is_read_where_it_is_there(tmp_path: Path) -> None:
    file = tmp_path / "vocabulary.txt"
    file.write_text("# id | label | phrases\nback_pain|spine|my odd back; bad ol' back ;\n\n")
    phrases = lay_phrases(load_knowledge(), file)
    assert phrases[-2:] == [("my odd back", "back_pain"), ("bad ol' back", "back_pain")]
