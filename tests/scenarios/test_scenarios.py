"""Whole conversations with the served bot over REST, and what the door does with bad input."""

from __future__ import annotations

import json
import re
import uuid
from typing import Any

import msgspec
import pytest

from bot.knowledge import load_knowledge
from tests.launcher.toy import Server
from tests.scenarios.play import FOLDER, Expected, Scenario, compare, load_scenarios, play

pytestmark = [pytest.mark.served, pytest.mark.rasa]


@pytest.mark.parametrize("scenario", load_scenarios(), ids=lambda scenario: scenario.id)
def test_scenario(waymark: Server, scenario: Scenario) -> None:
    play(waymark, scenario)


def test_every_file_is_named_as_a_sentence() -> None:
    for path in FOLDER.glob("*.yml"):
        assert len(path.stem.split("_")) >= 4, path.name


def someone() -> str:
    return f"someone-{uuid.uuid4()}"


def goes_on(server: Server, sender: str) -> None:
    [[envelope]] = server.say(sender, "my hip hurts")
    assert envelope["custom"]["type"] == "assessment"
    assert [f["symptom"] for f in envelope["custom"]["findings"]] == ["hip_groin_pain"]


LONG = {"words": "ache " * 20_000, "a letter": "a" * 100_000, "emoji": "😀" * 8_000, "blank": " \n" * 33_000}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_100_kilobytes_get_a_clear_answer_and_the_conversation_goes_on(waymark: Server, text: str) -> None:
    sender = someone()
    [[envelope]] = waymark.say(sender, text)
    assert envelope["custom"]["type"] == "clarify"
    assert envelope["text"]
    goes_on(waymark, sender)


def test_the_longest_message_that_is_read_is_answered(waymark: Server) -> None:
    sender = someone()
    [[envelope]] = waymark.say(sender, ("I went to the shop and came back again. " * 300)[:9_980] + " I have a cough.")
    assert envelope["custom"]["type"] == "assessment"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b"[1, 2]",
        b'"hello"',
        b"null",
        b'{"message": "hello"}',
        b'{"sender": "S", "message": null}',
        b'{"sender": "S", "message": 7}',
        b'{"sender": "S", "message": ["my hip hurts"]}',
        b'{"sender": "S", "message": {"text": "my hip hurts"}}',
        b'{"sender": 7, "message": "hello"}',
        b'{"sender": "S"}',
        b"\xff\xfe\x00",
        b"{" * 50_000,
    ],
    ids=lambda body: body[:40].decode(errors="replace"),
)
def test_a_body_of_the_wrong_kind_is_told_in_a_sentence(waymark: Server, body: bytes) -> None:
    sender = someone()
    status, answer = waymark.post(body.replace(b'"S"', json.dumps(sender).encode()))
    assert status == 400
    assert list(answer) == ["error"]
    assert answer["error"].endswith(".")
    assert "Traceback" not in answer["error"]
    goes_on(waymark, sender)


def test_conversations_do_not_mix(waymark: Server) -> None:
    one, other = someone(), someone()
    waymark.say(one, "I can't feel my legs")
    assert [e["custom"]["type"] for e in waymark.say(other, "thanks")[0]] == ["small_talk"]
    assert [e["custom"]["type"] for e in waymark.say(one, "thanks")[0]] == ["emergency", "small_talk"]


def test_an_envelope_carries_the_assessment_of_the_contract(waymark: Server) -> None:
    [[envelope]] = waymark.say(someone(), "My back has hurt for three weeks, worse at night")
    assert set(envelope) == {"recipient_id", "text", "buttons", "custom"}
    custom = envelope["custom"]
    keys = {"person", "history", "medicines", "findings", "tier", "tier_reasons", "sites", "versions"}
    assert keys <= set(custom)
    assert custom["versions"]["knowledge"] == load_knowledge().version
    assert re.fullmatch(r"[0-9a-f]{32}", custom["versions"]["model"])
    [finding] = custom["findings"]
    assert (finding["symptom"], finding["duration_days"], finding["night"]) == ("back_pain", 21, True)


def test_buttons_can_be_sent_back_as_they_are(waymark: Server) -> None:
    sender = someone()
    [[question]] = waymark.say(sender, "I have swelling")
    for button in question["buttons"]:
        waymark.say(sender, "start again")
        waymark.say(sender, "I have swelling")
        answers = waymark.say(sender, button["payload"])[0]
        assert answers[0]["custom"]["type"] in ("assessment", "emergency"), button


def test_the_log_holds_nothing_that_people_wrote(waymark: Server) -> None:
    waymark.say(someone(), "my xylophone hurts and I can't feel my legs")
    assert "Waymark is ready" in waymark.printed()
    assert "xylophone" not in waymark.printed()
    assert "Traceback" not in waymark.printed()


ENVELOPE: dict[str, Any] = {
    "text": "Ring 999 now.",
    "buttons": [{"title": "Yes", "payload": "yes"}],
    "custom": {
        "type": "emergency",
        "tier": "emergency",
        "about": "x",
        "findings": [{"symptom": "seizure", "status": "present"}, {"symptom": "cough", "status": "absent"}],
        "sites": [{"site": "brain"}],
    },
}


@pytest.mark.parametrize(
    ("expected", "faults"),
    [
        (Expected("emergency", "emergency", ["seizure"], "brain", "x", ["999"], ["fine"], ["Yes"]), 0),
        (Expected("crisis", "days", ["cough"], "lung", "y", ["111"], ["999"], ["No"]), 8),
        (Expected("emergency", first_site=None), 1),
    ],
)
def test_the_player_sees_every_difference(expected: Expected, faults: int) -> None:
    assert len(compare(ENVELOPE, expected)) == faults


def test_the_player_refuses_an_expectation_it_does_not_know() -> None:
    with pytest.raises(msgspec.ValidationError, match="sais"):
        msgspec.convert({"type": "answer", "sais": ["x"]}, Expected)
