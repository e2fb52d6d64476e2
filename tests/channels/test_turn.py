"""The shared turn, with handlers that behave in every way that Rasa's can."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage

from bot.channels.envelope import Envelope, EnvelopeOutput
from bot.channels.gate import NotText
from bot.channels.turn import Outcome, report_failure, take_turn

pytestmark = pytest.mark.rasa


class Kept(EnvelopeOutput):
    def __init__(self) -> None:
        self.envelopes: list[Envelope] = []

    async def deliver(self, envelope: Envelope) -> None:
        self.envelopes.append(envelope)

    @property
    def types(self) -> list[str]:
        return [envelope["custom"]["type"] for envelope in self.envelopes]


class Broken(EnvelopeOutput):
    async def deliver(self, envelope: Envelope) -> None:
        raise ConnectionResetError("gone")


async def echo(message: UserMessage) -> None:
    await message.output_channel.send_response(
        message.sender_id, {"text": message.text, "metadata": {"type": "answer"}}
    )


def turn(
    handler: Any, message: object = "hi", output: EnvelopeOutput | None = None, **more: Any
) -> tuple[Outcome, Any]:
    kept = output or Kept()
    return asyncio.run(take_turn(handler, message, kept, "someone", "test", **more)), kept


def test_an_answer_is_delivered_and_nothing_else() -> None:
    outcome, kept = turn(echo, "hi")
    assert (outcome, kept.types, kept.envelopes[0]["text"]) == ("answered", ["answer"], "hi")


def test_the_message_carries_channel_and_metadata() -> None:
    seen: list[UserMessage] = []

    async def look(message: UserMessage) -> None:
        seen.append(message)

    turn(look, metadata={"message_id": "7"})
    assert (seen[0].input_channel, seen[0].metadata, seen[0].sender_id) == (
        "test",
        {"message_id": "7"},
        "someone",
    )


def test_a_handler_that_raises_gets_the_safe_failure_and_its_words_are_not_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def fail(message: UserMessage) -> None:
        raise ValueError(f"cannot read: {message.text}")

    with caplog.at_level(logging.DEBUG):
        outcome, kept = turn(fail, "my lump")
    assert (outcome, kept.types) == ("failed", ["safe_failure"])
    assert "ValueError at test_turn.py" in caplog.text
    assert "my lump" not in caplog.text


def test_a_handler_that_hangs_is_stopped() -> None:
    stopped = []

    async def hang(_: UserMessage) -> None:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            stopped.append(True)
            raise

    outcome, kept = turn(hang, time_limit=0.05)
    assert (outcome, kept.types, stopped) == ("timed_out", ["safe_failure"], [True])


def test_silence_gets_the_safe_failure() -> None:
    async def say_nothing(_: UserMessage) -> None:
        return None

    assert turn(say_nothing)[1].types == ["safe_failure"]


def test_a_blank_message_counts_as_silence() -> None:
    async def blank(message: UserMessage) -> None:
        await message.output_channel.send_response("someone", {"text": None, "buttons": []})

    outcome, kept = turn(blank)
    assert (outcome, kept.types) == ("silent", ["safe_failure"])


def test_a_reported_failure_adds_the_safe_failure_after_what_was_said() -> None:
    async def half(message: UserMessage) -> None:
        await echo(message)
        report_failure("the other half")

    outcome, kept = turn(half)
    assert (outcome, kept.types) == ("failed", ["answer", "safe_failure"])


def test_a_failure_reported_outside_a_turn_is_ignored() -> None:
    report_failure("nobody listens")


def test_a_failure_of_one_turn_is_not_counted_in_another() -> None:
    async def fail(_: UserMessage) -> None:
        report_failure("mine alone")

    async def both() -> list[Outcome]:
        one, two = Kept(), Kept()
        return await asyncio.gather(take_turn(fail, "a", one, "one", "test"), take_turn(echo, "b", two, "two", "test"))

    assert asyncio.run(both()) == ["failed", "answered"]


def test_a_connection_that_is_gone_ends_the_turn_quietly() -> None:
    assert turn(echo, output=Broken())[0] == "failed"


def test_a_message_that_is_no_text_is_refused_before_anything_is_sent() -> None:
    kept = Kept()
    with pytest.raises(NotText):
        turn(echo, {"text": "hi"}, kept)
    assert kept.envelopes == []


def test_messages_of_one_sender_keep_their_order_and_those_of_others_do_not_wait() -> None:
    log: list[str] = []

    async def slow_first(message: UserMessage) -> None:
        log.append(f"begin {message.text}")
        await asyncio.sleep(0.05 if message.text == "1" else 0)
        log.append(f"end {message.text}")
        await echo(message)

    async def scene() -> None:
        senders = [("1", "me"), ("2", "me"), ("3", "me"), ("other", "you")]
        await asyncio.gather(*(take_turn(slow_first, text, Kept(), sender, "test") for text, sender in senders))

    asyncio.run(scene())
    assert [line for line in log if "other" not in line] == [f"{w} {n}" for n in "123" for w in ("begin", "end")]
    assert log.index("end other") < log.index("end 1")


def test_the_time_limit_counts_the_wait_for_earlier_messages() -> None:
    async def hang(_: UserMessage) -> None:
        await asyncio.sleep(60)

    async def scene() -> list[Outcome]:
        return await asyncio.gather(*(take_turn(hang, "x", Kept(), "me", "test", time_limit=0.1) for _ in range(3)))

    assert asyncio.run(asyncio.wait_for(scene(), 5)) == ["timed_out"] * 3
