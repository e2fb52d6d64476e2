"""The answer of last resort as an envelope, for every channel."""

from __future__ import annotations

from bot.channels.envelope import Envelope
from bot.failsafe import failsafe_text
from bot.settings import load_settings


def safe_failure(recipient_id: str) -> Envelope:
    """The envelope to send when a turn raised, took too long or said nothing."""
    text = failsafe_text(load_settings())
    return Envelope(recipient_id=recipient_id, text=text, buttons=[], custom={"type": "safe_failure"})
