"""Clears the conversation."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import AllSlotsReset, EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import WaymarkAction, utter_response


class ActionStartAgain(WaymarkAction):
    """Forgets what was told in this conversation, an emergency's reminder included."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_start_again"

    def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Say so, and clear every slot."""
        utter_response(dispatcher, "utter_start_again", "small_talk", cleared=True)
        return [AllSlotsReset()]
