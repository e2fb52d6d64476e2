"""What the bot says, on its way to the chat page."""

from __future__ import annotations

from bot.channels.envelope import Envelope, EnvelopeOutput
from bot.channels.web_server import ForgivingServer
from bot.channels.web_sessions import Entry


class WebOutput(EnvelopeOutput):
    """Sends envelopes to every tab of one session, and keeps those of the running turn in `entries`."""

    def __init__(self, sio: ForgivingServer, entries: list[Entry]) -> None:
        self._sio = sio
        self._entries = entries

    @classmethod
    def name(cls) -> str:
        """The name under which responses for this channel alone can be written in the domain."""
        return "web"

    async def deliver(self, envelope: Envelope) -> None:
        """Send the envelope; whoever is not connected now finds it in the history."""
        self._entries.append({"from": "bot", "envelope": envelope})
        await self._sio.emit("bot_uttered", envelope, room=envelope["recipient_id"])
