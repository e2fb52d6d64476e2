"""Gives a conversation back to a page that was loaded again, from Rasa's own record of it."""

from __future__ import annotations

import time
from collections.abc import Iterable

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.events import BotUttered, Event, Restarted, SessionStarted, UserUttered

from bot.channels.envelope import to_envelope
from bot.channels.gate import COMMANDS, MAX_CHARACTERS, PLAIN_SLASH, TOO_LONG, admit
from bot.channels.web_sessions import Entry, Session

MESSAGE_ID = "message_id"
"""Under this key of a message's metadata Rasa keeps the id that the page gave it."""

WRITTEN = "written"
"""Under this key it keeps what was written where it reads a command of the gate instead: emoji, other scripts."""


def to_keep(text: str, message_id: str) -> dict[str, str]:
    """A message's metadata: what Rasa has to keep of it beside the text that the gate admits."""
    kept = {MESSAGE_ID: message_id}
    if admit(text) in COMMANDS - {TOO_LONG}:
        kept[WRITTEN] = text[:MAX_CHARACTERS]
    return kept


async def conversation(store: TrackerStore, session: Session, idle_hours: float, too_long: str) -> list[Entry] | None:
    """All that was said since the conversation last began; None if it has been idle too long to be continued.

    `too_long` stands for messages that were too long to be read.
    """
    while True:
        finished = session.finished
        tracker = await store.retrieve(session.id)
        if session.finished == finished:  # else a turn ended meanwhile, and may be missing here and there
            break
    events = list(tracker.events) if tracker else []
    if events and not session.live and time.time() - events[-1].timestamp > idle_hours * 3600:
        return None
    stored = entries(events, session.id, too_long)
    known = {entry.get("id") for entry in stored}
    under_way = [entry for key, said in session.live.items() if key not in known for entry in said]
    return stored + under_way


def entries(events: Iterable[Event], session_id: str, too_long: str) -> list[Entry]:
    """The lines that the page shows for these events.

    A message marked `cleared`, the answer to "start again", begins anew, as does a restart of Rasa's own.
    """
    lines: list[Entry] = []
    for event in events:
        if isinstance(event, SessionStarted | Restarted):
            lines = []
        elif isinstance(event, BotUttered):
            envelope = to_envelope(session_id, event.message())
            if envelope["custom"].get("cleared"):
                lines = []
            lines.append({"from": "bot", "envelope": envelope})
        elif isinstance(event, UserUttered) and event.text:
            metadata = event.metadata or {}
            text = metadata.get(WRITTEN)
            if text is None:
                text = too_long if event.text == TOO_LONG else event.text
                if text.startswith("/"):
                    continue  # Waymark's or Rasa's own command, never the person's words
                if text.startswith(PLAIN_SLASH):
                    text = "/" + text[1:]
            lines.append({"from": "user", "text": text, "id": metadata.get(MESSAGE_ID)})
    return lines
