"""What all actions share: the conversation's case, the operator's words, and an answer when something fails."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from bot.findings import Reading, reading_from_json
from bot.knowledge import Knowledge, load_knowledge
from bot.settings import load_settings
from bot.spelling import localise
from bot.triage.case import Case, case_from_json, case_to_json, learn
from bot.triage.questions import wondered
from bot.triage.reply import Reply
from bot.triage.say import Say
from bot.triage.urgent import reminder

logger = logging.getLogger(__name__)

SURE_OF_QUESTION = 0.8
"""Confidence from which a message that tells of the cancer is taken for what the classifier says, a question mostly."""


class WaymarkAction(Action, ABC):
    """Base of all actions: subclasses write `answer`; whatever it raises, the person still hears how to get help."""

    @abstractmethod
    def name(self) -> str:
        """The action's name in the domain."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Answer; on any failure, utter the safe answer and leave the conversation as it was."""
        try:
            events = self.answer(dispatcher, tracker)
            _stamp(dispatcher, model_of(tracker))
        except Exception as error:
            # Type and place only: the text of an error may hold the person's words.
            logger.error("%s failed: %s", self.name(), type(error).__name__, exc_info=False)
            dispatcher.messages.clear()
            dispatcher.utter_message(response="utter_safe_failure", metadata={"type": "safe_failure"}, **words())
            return []
        return events

    @abstractmethod
    def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Utter the answer and return the events that change the conversation."""


def model_of(tracker: Tracker) -> str | None:
    """The id of the trained model that understood the latest event, which Rasa notes in each of its events."""
    model = next(
        (event["metadata"].get("model_id") for event in reversed(tracker.events) if event.get("metadata")), None
    )
    return str(model) if model is not None else None


def _stamp(dispatcher: CollectingDispatcher, model: str | None) -> None:
    """Name the model beside the knowledge that an answer was made with."""
    for message in dispatcher.messages:
        versions = (message.get("metadata") or {}).get("versions")
        if versions is not None:
            versions["model"] = model


def knowledge() -> Knowledge:
    """The curated facts, read once."""
    return load_knowledge()


def words() -> dict[str, str]:
    """What the operator's placeholders stand for."""
    return load_settings().words


def case_of(tracker: Tracker) -> Case:
    """What the conversation has told so far."""
    return case_from_json(tracker.get_slot("case"))


def reading_of(tracker: Tracker) -> Reading:
    """What was understood of the latest message."""
    return reading_from_json(tracker.latest_message.get("reading"))


def utter(dispatcher: CollectingDispatcher, say: Say) -> None:
    """Pass one message on to Rasa, in the operator's spelling."""
    spelt = {key: localise(value, load_settings().spelling) for key, value in say.values.items()}
    dispatcher.utter_message(response=say.response, metadata=say.metadata, buttons=list(say.buttons), **spelt)


def utter_response(dispatcher: CollectingDispatcher, response: str, type_: str, **metadata: Any) -> None:
    """Utter a response of the domain that needs the operator's words only."""
    utter(dispatcher, Say(response=response, values=words(), metadata={"type": type_, **metadata}))


def remind(dispatcher: CollectingDispatcher, tracker: Tracker) -> bool:
    """After an emergency, say its advice again before anything else; False if there is none."""
    say = reminder(case_of(tracker), knowledge(), words())
    if say:
        utter(dispatcher, say)
    return say is not None


def remember(tracker: Tracker) -> list[EventType]:
    """Keep what a question tells of the cancer and the medicines, and the symptom that it asks about."""
    case = case_of(tracker)
    learnt = wondered(learn(case, reading_of(tracker)), reading_of(tracker), knowledge())
    return [] if learnt == case else [SlotSet("case", case_to_json(learnt))]


def guess_of(tracker: Tracker) -> str | None:
    """The classifier's intent of the latest message, whatever overruled it."""
    ranking = tracker.latest_message.get("intent_ranking") or []
    overruled = len(ranking) > 1 and ranking[0]["confidence"] >= 1
    return str(ranking[overruled]["name"]) if ranking else None


def acknowledge(dispatcher: CollectingDispatcher, tracker: Tracker) -> bool:
    """Answer a message that tells of the cancer and hardly asks anything; False if it is not one."""
    intent = tracker.latest_message.get("intent") or {}
    told = reading_of(tracker).history.breast_cancer == "yes"
    asks = "?" in (tracker.latest_message.get("text") or "") or (intent.get("confidence") or 0) >= SURE_OF_QUESTION
    if told and not asks:
        utter_response(dispatcher, "utter_history_told", "small_talk")
    return told and not asks


def give(dispatcher: CollectingDispatcher, reply: Reply) -> list[EventType]:
    """Utter a reply and remember the case it leaves."""
    for say in reply.says:
        utter(dispatcher, say)
    return [SlotSet("case", case_to_json(reply.case)), SlotSet("tier", reply.tier)]
