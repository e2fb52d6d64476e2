"""Clears the conversation and says what happens to what is stored."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import AllSlotsReset, EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import WaymarkAction, utter_response


class ActionForgetMe(WaymarkAction):
    """Forgets what was told in this conversation; the store deletes its events when their time has come."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_forget_me"

    def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Say so, and clear every slot."""
        utter_response(dispatcher, "utter_forget_me", "privacy", cleared=True)
        return [AllSlotsReset()]
