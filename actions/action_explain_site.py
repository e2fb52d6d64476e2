"""Answers which signs spread to a part of the body can give, and which tests look there."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import (
    WaymarkAction,
    acknowledge,
    knowledge,
    reading_of,
    remember,
    remind,
    utter,
    utter_response,
    words,
)
from bot.triage.say import Say
from bot.triage.wording import capital


class ActionExplainSite(WaymarkAction):
    """Explains the sites that the message names; the four commonest if it names none."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_explain_site"

    def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Explain each site named, at most two, or where breast cancer can spread at all."""
        remind(dispatcher, tracker)
        if acknowledge(dispatcher, tracker):
            return remember(tracker)
        sites = [knowledge().sites[site] for site in reading_of(tracker).sites][:2]
        for site in sites:
            values = {
                **words(),
                "site": capital(site.name),
                "why": site.why,
                "tests": site.tests,
                "others": site.others,
            }
            metadata = {
                "type": "answer",
                "topic": "symptoms",
                "site": site.id,
                "sources": list(site.evidence.sources),
            }
            utter(dispatcher, Say(response="utter_explain_site", values=values, metadata=metadata))
        if not sites:
            utter_response(
                dispatcher,
                "utter_ask_site_signs",
                "answer",
                topic="symptoms",
                sources=["cruk-secondary-symptoms"],
            )
        return remember(tracker)
