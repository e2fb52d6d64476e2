"""The REST channel over real HTTP, against the real Rasa with a toy bot."""

from __future__ import annotations

import json
import socket
import urllib.request

import pytest

from bot.channels.rest import RestChannel
from tests.launcher.toy import Server, project_copy, shared_server

pytestmark = [pytest.mark.served, pytest.mark.rasa]


@pytest.fixture(scope="module")
def server() -> Server:
    return shared_server()


def test_one_message_is_one_envelope_with_its_text_unsplit(server: Server) -> None:
    [answer] = server.say("envelope", "hello")
    assert answer == [
        {
            "recipient_id": "envelope",
            "text": "Hello.\n\nI am a toy.",
            "buttons": [{"title": "Count me", "payload": "count"}],
            "custom": {"type": "small_talk", "topic": "toys"},
        }
    ]


def test_status_route_says_ok(server: Server) -> None:
    with urllib.request.urlopen(server.url + "/webhooks/rest/") as answer:
        assert json.load(answer) == {"status": "ok"}


@pytest.mark.parametrize("text", ["", "   \n", "\x00\x01", "\u200b\u200b"])
def test_a_message_with_nothing_in_it_is_answered_as_empty(server: Server, text: str) -> None:
    assert [e["text"] for e in server.say("empty", text)[0]] == ["Please write something."]


def test_a_message_of_100_kb_gets_a_chat_answer(server: Server) -> None:
    assert [e["text"] for e in server.say("long", "a b " * 25_000)[0]] == ["That is too long to read."]


@pytest.mark.parametrize(
    "text",
    [
        "ache 😀",
        "背中が痛い",
        "لدي ألم في الظهر",
        "<script>alert(1)</script>",
        "/restart",
        '/greet{"kept": "x"}',
        "/session_start",
        "/message_empty",
        "a\x07b",
        "{name}",
        "'; DROP TABLE events; --",
        "\ud83d",
    ],
)
def test_odd_messages_are_plain_text_and_get_an_ordinary_answer(server: Server, text: str) -> None:
    status, answer = server.post(json.dumps({"sender": "odd", "message": "x" + text}).encode())
    assert (status, [e["text"] for e in answer]) == (200, ["I heard you."])
    if text != "\ud83d":
        assert [e["text"] for e in server.say("odd", text)[0]] == ["I heard you."]


def test_a_typed_command_does_not_restart_the_conversation(server: Server) -> None:
    server.say("commands", "count")
    server.say("commands", "/restart")
    assert server.say("commands", "count")[0][0]["custom"]["count"] == 3


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "JSON"),
        (b"hello", "JSON"),
        (b"[" * 100_000, "JSON"),
        (b"\xff\xfe", "JSON"),
        (b'["sender", "message"]', "object"),
        (b"null", "object"),
        (b'{"message": "hello"}', "'sender'"),
        (b'{"sender": "", "message": "hello"}', "'sender'"),
        (b'{"sender": 7, "message": "hello"}', "'sender'"),
        (b'{"sender": "a\\u0000b", "message": "hello"}', "'sender'"),
        (b'{"sender": "' + b"a" * 300 + b'", "message": "hello"}', "'sender'"),
        (b'{"sender": "a"}', "'message' is missing"),
        (b'{"sender": "a", "message": null}', "'message' must be a string, not NoneType."),
        (b'{"sender": "a", "message": ["hello"]}', "'message' must be a string, not list."),
        (b'{"sender": "a", "message": {"x": 1}}', "'message' must be a string, not dict."),
        (b'{"sender": "a", "message": 12}', "'message' must be a string, not int."),
    ],
)
def test_a_body_that_is_wrong_is_told_what_is_wrong(server: Server, body: bytes, says: str) -> None:
    status, answer = server.post(body)
    assert status == 400
    assert list(answer) == ["error"]
    assert says in answer["error"]


