"""Answers a message about symptoms."""

from __future__ import annotations

import msgspec
from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import WaymarkAction, case_of, give, guess_of, knowledge, reading_of, words
from bot.findings import Reading
from bot.triage.case import add
from bot.triage.questions import answer, open_question, wondered_about
from bot.triage.reply import reassess, reply
from bot.triage.say import Say

GUESSES = frozenset(("utter_clarify", "utter_did_you_mean", "utter_only_denied"))
"""Answers to messages that tell of no symptom."""

AGREEMENT, DENIAL = "agreement", "denial"
"""Topics of messages that say yes, and no."""

SURE = 0.6
"""Confidence from which fear and corrections are answered as such."""


class ActionAssess(WaymarkAction):
    """Adds the message to the case and says what follows from it: assessment, emergency or question."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_assess"

    def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Assess the conversation with the latest message."""
        reading = reading_of(tracker)
        case = case_of(tracker)
        question = open_question(case, knowledge()) or wondered_about(case, knowledge())
        if question and _says_yes(tracker, reading):
            case = answer(case, question, yes=True)
            added = add(case, reading, knowledge())
            if not added.new:
                return give(dispatcher, reassess(case, knowledge(), words()))
        else:
            added = add(case, reading, knowledge())
        said = reply(added, reading, knowledge(), words())
        instead = _instead(tracker) if said.says[-1].response in GUESSES else None
        if instead:
            said = msgspec.structs.replace(said, says=(*said.says[:-1], instead))
        return give(dispatcher, said)


def _says_yes(tracker: Tracker, reading: Reading) -> bool:
    """Whether a message without a symptom says yes or can't tell, whatever else it tells ("yes, for three weeks")."""
    if reading.findings or DENIAL in reading.topics:
        return False
    agrees = AGREEMENT in reading.topics and not reading.places
    return agrees or guess_of(tracker) in ("affirm", "unsure")


def _instead(tracker: Tracker) -> Say | None:
    """What answers a message that tells of no symptom better than a list of guesses.

    Whoever tells of fear ("so scared, it's 3am") is comforted; whoever corrects something ("it's gone") is asked what.
    """
    if _takes_it_for(tracker, "express_distress"):
        return Say(response="utter_express_distress", values=words(), metadata={"type": "distress"})
    if _takes_it_for(tracker, "correct_symptom"):
        return Say(response="utter_correct_symptom", values=words(), metadata={"type": "clarify"})
    return None


def _takes_it_for(tracker: Tracker, intent: str) -> bool:
    """Whether the classifier is sure of an intent, whatever overruled it."""
    ranking = tracker.latest_message.get("intent_ranking") or []
    return any(r["name"] == intent and r["confidence"] >= SURE for r in ranking)
