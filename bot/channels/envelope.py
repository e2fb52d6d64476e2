"""The one form in which every answer leaves Waymark, whatever the channel.

Rasa's stock output channels split text at blank lines, send buttons apart from text and break on structured
payloads. Here one bot message is one envelope: text unsplit, buttons, and the machine-readable part together.
"""

from __future__ import annotations

import logging
import re
from abc import abstractmethod
from collections.abc import Mapping
from typing import Any, TypedDict

from rasa.core.channels.channel import OutputChannel

logger = logging.getLogger(__name__)


_GAP = re.compile(r"[ \t]*\n\s*\n")


class Button(TypedDict):
    """A quick reply: what it shows, and the words that choosing it sends."""

    title: str
    payload: str


class Envelope(TypedDict):
    """One message to one person."""

    recipient_id: str
    text: str
    buttons: list[Button]
    custom: dict[str, Any]


def to_envelope(recipient_id: str, message: Mapping[str, Any]) -> Envelope:
    """Make the envelope of one Rasa bot message.

    The structured part travels inside Rasa as the response's `metadata`, which stock channels ignore (they
    choke on `custom`), and leaves here as `custom`; its `type` is always present.
    """
    custom = dict(message.get("metadata") or message.get("custom") or {})
    custom.setdefault("type", "small_talk")
    buttons = [Button(title=b["title"], payload=b["payload"]) for b in message.get("buttons") or []]
    # A placeholder that stays empty leaves a gap in the text.
    text = _GAP.sub("\n\n", message.get("text") or "").strip()
    return Envelope(recipient_id=recipient_id, text=text, buttons=buttons, custom=custom)


def is_blank(envelope: Envelope) -> bool:
    """Tell whether there is nothing in it for anyone: no text, no buttons, nothing structured but a type."""
    return not envelope["text"].strip() and not envelope["buttons"] and set(envelope["custom"]) <= {"type"}


class EnvelopeOutput(OutputChannel):
    """Base of our output channels: turns each bot message into one envelope and hands it to `deliver`.

    `delivered` counts the bot messages handed over; a turn that adds none is answered by the safe failure.
    """

    delivered: int = 0

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Send one bot message (Rasa calls this once a message)."""
        await self._hand_over(to_envelope(recipient_id, message))

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Send plain text; Rasa's own default actions use this."""
        await self._hand_over(to_envelope(recipient_id, {"text": text, **kwargs}))

    async def _hand_over(self, envelope: Envelope) -> None:
        # `utter_message(Text=...)` and the like arrive with nothing in them: a blank bubble is silence.
        if is_blank(envelope):
            logger.error("The bot sent a message with nothing in it; it was dropped.")
            return
        await self.deliver(envelope)
        self.delivered += 1

    @abstractmethod
    async def deliver(self, envelope: Envelope) -> None:
        """Hand the envelope to the person."""