@pytest.mark.parametrize("size", [200_001, 300_000, 4_000_000])
def test_a_body_over_200_kb_is_refused_in_a_sentence(server: Server, size: int) -> None:
    status, answer = server.post(b'{"sender": "a", "message": "' + b"a" * size + b'"}')
    assert (status, answer) == (413, {"error": "The request is longer than 200 KB; send less text."})
    assert server.status("/healthz") == 200


def test_a_huge_body_is_refused_before_it_is_sent(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
        line.sendall(b"POST /webhooks/rest/webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 90000000\r\n\r\n")
        assert line.recv(10_000).startswith(b"HTTP/1.1 413 ")


def test_streaming_sends_one_line_an_envelope(server: Server) -> None:
    body = json.dumps({"sender": "stream", "message": "partly"}).encode()
    request = urllib.request.Request(server.url + "/webhooks/rest/webhook?stream=true", body)
    with urllib.request.urlopen(request) as answer:
        lines = [json.loads(line) for line in answer]
    assert [line["custom"]["type"] for line in lines] == ["small_talk", "safe_failure"]


def test_two_messages_at_once_are_each_answered_once_and_without_waiting(server: Server) -> None:
    answers = server.say("twice", *["count"] * 8)
    assert sorted(e["custom"]["count"] for answer in answers for e in answer) == list(range(1, 9))
    assert all(len(answer) == 1 for answer in answers)


@pytest.mark.parametrize("message", ["please raise", "be silent", "be blank", "a typo", "run away", "be slow"])
def test_a_turn_that_fails_or_says_nothing_gets_the_safe_failure(server: Server, message: str) -> None:
    [[envelope]] = server.say(f"fails {message}", message)
    assert envelope["custom"] == {"type": "safe_failure"}
    assert "Ring 111 now" in envelope["text"]
    [[after]] = server.say(f"fails {message}", "count")
    assert after["custom"]["type"] == "answer", "the conversation must go on after a failure"


def test_a_failure_after_a_first_answer_is_told_as_well(server: Server) -> None:
    [answer] = server.say("partly", "partly")
    assert [e["custom"]["type"] for e in answer] == ["small_talk", "safe_failure"]


def test_a_rejected_action_is_not_a_failure(server: Server) -> None:
    assert [e["text"] for e in server.say("rejects", "do reject")[0]] == ["I heard you."]


def test_what_people_write_stays_out_of_the_log(server: Server) -> None:
    secret = "please raise my secret lump"
    server.say("secret", secret)
    server.post(json.dumps({"sender": "secret", "message": [secret]}).encode())
    assert "action_raise" in server.printed()
    assert "secret lump" not in server.printed()


def test_with_a_token_only_its_bearer_gets_in() -> None:
    root = project_copy("token")
    (root / "credentials.yml").write_text("bot.channels.rest.RestChannel:\n  token: ${TOY_TOKEN}\n")
    server = Server(root, TOY_TOKEN="letmein")
    server.wait_for("/readyz")
    body = b'{"sender": "a", "message": "hello"}'
    for headers in (None, {"Authorization": "Bearer wrong"}, {"Authorization": "letmein"}):
        status, answer = server.post(body, headers)
        assert (status, list(answer)) == (401, ["error"])
    through_a_proxy = {"Authorization": "Bearer letmein", "X-Forwarded-For": "203.0.113.9"}
    assert server.post(body, through_a_proxy)[0] == 200
    server.stop()


def test_without_a_token_callers_from_elsewhere_are_refused(server: Server) -> None:
    status, answer = server.post(b'{"sender": "a", "message": "hello"}', {"X-Forwarded-For": "203.0.113.9"})
    assert status == 403
    assert "token" in answer["error"]


def test_the_channel_is_made_from_credentials_with_and_without_a_token() -> None:
    for credentials in (None, {}, {"token": None}, {"token": "x"}):
        assert RestChannel.from_credentials(credentials).name() == "rest"
