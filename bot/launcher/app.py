"""Puts the server together: Rasa's channels and agent, the chat page at `/`, health and retention."""

from __future__ import annotations

import asyncio
import copy
import gc
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.core.brokers.broker import EventBroker
from rasa.core.channels.channel import InputChannel, UserMessage, register
from rasa.core.lock_store import LockStore
from rasa.core.run import _is_apple_silicon_system
from rasa.core.tracker_store import InMemoryTrackerStore, SQLTrackerStore, TrackerStore
from rasa.core.utils import AvailableEndpoints
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Sanic

from bot.channels.envelope import Envelope, EnvelopeOutput
from bot.channels.errors import describe
from bot.channels.turn import report_failure
from bot.channels.web import page
from bot.launcher.health import Readiness, add_health_routes
from bot.launcher.hearing import hear
from bot.launcher.in_process_actions import InProcessActions
from bot.launcher.retention import keep_forgetting

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Parts:
    """What a server is made of. `on_ready` is called once it can answer."""

    model: Path
    channels: list[InputChannel]
    endpoints: AvailableEndpoints
    actions: InProcessActions
    retention_hours: float
    on_ready: Callable[[], None]


def build_app(parts: Parts, readiness: Readiness) -> Sanic:
    """Make the Sanic app. It listens at once and loads the model meanwhile; `readiness` says when it is done.

    If the model cannot be loaded, `readiness.problem` says why and the app stops.
    """
    # Made here and not by rasa.core.run.serve_application: that one answers at `/` itself, and a route cannot
    # be replaced; and it loads the model before it listens, so that nothing tells a start from a hang.
    app = Sanic("waymark", configure_logging=False)
    if _is_apple_silicon_system():
        app.config.USE_UVLOOP = False  # As Rasa does: TensorFlow and uvloop break each other there.
    register(parts.channels, app, route="/webhooks/")
    app.add_route(page, "/", name="chat_page")
    add_health_routes(app, readiness)

    @app.after_server_start
    async def start(app: Sanic, _: asyncio.AbstractEventLoop) -> None:
        app.ctx.agent = Agent()  # Has no model, so that every turn ends in the safe failure.
        app.add_task(_bring_up(app, parts, readiness), name="bring_up")

    @app.after_server_stop
    async def stop(app: Sanic, _: asyncio.AbstractEventLoop) -> None:
        broker = app.ctx.agent.tracker_store.event_broker
        if broker is not None:
            await broker.close()

    return app


async def _bring_up(app: Sanic, parts: Parts, readiness: Readiness) -> None:
    """Load the model and answer a first message; then say that all is ready, or stop the server."""
    try:
        agent = await _load_agent(app, parts)
        await rehearse(agent)
    except Exception as error:
        readiness.problem = describe(error)
        app.stop()
        return
    # What is loaded now stays: without this, full collections over Rasa's heap stall early turns by half a second.
    gc.collect()
    gc.freeze()
    app.ctx.agent = agent
    readiness.ready = True
    parts.on_ready()


async def _load_agent(app: Sanic, parts: Parts) -> Agent:
    """Make the agent; what takes long runs in a thread, as /healthz and the safe failure must answer."""
    broker = await EventBroker.create(parts.endpoints.event_broker, loop=asyncio.get_running_loop())
    store = await asyncio.to_thread(TrackerStore.create, parts.endpoints.tracker_store, event_broker=broker)
    if isinstance(store, SQLTrackerStore):
        # Rasa logs the database's errors, which quote what was to be stored.
        store.engine.hide_parameters = True
    app.add_task(keep_forgetting(store, parts.retention_hours), name="retention")
    agent = Agent(
        generator=parts.endpoints.nlg,
        tracker_store=store,
        lock_store=LockStore.create(parts.endpoints.lock_store),
        action_endpoint=parts.actions,
    )
    await asyncio.to_thread(agent.load_model, str(parts.model))
    agent.processor.on_circuit_break = end_runaway_turn
    hear(agent.processor)
    return agent


def end_runaway_turn(tracker: DialogueStateTracker, *_: Any) -> None:
    """End a turn that Rasa broke off because it ran too many actions.

    Rasa counts actions since it last listened, and leaves it at that: without this every later message of the
    conversation is broken off at once, and never answered.
    """
    report_failure("too many actions in one turn")
    tracker.update(ActionExecuted(ACTION_LISTEN_NAME))


async def rehearse(agent: Agent) -> None:
    """Run one whole turn that is stored nowhere, so that nobody's first message pays for what loads late.

    Raises whatever the model raises.
    """
    processor, output = copy.copy(agent.processor), _NoOutput()
    processor.tracker_store = InMemoryTrackerStore(agent.domain)
    await processor.handle_message(UserMessage("hello", output, "rehearsal", input_channel="rehearsal"))
    if not output.delivered:
        logger.error("The bot has no answer to 'hello'.")


class _NoOutput(EnvelopeOutput):
    """Takes the messages of the rehearsal."""

    async def deliver(self, envelope: Envelope) -> None:
        """Drop the envelope."""
