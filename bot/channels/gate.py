"""What may come in: every channel passes the person's raw message through `admit` before Rasa sees it."""

from __future__ import annotations

import unicodedata

MAX_CHARACTERS = 10_000
"""Longest message read, about 1,800 words; beyond it the person is asked to send shorter parts."""

EMPTY = "/message_empty"
TOO_LONG = "/message_too_long"
OTHER_SCRIPT = "/message_other_script"
COMMANDS = frozenset((EMPTY, TOO_LONG, OTHER_SCRIPT))
"""What `admit` returns in place of a message that cannot be read."""

PLAIN_SLASH = "\u2215"  # DIVISION SLASH: looks like a slash, and Rasa does not take it for a command.


class NotText(ValueError):
    """The message was not a string; the text says what was found instead."""


def admit(message: object) -> str:
    """Make a raw message safe to hand to Rasa.

    Rasa obeys any text that starts with a slash (`/restart`, `/any_intent{...}`), so a typed slash is
    replaced by a look-alike of the same length. The commands returned for messages without words, too long or in
    another script are Waymark's own intents, answered by responses of the domain.

    Raises:
        NotText: if `message` is not a string.
    """
    if not isinstance(message, str):
        raise NotText(f"'message' must be a string, not {type(message).__name__}")
    text = "".join(c for c in message if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs")).strip()
    if not any(map(str.isalnum, text)):
        return EMPTY
    if len(text) > MAX_CHARACTERS:
        return TOO_LONG
    if _mostly_other_script(text):
        return OTHER_SCRIPT
    return PLAIN_SLASH + text[1:] if text.startswith("/") else text


def _mostly_other_script(text: str) -> bool:
    """Whether more than half of the letters are not Latin: nothing of it would be understood."""
    letters = [c for c in text if c.isalpha()]
    latin = sum(unicodedata.name(c, "").startswith(("LATIN", "FULLWIDTH LATIN")) for c in letters)
    return latin * 2 < len(letters)
