"""What the understanding of a message is told of the conversation."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker

from bot.findings import Before, Reading, to_json
from bot.launcher.hearing import before, hear, pressed
from bot.triage.case import Case, case_to_json
from tests.triage.build import answer_to, found, say

pytestmark = pytest.mark.rasa

QUESTION = BotUttered("Where?", {"buttons": [{"title": "One leg", "payload": "One of my legs is swollen"}]})


def wrote(text: str, *symptoms: str) -> UserUttered:
    reading = Reading(findings=tuple(found(symptom) for symptom in symptoms))
    return UserUttered(text, {"name": "report_symptom"}, parse_data={"reading": to_json(reading)})  # type: ignore[typeddict-item]


def tracker(case: object, *events: Event) -> DialogueStateTracker:
    value = case_to_json(case) if isinstance(case, Case) else case
    slots = [AnySlot("case", mappings=[{}])]
    return DialogueStateTracker.from_events("someone", [*events, SlotSet("case", value)], slots)


@pytest.mark.parametrize("text", ["One leg", "one leg", "  ONE LEG. ", "one  leg!"])
def test_the_title_of_a_button_presses_it(text: str) -> None:
    assert pressed(text, [wrote("swelling"), QUESTION]) == "One of my legs is swollen"


@pytest.mark.parametrize("text", ["my leg", "one leg and an arm", ""])
def test_other_words_stay(text: str) -> None:
    assert pressed(text, [QUESTION]) == text


def test_buttons_of_earlier_answers_are_no_longer_there() -> None:
    assert pressed("one leg", [QUESTION, wrote("hello"), BotUttered("Hello")]) == "one leg"
    assert pressed("one leg", []) == "one leg"


def test_a_place_that_was_asked_about_and_one_that_was_told_of() -> None:
    asked = answer_to(unplaced=(("leg", "legs"),)).case
    assert before(tracker(asked)) == Before(place="leg", asked=True)
    told = say(found("one_leg_swelling", body_part="leg")).case
    assert before(tracker(told)) == Before(place="leg")


def test_all_that_was_written_of_a_symptom_without_a_place() -> None:
    case = say(found("pain")).case
    events = [wrote("my cough", "cough"), wrote("pain", "pain"), QUESTION, wrote("worst ever")]
    assert before(tracker(case, *events)) == Before(told="pain, worst ever")
    assert before(tracker(case)) == Before()


@pytest.mark.parametrize("case", [None, 7, {"turn": "one"}, {"asked": ["what:no_such_part"]}])
def test_a_case_that_is_none_is_left_to_the_actions(case: object) -> None:
    assert before(tracker(case)) == Before()


def test_a_processor_understands_each_message_as_the_next_of_the_conversation() -> None:
    seen: list[tuple[str | None, Any]] = []

    async def parse_message(message: UserMessage, tracker: Any = None) -> dict[str, Any]:
        seen.append((message.text, message.metadata))
        return {}

    processor: Any = SimpleNamespace(parse_message=parse_message)
    hear(processor)
    message = UserMessage("one leg", metadata={"message_id": "7"})
    asyncio.run(processor.parse_message(message, tracker(None, QUESTION)))
    asyncio.run(processor.parse_message(UserMessage("one leg")))
    [(text, metadata), (alone, nothing)] = seen
    assert (text, metadata["message_id"], "before" in metadata) == ("One of my legs is swollen", "7", True)
    assert (alone, nothing) == ("one leg", None)
    assert (message.text, message.metadata) == ("One of my legs is swollen", {"message_id": "7"})
