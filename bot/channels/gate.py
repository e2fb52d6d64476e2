"""What may come in: every channel passes the person's raw message through `admit` before Rasa sees it."""

from __future__ import annotations

import unicodedata

MAX_CHARACTERS = 10_000
"""Longest message read, about 1,800 words; beyond it the person is asked to send shorter parts."""

TOO_LONG = "/message_too_long"
EMPTY = "/message_empty"
PLAIN_SLASH = "\u2215"  # DIVISION SLASH: looks like a slash, and Rasa does not take it for a command.


class NotText(ValueError):
    """The message was not a string; the text says what was found instead."""


def admit(message: object) -> str:
    """Make a raw message safe to hand to Rasa.

    Rasa obeys any text that starts with a slash (`/restart`, `/any_intent{...}`), so a typed slash is
    replaced by a look-alike of the same length. The two commands returned for empty and over-long messages
    are Waymark's own intents, answered by responses of the domain.

    Raises:
        NotText: if `message` is not a string.
    """
    if not isinstance(message, str):
        raise NotText(f"'message' must be a string, not {type(message).__name__}")
    text = "".join(c for c in message if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs")).strip()
    if not any(c.isprintable() and not c.isspace() for c in text):
        return EMPTY  # Nothing to see: zero-width characters alone count as nothing, too.
    if len(text) > MAX_CHARACTERS:
        return TOO_LONG
    return PLAIN_SLASH + text[1:] if text.startswith("/") else text
