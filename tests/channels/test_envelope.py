"""From Rasa's bot messages to envelopes."""

from __future__ import annotations

import pytest

from bot.channels.envelope import is_blank, to_envelope

pytestmark = pytest.mark.rasa


def test_metadata_leaves_as_custom() -> None:
    envelope = to_envelope("me", {"text": "a\n\nb", "metadata": {"type": "answer", "topic": "pain"}, "timestamp": 1.0})
    assert envelope == {
        "recipient_id": "me",
        "text": "a\n\nb",
        "buttons": [],
        "custom": {"type": "answer", "topic": "pain"},
    }


def test_custom_serves_where_there_is_no_metadata_and_the_type_is_never_missing() -> None:
    assert to_envelope("me", {"text": "a", "custom": {"x": 1}})["custom"] == {"x": 1, "type": "small_talk"}


def test_the_message_itself_is_not_changed() -> None:
    message = {
        "text": "a",
        "metadata": {"topic": "pain"},
        "buttons": [{"title": "Yes", "payload": "yes", "extra": 1}],
    }
    assert to_envelope("me", message)["buttons"] == [{"title": "Yes", "payload": "yes"}]
    assert message["metadata"] == {"topic": "pain"}


@pytest.mark.parametrize(
    ("message", "blank"),
    [
        ({}, True),
        ({"text": " \n"}, True),
        ({"text": None, "metadata": {"type": "answer"}}, True),
        ({"text": "a"}, False),
        ({"buttons": [{"title": "Yes", "payload": "yes"}]}, False),
        ({"metadata": {"type": "diary", "entries": []}}, False),
    ],
)
def test_blank_is_what_nobody_can_see_or_use(message: dict[str, object], blank: bool) -> None:
    assert is_blank(to_envelope("me", message)) is blank
