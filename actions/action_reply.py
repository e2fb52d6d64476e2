"""Answers what is not about a symptom: greetings, thanks, questions about the bot, distress, and the like."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import WaymarkAction, acknowledge, remember, remind, utter_response

TYPES = {
    "express_distress": "distress",
    "being_dismissed": "answer",
    "ask_reassurance": "answer",
    "ask_outlook": "answer",
    "ask_human": "handoff",
    "ask_privacy": "privacy",
    "out_of_scope": "out_of_scope",
    "nlu_fallback": "clarify",
    "message_empty": "clarify",
    "message_too_long": "clarify",
    "message_other_script": "clarify",
}
"""`custom.type` of each intent's answer; small talk otherwise."""

INFORMATION = frozenset(
    (
        "ask_decisions",
        "ask_medicine",
        "ask_monitoring_reporting",
        "ask_risk",
        "ask_side_effects",
        "ask_supportive_care",
        "ask_tests",
        "ask_treatment",
        "ask_trials",
        "ask_what_is_mbc",
    )
)
"""Questions on the subject, which share one answer: whom to ask."""

TOPICS = {
    "being_dismissed": {"topic": "being_heard", "sources": ["bcn-survey-2019", "rnoh-mscc"]},
    # These tell no facts, so they need no source: what lies ahead, and whether it can wait, is for the team to say.
    "ask_reassurance": {"topic": "reassurance", "sources": []},
    "ask_outlook": {"topic": "outlook", "sources": []},
}

ANSWERED = frozenset(("express_distress", "being_dismissed", "ask_reassurance", "ask_human"))
"""What people need an answer to, whatever else they tell."""


class ActionReply(WaymarkAction):
    """Utters `utter_<intent>`, or one answer for all questions on the subject, after a reminder of any emergency."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_reply"

    def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Answer the latest intent."""
        intent = tracker.get_intent_of_latest_message(skip_fallback_intent=False) or "nlu_fallback"
        reminded = remind(dispatcher, tracker)
        if reminded and intent == "chitchat":
            # "It was a joke": no talk of other things beside an emergency, but how to take it back.
            utter_response(dispatcher, "utter_chitchat_in_emergency", "clarify")
            return remember(tracker)
        if intent not in ANSWERED and acknowledge(dispatcher, tracker):
            return remember(tracker)
        if intent in INFORMATION:
            utter_response(dispatcher, "utter_ask_information", "out_of_scope", asked=intent)
        else:
            utter_response(dispatcher, f"utter_{intent}", TYPES.get(intent, "small_talk"), **TOPICS.get(intent, {}))
        return remember(tracker)
