"""Answers a message about symptoms."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import WaymarkAction, case_of, give, knowledge, reading_of, words
from bot.triage.case import add
from bot.triage.reply import reply


class ActionAssess(WaymarkAction):
    """Adds the message to the case and says what follows from it: assessment, emergency or question."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_assess"

    def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Assess the conversation with the latest message."""
        reading = reading_of(tracker)
        added = add(case_of(tracker), reading, knowledge())
        return give(dispatcher, reply(added, reading, knowledge(), words()))
