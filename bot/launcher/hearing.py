"""Hands the conversation on to the understanding of a message, which Rasa keeps apart from it.

A typed title of a button is that button pressed, and "numb" after "my legs" is read together with the legs.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import ValidationError
from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.findings import Before, reading_from_json, to_json
from bot.knowledge import load_knowledge
from bot.nlu.symptom_extractor import BEFORE, READING
from bot.triage import questions
from bot.triage.case import case_from_json


def hear(processor: MessageProcessor) -> None:
    """Let a processor understand each message as the conversation's next."""
    parse = processor.parse_message

    async def parse_message(
        message: UserMessage, tracker: DialogueStateTracker | None = None, *args: Any, **more: Any
    ) -> Any:
        if tracker is None or not message.text:
            return await parse(message, tracker, *args, **more)
        message.text = pressed(message.text, tracker.events)
        own = message.metadata
        message.metadata = {**(own or {}), BEFORE: to_json(before(tracker))}
        try:
            return await parse(message, tracker, *args, **more)
        finally:
            message.metadata = own

    processor.parse_message = parse_message


def pressed(text: str, events: Iterable[Event]) -> str:
    """What the button sends whose title a message is, among those of the latest answer; else the message as it is."""
    payloads: dict[str, str] = {}
    for event in reversed(list(events)):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, BotUttered):
            for button in event.data.get("buttons") or []:
                payloads[_plain(button["title"])] = button["payload"]
    return payloads.get(_plain(text), text)


def before(tracker: DialogueStateTracker) -> Before:
    """What the next message goes on from."""
    try:
        case = case_from_json(tracker.get_slot("case"))
        return questions.before(case, load_knowledge(), lambda finding: _told(finding.symptom, tracker.events))
    except (ValidationError, KeyError):
        return Before()  # A case that is none is for the actions to answer.


def _told(symptom: str, events: Iterable[Event]) -> str | None:
    """What was written of a symptom, from the message on in which it came up."""
    texts: list[str] = []
    for event in reversed(list(events)):
        if isinstance(event, UserUttered) and event.text and event.intent_name == "report_symptom":
            texts.insert(0, event.text)
            reading = reading_from_json((event.parse_data or {}).get(READING))
            if any(f.symptom == symptom for f in reading.findings):
                return ", ".join(texts)
    return None


def _plain(text: str) -> str:
    return " ".join("".join(c for c in text.casefold() if c.isalnum() or c.isspace()).split())
