"""Runs actions through rasa_sdk as Rasa does: a tracker as JSON goes in, events and responses come out."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from rasa_sdk.executor import ActionExecutor

from bot.findings import to_json
from bot.language.reader import Reader
from bot.triage.case import Case, add, case_to_json

ROOT = Path(__file__).parents[2]
Tracker = dict[str, Any]


@dataclass(frozen=True)
class Ran:
    """What an action did."""

    events: list[dict[str, Any]]
    responses: list[dict[str, Any]]

    @property
    def types(self) -> list[str]:
        """The type of each message, in order."""
        return [response["metadata"]["type"] for response in self.responses]

    @property
    def named(self) -> list[str]:
        """The responses uttered, in order."""
        return [response["response"] for response in self.responses]

    def slot(self, name: str) -> Any:
        """The value to which a slot was set; fails if it was not set."""
        [value] = [e["value"] for e in self.events if e["event"] == "slot" and e["name"] == name]
        return value


@cache
def executor() -> ActionExecutor:
    """All actions of the project, found as the action server finds them."""
    found = ActionExecutor()
    found.register_package("actions")
    return found


@cache
def reader() -> Reader:
    """The real reader, as the bot has it."""
    return Reader(topics=True)


@cache
def domain() -> dict[str, Any]:
    """The project's domain."""
    read: dict[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    return read


def case_after(*messages: str) -> Case:
    """The case of a conversation in which these messages were written."""
    case = Case()
    for message in messages:
        case = add(case, reader().read(message), reader().knowledge).case
    return case


def tracker_of(text: str = "", intent: str = "report_symptom", guessed: str | None = None, **slots: Any) -> Tracker:
    """A conversation whose latest message is `text`; a slot may be given as a Case.

    `guessed` is the classifier's intent where `intent` overruled it.
    """
    values = {"case": None, "tier": None, **slots}
    latest = {
        "text": text,
        "intent": {"name": intent, "confidence": 1.0},
        "intent_ranking": [
            {"name": intent, "confidence": 1.0},
            *([{"name": guessed, "confidence": 0.9}] if guessed else []),
        ],
        "entities": [],
        "reading": to_json(reader().read(text)) if text else None,
    }
    return {
        "sender_id": "someone",
        "slots": {k: case_to_json(v) if isinstance(v, Case) else v for k, v in values.items()},
        "latest_message": latest,
        "events": [],
        "paused": False,
        "followup_action": None,
        "active_loop": {},
        "latest_action_name": "action_listen",
    }


def run_action(name: str, tracker: Tracker) -> Ran:
    """Run an action through rasa_sdk, everything passed as JSON as over the network."""
    call = {"next_action": name, "sender_id": "someone", "tracker": tracker, "domain": domain()}
    result = json.loads(json.dumps(asyncio.run(executor().run(json.loads(json.dumps(call))))))
    return Ran(events=result["events"], responses=result["responses"])


def goes_on(tracker: Tracker, ran: Ran, text: str, intent: str, guessed: str | None = None) -> Tracker:
    """The conversation after an action and one more message."""
    slots = dict(tracker["slots"])
    for event in ran.events:
        if event["event"] == "reset_slots":
            slots = {name: domain()["slots"][name].get("initial_value") for name in slots}
        elif event["event"] == "slot":
            slots[event["name"]] = event["value"]
    return tracker_of(text, intent, guessed, **slots)


def assert_events(ran: Ran, *expected: str | tuple[str, Any]) -> None:
    """Check the events of an action: ("slot name", value) sets a slot, a plain name is another kind of event."""
    seen = [(event["name"], event["value"]) if event["event"] == "slot" else event["event"] for event in ran.events]
    assert seen == list(expected)
