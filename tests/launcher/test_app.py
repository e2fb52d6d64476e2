"""What Rasa gets wrong around actions, on the real agent with the toy model, without a server."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from rasa.core.agent import Agent
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.utils.endpoints import ClientResponseError

from bot.channels.rest import CollectedOutput
from bot.channels.turn import Outcome, take_turn
from bot.launcher.app import end_runaway_turn, rehearse
from bot.launcher.fingerprint import newest_model
from bot.launcher.in_process_actions import InProcessActions
from tests.launcher.toy import trained_project

pytestmark = pytest.mark.rasa


@cache
def toy_actions() -> InProcessActions:
    """The toy's actions; the project's own package of the same name makes way for them meanwhile."""
    path, ours = (
        str(trained_project()),
        {n: m for n, m in sys.modules.items() if n.split(".")[0] == "actions"},
    )
    for name in ours:
        del sys.modules[name]
    sys.path.insert(0, path)
    try:
        return InProcessActions.of_package("actions")
    finally:
        sys.path.remove(path)
        for name in [n for n in sys.modules if n.split(".")[0] == "actions"]:
            del sys.modules[name]
        sys.modules.update(ours)


@pytest.fixture
def agent() -> Iterator[Agent]:
    yield Agent.load(newest_model(trained_project()), action_endpoint=toy_actions())


def call(action: str, **tracker: Any) -> dict[str, Any]:
    state = {"sender_id": "a", "slots": {}, "events": [], "latest_message": {"text": "hi"}, **tracker}
    return {"next_action": action, "sender_id": "a", "tracker": state, "version": "3.6.21"}


def request(action: str, **tracker: Any) -> Any:
    return asyncio.run(toy_actions().request(json=call(action, **tracker), method="post", timeout=1, compress=False))


def say(agent: Agent, *messages: str) -> tuple[Outcome, CollectedOutput]:
    output = CollectedOutput()

    async def one(message: str) -> Outcome:
        return await take_turn(agent.handle_message, message, output, "someone", "test", time_limit=5)

    async def all_of_them() -> Outcome:
        outcomes = [await one(message) for message in messages]
        return outcomes[-1]

    return asyncio.run(all_of_them()), output


def test_an_action_answers_as_from_an_action_server() -> None:
    answer = request("action_count", events=[{"event": "user"}])
    assert answer["events"] == []
    assert (answer["responses"][0]["text"], answer["responses"][0]["metadata"]["count"]) == ("Message 1.", 1)


@pytest.mark.parametrize(
    ("action", "status"), [("action_reject", 400), ("action_nobody_wrote", 404), ("action_raise", 500)]
)
def test_errors_are_those_of_an_action_server(action: str, status: int) -> None:
    with pytest.raises(ClientResponseError) as raised:
        request(action)
    assert raised.value.status == status
    assert json.loads(raised.value.text)["action_name"] == action


def test_an_error_carries_no_words_of_the_person() -> None:
    with pytest.raises(ClientResponseError) as raised:
        request("action_raise", latest_message={"text": "my lump"})
    assert "my lump" not in str(raised.value)
    assert raised.value.__cause__ is None and raised.value.__suppress_context__


def test_an_action_can_neither_change_what_it_was_given_nor_keep_what_it_returned() -> None:
    kept = ["mine"]
    first = request("action_keep", slots={"kept": kept})
    assert kept == ["mine"]
    first["responses"][0].clear()  # Rasa takes keys out of responses.
    assert request("action_keep", slots={"kept": None})["responses"][0]["text"] == "Kept."


def test_a_package_that_cannot_be_imported_is_an_import_error() -> None:
    with pytest.raises(ImportError, match="no_such_package"):
        InProcessActions.of_package("no_such_package")


def test_rasa_still_leaves_a_runaway_conversation_dead(agent: Agent) -> None:
    outcome, _ = say(agent, "run away", "count")
    assert outcome == "silent", "upstream mended it: drop end_runaway_turn"


def test_a_runaway_turn_is_told_and_the_conversation_goes_on(agent: Agent) -> None:
    agent.processor.on_circuit_break = end_runaway_turn
    assert say(agent, "run away")[0] == "failed"
    outcome, output = say(agent, "count")
    assert (outcome, output.envelopes[-1]["custom"]) == ("answered", {"type": "answer", "count": 2})


def test_rasa_still_says_nothing_when_an_action_fails(agent: Agent) -> None:
    output = CollectedOutput()
    from rasa.core.channels.channel import UserMessage

    asyncio.run(agent.handle_message(UserMessage("please raise", output, "someone")))
    assert output.envelopes == []


def test_the_rehearsal_is_stored_nowhere(agent: Agent) -> None:
    agent.tracker_store = agent.processor.tracker_store = InMemoryTrackerStore(agent.domain)
    asyncio.run(rehearse(agent))
    assert list(asyncio.run(agent.tracker_store.keys())) == []
