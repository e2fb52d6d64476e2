"""A visitor of the chat page as the server sees one: a real socket.io client."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from socketio import AsyncClient

from tests.web.serving import Served

if not hasattr(aiohttp, "ClientWSTimeout"):
    # python-engineio's client needs aiohttp 3.11, Rasa allows 3.9 at most; there the time is a plain number.
    aiohttp.ClientWSTimeout = lambda ws_close: ws_close

PATIENCE = 25
"""Seconds until an answer that does not come is a failure."""


class Visitor:
    """One open tab. Events are kept until they are asked for."""

    def __init__(self) -> None:
        self.client = AsyncClient(reconnection=False)
        self.token = ""
        self._events: defaultdict[str, asyncio.Queue[Any]] = defaultdict(asyncio.Queue)
        for event in ("session_confirm", "bot_uttered", "user_said", "turn_done", "problem", "disconnect"):
            self.client.on(event, self._keep(event))

    def _keep(self, event: str) -> Any:
        def keep(*data: Any) -> None:
            self._events[event].put_nowait(data[0] if data else None)

        return keep

    async def next(self, event: str) -> Any:
        """The next event of this kind."""
        return await asyncio.wait_for(self._events[event].get(), PATIENCE)

    def waiting(self, event: str) -> int:
        """How many events of this kind came that nobody asked for."""
        return self._events[event].qsize()

    async def join(self, session_id: object = None) -> Any:
        """Ask for a session; returns what the server confirmed."""
        await self.client.emit("session_request", {"session_id": session_id})
        confirmed = await self.next("session_confirm")
        self.token = confirmed["session_id"]
        return confirmed

    async def send(self, data: Any) -> Any:
        """Send one message as it is; returns the acknowledgement."""
        return await self.client.call("user_uttered", data, timeout=PATIENCE)

    async def say(self, text: str, **more: Any) -> list[Any]:
        """Say something; returns the envelopes of the answer."""
        assert await self.send({"message": text, **more}) == {"ok": True}
        await self.next("turn_done")
        return [self._events["bot_uttered"].get_nowait() for _ in range(self.waiting("bot_uttered"))]


@asynccontextmanager
async def visitor(
    address: str, *, origin: str | None = None, transports: list[str] | None = None
) -> AsyncIterator[Visitor]:
    """Open a tab, and close it in the end."""
    tab = Visitor()
    headers = {"Origin": origin} if origin else {}
    try:
        await tab.client.connect(address, headers=headers, transports=transports or ["websocket"])
        yield tab
    finally:
        # At once: a long-polling client would wait for the server's next sign of life, half a minute.
        await tab.client.eio.disconnect(abort=True)
        await tab.client.shutdown()


def lines(history: list[Any]) -> list[tuple[str, str]]:
    """A history as pairs of who and what."""
    return [(e["from"], e["text"] if e["from"] == "user" else e["envelope"]["text"]) for e in history]


def played(scene: Callable[..., Coroutine[Any, Any, None]]) -> Callable[[Served], None]:
    """Run an asynchronous test."""

    def test(bot: Served) -> None:
        asyncio.run(asyncio.wait_for(scene(bot), 60))

    return test
