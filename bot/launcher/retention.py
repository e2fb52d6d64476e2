"""Forgets: deletes conversations from the tracker store once nobody has written in them for long enough."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Any, NamedTuple

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore

from bot.channels.errors import describe

logger = logging.getLogger(__name__)

HOUR = 3600.0


class Deleted(NamedTuple):
    """How much was deleted."""

    conversations: int
    events: int


def delete_old_conversations(store: SQLTrackerStore, hours: float, now: float | None = None) -> Deleted:
    """Delete every conversation whose last event is older than `hours` before `now` (seconds since 1970).

    Raises whatever SQLAlchemy raises when the database cannot be used.
    """
    events = store.SQLEvent.__table__
    last = sa.func.coalesce(sa.func.max(events.c.timestamp), 0)
    old = sa.select(events.c.sender_id).group_by(events.c.sender_id)
    old = old.having(last < (time.time() if now is None else now) - hours * HOUR)
    with store.engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            # Deleted text must not stay readable in the file's free pages.
            connection.exec_driver_sql("PRAGMA secure_delete = ON")
        conversations = connection.execute(sa.select(sa.func.count()).select_from(old.subquery())).scalar_one()
        deleted = connection.execute(sa.delete(events).where(events.c.sender_id.in_(old)))
        return Deleted(conversations=int(conversations), events=int(deleted.rowcount))


async def keep_forgetting(store: Any, hours: float, pause: float = HOUR) -> None:
    """Delete old conversations now and every `pause` seconds, until cancelled; only SQL stores keep any."""
    if not isinstance(store, SQLTrackerStore):
        return
    while True:
        try:
            deleted = await asyncio.to_thread(delete_old_conversations, store, hours)
            if deleted.conversations:
                logger.info("Deleted %d old conversations (%d events).", *deleted)
        except Exception as error:
            logger.error("Old conversations could not be deleted: %s", describe(error))
        await asyncio.sleep(pause)
