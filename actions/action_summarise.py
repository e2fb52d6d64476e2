"""Says again what was understood so far and what follows from it, without asking anything."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import WaymarkAction, case_of, give, knowledge, words
from bot.triage.reply import reassess


class ActionSummarise(WaymarkAction):
    """The answer as it stands, for whoever wants no more questions, a summary, or the answer once more."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_summarise"

    def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Assess the conversation as it stands."""
        return give(dispatcher, reassess(case_of(tracker), knowledge(), words(), "utter_nothing_told", ask=False))
