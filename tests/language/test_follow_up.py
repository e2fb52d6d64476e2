"""Messages that say too little by themselves, read together with what they go on from."""

from __future__ import annotations

from functools import cache

import pytest

from bot.findings import Before, before_from_json, to_json
from bot.language.follow_up import read_after
from bot.language.reader import Reader

ASKED = Before(place="leg", asked=True)
NAMED = Before(place="leg")


@cache
def reader() -> Reader:
    return Reader()


def found(text: str, before: Before) -> list[tuple[str, str, str | None]]:
    return [(f.symptom, f.status, f.body_part) for f in read_after(reader(), text, before).findings]


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("numb", "limb_numbness"),
        ("i cant feel them", "limb_numbness"),
        ("weak", "leg_weakness"),
        ("they hurt", "leg_pain"),
        ("its hot and red", "one_leg_swelling"),
    ],
)
def test_what_a_place_is_like_is_said_of_that_place(text: str, symptom: str) -> None:
    assert found(text, ASKED) == [(symptom, "present", "leg")]


@pytest.mark.parametrize(
    ("text", "symptom"),
    [("it's hot and red", "one_leg_swelling"), ("i cant feel it", "limb_numbness"), ("they hurt", "leg_pain")],
)
def test_a_pronoun_stands_for_the_place_told_last(text: str, symptom: str) -> None:
    assert found(text, NAMED) == [(symptom, "present", "leg")]


@pytest.mark.parametrize("text", ["numb", "I have pain and it is bad"])
def test_without_a_pronoun_a_new_symptom_is_not_put_there(text: str) -> None:
    assert all(part is None for _, _, part in found(text, NAMED))


@pytest.mark.parametrize(
    "text", ["thanks", "its gone", "is it serious?", "it is fine now", "will it kill me", "this is awful", "no", "yes"]
)
@pytest.mark.parametrize("before", [NAMED, Before()])
def test_what_tells_of_nothing_there_tells_of_nothing(text: str, before: Before) -> None:
    assert found(text, before) == []


@pytest.mark.parametrize(
    ("place", "told", "symptom"),
    [
        ("my head", "pain, worst ever", "thunderclap"),
        ("one leg", "swelling", "one_leg_swelling"),
        ("my tummy", "I've got a pain", "abdominal_pain"),
        ("maybe hip", "i have a pain", "hip_groin_pain"),
    ],
)
def test_a_place_is_where_the_symptom_is_that_lacked_one(place: str, told: str, symptom: str) -> None:
    [(named, status, part)] = found(place, Before(told=told))
    assert (named, part is not None) == (symptom, True)
    assert status in ("present", "uncertain")


def test_what_says_all_by_itself_is_read_by_itself() -> None:
    assert found("my arm is swollen", Before(place="leg", asked=True, told="pain")) == [
        (f.symptom, f.status, f.body_part) for f in reader().read("my arm is swollen").findings
    ]


def test_findings_read_together_stand_for_the_whole_message() -> None:
    [finding] = read_after(reader(), "numb", ASKED).findings
    assert (finding.start, finding.end, finding.text) == (0, 4, "numb")


def test_it_survives_being_passed_on_as_json() -> None:
    assert before_from_json(to_json(ASKED)) == ASKED
    assert before_from_json(None) == Before()


@pytest.mark.parametrize(
    "text", ["no i can feel them it was a joke", "I can feel my legs", "no i can feel my legs it was a joke"]
)
def test_what_somebody_can_do_is_not_wrong(text: str) -> None:
    assert found(text, NAMED) == [("limb_numbness", "absent", "leg")]


@pytest.mark.parametrize(
    "text",
    [
        "i can walk two steps",
        "i can only feel my legs when I sit",
        "can I feel my legs?",
        "i can wait",
        "I can do that",
    ],
)
def test_what_somebody_can_do_in_part_denies_nothing(text: str) -> None:
    assert [status for _, status, _ in found(text, NAMED) if status == "absent"] == []


@pytest.mark.parametrize(
    "text", ["i can not feel my legs", "i can hardly breathe", "i can feel a lump", "I can see double"]
)
def test_what_is_wrong_stays_wrong(text: str) -> None:
    assert [status for _, status, _ in found(text, NAMED)] == ["present"]
