"""One turn of conversation: the one way in which every channel hands a person's message to Rasa.

Whatever happens inside, the person gets an answer: if Rasa raises, hangs or says nothing, the safe failure.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextvars import ContextVar
from typing import Any, Literal
from weakref import WeakValueDictionary

from rasa.core.channels.channel import UserMessage

from bot.channels.envelope import EnvelopeOutput
from bot.channels.errors import describe
from bot.channels.failsafe import safe_failure
from bot.channels.gate import admit
from bot.settings import load_settings

logger = logging.getLogger(__name__)

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]
Outcome = Literal["answered", "failed", "timed_out", "silent"]

# Rasa's in-memory lock lets the second of two messages look once a second if it is its turn; this wakes it.
_queues: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
_failures: ContextVar[list[str] | None] = ContextVar("failures_of_this_turn", default=None)


def report_failure(what: str) -> None:
    """Note that part of the running turn failed, for code whose errors Rasa swallows, such as actions.

    The turn then ends with the safe failure, even if other messages were sent. `what` goes to the log: it
    must not hold the person's words.
    """
    failures = _failures.get()
    if failures is not None:
        failures.append(what)


async def take_turn(
    on_new_message: OnNewMessage,
    message: object,
    output: EnvelopeOutput,
    sender_id: str,
    channel: str,
    *,
    metadata: Mapping[str, Any] | None = None,
    time_limit: float | None = None,
) -> Outcome:
    """Handle one raw message of a person and deliver every answer to `output`, in order.

    Messages of one sender are handled one after another, in the order of the calls. An `output` must serve
    one sender only. `time_limit` is in seconds and counts the wait for the sender's earlier messages; by
    default it is the one of the settings.

    Returns:
        How it went; anything but "answered" means that the safe failure was sent.

    Raises:
        NotText: if `message` is not a string; nothing has been delivered.
    """
    text = admit(message)
    sent_before = output.delivered
    failures: list[str] = []
    token = _failures.set(failures)
    user_message = UserMessage(
        text, output, sender_id, input_channel=channel, metadata=dict(metadata) if metadata else None
    )
    limit = load_settings().turn_timeout_seconds if time_limit is None else time_limit
    outcome: Outcome = "answered"
    try:
        await asyncio.wait_for(_in_order(sender_id, on_new_message, user_message), limit)
    except asyncio.TimeoutError:
        outcome = "timed_out"
        logger.error("A turn on channel '%s' took longer than %s s and was stopped.", channel, limit)
    except Exception as error:
        outcome = "failed"
        logger.error("A turn on channel '%s' failed: %s", channel, describe(error))
    finally:
        _failures.reset(token)
    if outcome == "answered" and failures:
        outcome = "failed"
        logger.error("Part of a turn on channel '%s' failed: %s", channel, "; ".join(failures))
    elif outcome == "answered" and output.delivered == sent_before:
        outcome = "silent"
        logger.error("A turn on channel '%s' produced no message.", channel)
    if outcome != "answered":
        await _deliver_safe_failure(output, sender_id, channel)
    return outcome


async def _in_order(sender_id: str, on_new_message: OnNewMessage, message: UserMessage) -> None:
    """Run the turn once the sender's earlier ones are done."""
    queue = _queues.setdefault(sender_id, asyncio.Lock())
    async with queue:
        await on_new_message(message)


async def _deliver_safe_failure(output: EnvelopeOutput, sender_id: str, channel: str) -> None:
    """Send the safe failure; if even that cannot be delivered, the connection is gone and the log says so."""
    try:
        await output.deliver(safe_failure(sender_id))
    except Exception as error:
        logger.error("The safe failure could not be delivered on channel '%s': %s", channel, describe(error))
