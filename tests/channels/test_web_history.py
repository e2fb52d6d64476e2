"""What of Rasa's record of a conversation is shown again."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, Restarted, SessionStarted, UserUttered

from bot.channels.gate import EMPTY, PLAIN_SLASH, TOO_LONG, admit
from bot.channels.web_history import conversation, entries, to_keep
from bot.channels.web_sessions import Session

pytestmark = pytest.mark.rasa


class Tracker:
    def __init__(self, events: list[Event]) -> None:
        self.events = events


class Store:
    """Answers with the first of `records`, then the next, and calls `meanwhile` while it does."""

    def __init__(self, *records: list[Event], meanwhile: Any = lambda: None) -> None:
        self.records = list(records)
        self.meanwhile = meanwhile

    async def retrieve(self, _: str) -> Tracker | None:
        events = self.records.pop(0)
        self.meanwhile()
        return Tracker(events) if events else None


def said(text: str, message_id: str | None = None, at: float | None = None) -> UserUttered:
    return UserUttered(text, metadata={"message_id": message_id} if message_id else None, timestamp=at)


def restored(store: Store, session: Session) -> Any:
    return asyncio.run(conversation(store, session, 24, "(long)"))  # type: ignore[arg-type]


def test_only_what_was_said_since_the_last_beginning() -> None:
    events = [
        said("a"),
        SessionStarted(),
        said("b"),
        Restarted(),
        ActionExecuted("x"),
        said("c"),
        BotUttered("d"),
    ]
    assert [e.get("text") or e["envelope"]["text"] for e in entries(events, "s", "(long)")] == ["c", "d"]


def test_commands_are_not_shown_as_words_of_the_person() -> None:
    events = [said(EMPTY), said("/restart"), said(TOO_LONG), said(PLAIN_SLASH + "help")]
    assert [e["text"] for e in entries(events, "s", "(long)")] == ["(long)", "/help"]


@pytest.mark.parametrize("text", ["🙂", "ظهري يؤلمني", "?!", "/"])
def test_words_that_rasa_does_not_get_to_see_are_shown_again(text: str) -> None:
    event = UserUttered(admit(text), metadata=to_keep(text, "1"))
    assert entries([event], "s", "(long)") == [{"from": "user", "text": text, "id": "1"}]


@pytest.mark.parametrize("text", ["my hip hurts", "/restart", "a" * 20_000])
def test_nothing_is_kept_twice(text: str) -> None:
    assert to_keep(text, "1") == {"message_id": "1"}


def test_structured_parts_come_back_as_they_went_out() -> None:
    event = BotUttered(
        "t", data={"buttons": [{"title": "a", "payload": "b"}]}, metadata={"metadata": {"type": "question"}}
    )
    [entry] = entries([event], "s", "(long)")
    assert entry["envelope"] == {
        "recipient_id": "s",
        "text": "t",
        "buttons": [{"title": "a", "payload": "b"}],
        "custom": {"type": "question"},
    }


def test_a_conversation_that_lay_idle_too_long_is_not_continued() -> None:
    day = 24 * 3600
    assert restored(Store([said("a", at=time.time() - day - 1)]), Session("s")) is None
    assert len(restored(Store([said("a", at=time.time() - day + 60)]), Session("s"))) == 1
    assert restored(Store([]), Session("s")) == []


def test_turns_under_way_follow_what_is_stored_and_none_is_shown_twice() -> None:
    session = Session("s")
    session.live = {
        "1": [{"from": "user", "text": "one", "id": "1"}],
        "2": [{"from": "user", "text": "two", "id": "2"}],
    }
    assert [e["text"] for e in restored(Store([said("one", "1")]), session)] == ["one", "two"]


def test_a_turn_that_ends_while_the_record_is_read_is_not_lost() -> None:
    session = Session("s")
    session.live = {"1": [{"from": "user", "text": "one", "id": "1"}]}

    def end_once() -> None:
        if session.live:
            session.live.clear()
            session.finished += 1

    assert [e["text"] for e in restored(Store([], [said("one", "1")], meanwhile=end_once), session)] == ["one"]
