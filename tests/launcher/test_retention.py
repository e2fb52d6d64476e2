"""Forgetting, on a real SQLite file that Rasa's own tracker store wrote."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from rasa.core.tracker_store import InMemoryTrackerStore, SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.launcher.retention import HOUR, delete_old_conversations, keep_forgetting

pytestmark = pytest.mark.rasa

NOW = 1_800_000_000.0


@pytest.fixture
def store(tmp_path: Path) -> SQLTrackerStore:
    return SQLTrackerStore(Domain.empty(), dialect="sqlite", db=str(tmp_path / "conversations.db"))


def converse(store: SQLTrackerStore, sender: str, *hours_ago: float) -> None:
    times = [NOW - ago * HOUR for ago in hours_ago]
    events = [SessionStarted(timestamp=times[0])]
    events += [UserUttered(f"the words of {sender}", {"name": "x"}, timestamp=time) for time in times]
    asyncio.run(store.save(DialogueStateTracker.from_events(sender, events)))


def senders(store: SQLTrackerStore) -> list[str]:
    return sorted(asyncio.run(store.keys()))


def test_conversations_go_when_their_last_event_is_too_old(store: SQLTrackerStore) -> None:
    converse(store, "old", 50, 25)
    converse(store, "long but alive", 50, 1)
    converse(store, "new", 1)
    assert delete_old_conversations(store, 24, NOW) == (1, 3)
    assert senders(store) == ["long but alive", "new"]
    assert delete_old_conversations(store, 24, NOW) == (0, 0)


def test_a_conversation_that_is_kept_is_kept_whole(store: SQLTrackerStore) -> None:
    converse(store, "alive", 50, 1)
    delete_old_conversations(store, 24, NOW)
    tracker = asyncio.run(store.retrieve_full_tracker("alive"))
    assert len(tracker.events) == 3


def test_the_limit_is_the_operators(store: SQLTrackerStore) -> None:
    converse(store, "a", 2)
    assert delete_old_conversations(store, 3, NOW).conversations == 0
    assert delete_old_conversations(store, 1, NOW).conversations == 1


def test_deleted_words_are_not_left_in_the_file(store: SQLTrackerStore, tmp_path: Path) -> None:
    for number in range(50):
        converse(store, f"old {number}", 30)
    assert b"the words of old 7" in (tmp_path / "conversations.db").read_bytes()
    delete_old_conversations(store, 24, NOW)
    assert b"the words of" not in (tmp_path / "conversations.db").read_bytes()


def test_a_person_who_comes_back_starts_anew(store: SQLTrackerStore) -> None:
    converse(store, "back", 30)
    delete_old_conversations(store, 24, NOW)
    converse(store, "back", 1)
    assert len(asyncio.run(store.retrieve("back")).events) == 2


def test_it_goes_on_after_a_failure_and_logs_no_words(store: SQLTrackerStore, caplog: pytest.LogCaptureFixture) -> None:
    converse(store, "secret sender", NOW / HOUR - 1)  # 1970: old whenever this test runs
    store.engine.execute("alter table events rename to elsewhere")

    async def scene() -> None:
        task = asyncio.create_task(keep_forgetting(store, 24, pause=0.01))
        while not caplog.records:
            await asyncio.sleep(0.01)
        store.engine.execute("alter table elsewhere rename to events")
        while "Deleted" not in caplog.text:
            await asyncio.sleep(0.01)
        task.cancel()

    with caplog.at_level("INFO"):
        asyncio.run(asyncio.wait_for(scene(), 30))
    assert "could not be deleted: OperationalError" in caplog.text
    assert "Deleted 1 old conversations (2 events)." in caplog.text
    assert "secret sender" not in caplog.text


def test_a_store_without_sql_is_left_alone() -> None:
    asyncio.run(asyncio.wait_for(keep_forgetting(InMemoryTrackerStore(Domain.empty()), 24), 5))
