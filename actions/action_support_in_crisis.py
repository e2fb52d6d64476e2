"""Answers words of despair in which no symptom was understood."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import WaymarkAction, case_of, knowledge, remind, utter, words
from bot.triage.urgent import in_crisis


class ActionSupportInCrisis(WaymarkAction):
    """Gives people to talk to at once: the guess that somebody is in despair may be wrong, silence must not be."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_support_in_crisis"

    def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Utter the crisis answer."""
        remind(dispatcher, tracker)
        utter(dispatcher, in_crisis(case_of(tracker), knowledge(), words()))
        return []
