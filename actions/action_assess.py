"""Answers a message about symptoms."""

from __future__ import annotations

import msgspec
from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import WaymarkAction, case_of, give, knowledge, reading_of, words
from bot.triage.case import add
from bot.triage.reply import reply
from bot.triage.say import Say

GUESSES = frozenset(("utter_clarify", "utter_did_you_mean", "utter_only_denied"))
"""Answers to messages that tell of no symptom."""

SURE = 0.6
"""Confidence from which distress is answered as such."""


class ActionAssess(WaymarkAction):
    """Adds the message to the case and says what follows from it: assessment, emergency or question."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_assess"

    def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Assess the conversation with the latest message."""
        reading = reading_of(tracker)
        added = add(case_of(tracker), reading, knowledge())
        said = reply(added, reading, knowledge(), words())
        if said.says[-1].response in GUESSES and _frightened(tracker):
            # Whoever tells of fear and of no symptom ("so scared, it's 3am") is comforted, not given a list of guesses.
            comfort = Say(response="utter_express_distress", values=words(), metadata={"type": "distress"})
            said = msgspec.structs.replace(said, says=(*said.says[:-1], comfort))
        return give(dispatcher, said)


def _frightened(tracker: Tracker) -> bool:
    """Whether the classifier takes the message for distress, whatever overruled it."""
    ranking = tracker.latest_message.get("intent_ranking") or []
    return any(r["name"] == "express_distress" and r["confidence"] >= SURE for r in ranking)
