"""Takes yes, no or "can't tell" as the answer to the question put last."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import (
    WaymarkAction,
    acknowledge,
    case_of,
    give,
    knowledge,
    reading_of,
    remember,
    remind,
    utter_response,
    words,
)
from bot.triage.questions import answer, open_question, wondered_about
from bot.triage.reply import reassess

FIRST_PERSON = "first_person"
"""Topic of a message that speaks of the writer: "yes" may mean anything, "yes, I have one" does not."""


class ActionAnswerQuestion(WaymarkAction):
    """Answers to "is it happening now?". Doubt counts as yes."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_answer_question"

    def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Settle the open question and assess again."""
        case = case_of(tracker)
        intent = tracker.get_intent_of_latest_message()
        question = open_question(case, knowledge())
        if intent == "affirm" and FIRST_PERSON in reading_of(tracker).topics:
            question = question or wondered_about(case, knowledge())
        if question is None:
            remind(dispatcher, tracker)
            if not acknowledge(dispatcher, tracker):
                utter_response(dispatcher, f"utter_{intent}", "small_talk")
            return remember(tracker)
        settled = answer(case, question, yes=intent != "deny")
        return give(dispatcher, reassess(settled, knowledge(), words()))
