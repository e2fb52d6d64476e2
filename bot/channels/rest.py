"""The REST channel: one envelope a message, text unsplit, under the path of Rasa's own.

It trusts the caller to pick `sender`, so it answers callers on this machine only, unless a token is set.
"""

from __future__ import annotations

import hmac
import ipaddress
import json
from collections.abc import Mapping
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, response
from sanic.exceptions import PayloadTooLarge
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.envelope import Envelope, EnvelopeOutput
from bot.channels.failsafe import safe_failure
from bot.channels.turn import OnNewMessage, take_turn
from bot.strict import Record

MAX_BODY_BYTES = 200_000
MAX_DRAINED_BYTES = 5_000_000
"""A longer body is not even read to its end; most clients see the answer only once they have sent all."""

MAX_SENDER_CHARACTERS = 128  # The tracker store's column holds 255.


class RequestError(Exception):
    """The request cannot be taken: an HTTP status and one clear sentence for the caller."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


class IncomingMessage(Record):
    """What a valid request holds."""

    sender: str
    message: str


class CollectedOutput(EnvelopeOutput):
    """Keeps the envelopes of one turn, to be answered as one list."""

    def __init__(self) -> None:
        self.envelopes: list[Envelope] = []

    @classmethod
    def name(cls) -> str:
        """The name under which responses for this channel alone can be written in the domain."""
        return "rest"

    async def deliver(self, envelope: Envelope) -> None:
        """Keep the envelope."""
        self.envelopes.append(envelope)


class StreamedOutput(EnvelopeOutput):
    """Writes each envelope as one line of JSON as soon as it comes."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    @classmethod
    def name(cls) -> str:
        """The name under which responses for this channel alone can be written in the domain."""
        return "rest"

    async def deliver(self, envelope: Envelope) -> None:
        """Write the envelope."""
        await self._stream.send(json.dumps(envelope) + "\n")


class RestChannel(InputChannel):
    """`POST webhook {"sender", "message"}` answers a list of envelopes, `?stream=true` a line each."""

    def __init__(self, token: str | None = None) -> None:
        self._token = token
        safe_failure("")  # A fault in its wording must stop the start, not an answer.

    @classmethod
    def name(cls) -> str:
        """The channel's name, and the part of its path after /webhooks/."""
        return "rest"

    @classmethod
    def from_credentials(cls, credentials: Mapping[str, Any] | None) -> RestChannel:
        """Make the channel; `token` in credentials.yml, if set, is required of every caller."""
        token = (credentials or {}).get("token")
        return cls(str(token) if token else None)

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """The routes of this channel."""
        routes = Blueprint("waymark_rest")

        @routes.get("/")
        async def status(_: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @routes.post("/webhook", stream=True)
        async def webhook(request: Request) -> HTTPResponse | None:
            try:
                self._check_caller(request)
                incoming = parse(await read_body(request))
            except RequestError as error:
                return response.json({"error": error.sentence}, status=error.status)
            if request.args.get("stream", "").lower() == "true":
                stream = await request.respond(content_type="text/event-stream")
                await take_turn(on_new_message, incoming.message, StreamedOutput(stream), incoming.sender, self.name())
                await stream.eof()
                return None
            output = CollectedOutput()
            await take_turn(on_new_message, incoming.message, output, incoming.sender, self.name())
            return response.json(output.envelopes)

        return routes

    def _check_caller(self, request: Request) -> None:
        """Let in who has the token, or without one who calls from this machine; else raises RequestError."""
        if self._token is not None:
            given = request.headers.get("authorization", "").encode()
            if not hmac.compare_digest(given, f"Bearer {self._token}".encode()):
                raise RequestError(401, "Send the token in the header 'Authorization: Bearer <token>'.")
        elif not _is_local(request):
            raise RequestError(403, "Without a token in credentials.yml only callers on this machine are let in.")


def _is_local(request: Request) -> bool:
    """Tell whether the caller sits on this machine; one who came through a proxy may be anywhere."""
    if "x-forwarded-for" in request.headers or "forwarded" in request.headers:
        return False
    try:
        address = ipaddress.ip_address(request.ip)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


async def read_body(request: Request) -> bytes:
    """Read the body; raises RequestError (413) if it is too long, which is never kept nor, if huge, read."""
    request.stream.request_max_size = MAX_DRAINED_BYTES
    kept, size = [], 0
    try:
        async for part in request.stream:
            size += len(part)
            if size <= MAX_BODY_BYTES:
                kept.append(part)
    except PayloadTooLarge:
        size = MAX_BODY_BYTES + 1
    if size > MAX_BODY_BYTES:
        raise RequestError(413, f"The request is longer than {MAX_BODY_BYTES // 1000} KB; send less text.")
    return b"".join(kept)


def _is_short_and_plain(sender: str) -> bool:
    return sender.isprintable() and bool(sender.strip()) and len(sender) <= MAX_SENDER_CHARACTERS


def parse(body: bytes) -> IncomingMessage:
    """Read a request's body; raises RequestError (400) with what is wrong with it."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise RequestError(400, 'The body must be JSON, like {"sender": "a", "message": "hello"}.') from None
    if not isinstance(data, dict):
        raise RequestError(400, "The body must be a JSON object with 'sender' and 'message'.")
    sender = data.get("sender")
    if not isinstance(sender, str) or not _is_short_and_plain(sender):
        raise RequestError(400, f"'sender' must be a string of 1 to {MAX_SENDER_CHARACTERS} plain characters.")
    if "message" not in data:
        raise RequestError(400, "'message' is missing; it must be a string.")
    message = data["message"]
    if not isinstance(message, str):
        raise RequestError(400, f"'message' must be a string, not {type(message).__name__}.")
    return IncomingMessage(sender=sender, message=message)
