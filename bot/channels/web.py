"""The web channel: the chat page at /webhooks/web/ and its socket.io line at /socket.io.

Rasa's own socketio channel is not used: its sessions get no answers, and any page can join one by its id.

The page sends:
    session_request {session_id}    the signed id it was given before, or null
    user_uttered {message, id}      acknowledged with {ok} once taken; what has the same id is answered once

The server sends:
    session_confirm {session_id, history, help, starters, max_characters, busy}
    bot_uttered                     one envelope
    user_said {text, id}            what the person wrote in another tab of the same session
    turn_done {id}                  the message has been answered
    problem {message}               what could not be done, to be shown
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Collection, Mapping
from functools import partial
from typing import Any

from rasa.core.channels.channel import InputChannel
from rasa.core.tracker_store import TrackerStore
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.errors import describe
from bot.channels.failsafe import safe_failure
from bot.channels.gate import MAX_CHARACTERS
from bot.channels.turn import OnNewMessage, take_turn
from bot.channels.web_history import conversation, to_keep
from bot.channels.web_output import WebOutput
from bot.channels.web_server import LineBlueprint, make_server
from bot.channels.web_sessions import MAX_WAITING, Entry, Session, Sessions, read_secret
from bot.settings import load_settings
from bot.web.catalogue import help_numbers, load_catalogue
from bot.web.page import FILES, serve_file, serve_page

logger = logging.getLogger(__name__)

MAX_ID = 64


async def page(request: Request) -> HTTPResponse:
    """The chat page."""
    return serve_page(request)


async def _file(request: Request, name: str) -> HTTPResponse:
    return serve_file(request, name)


class WebChannel(InputChannel):
    """Speaks with the chat page, and with pages on `allowed_origins` if there are any."""

    def __init__(self, allowed_origins: Collection[str] = ()) -> None:
        self._words = load_catalogue()
        self._settings = load_settings()
        safe_failure("")  # A fault in its wording must stop the start, not an answer.
        self._sessions = Sessions(read_secret())
        self._joined: dict[str, Session] = {}  # by socket.io's id of the connection
        self._turns: set[asyncio.Task[None]] = set()
        self._sio = make_server(allowed_origins)

    @classmethod
    def name(cls) -> str:
        """The channel's name, and the part of its path after /webhooks/."""
        return WebOutput.name()

    @classmethod
    def from_credentials(cls, credentials: Mapping[str, Any] | None) -> WebChannel:
        """Make the channel from its part of credentials.yml: `allowed_origins`, a list, empty by default."""
        return cls((credentials or {}).get("allowed_origins") or ())

    def get_output_channel(self) -> WebOutput:
        """For messages that Rasa sends by itself, such as reminders."""
        return WebOutput(self._sio, [])

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """The page, its files and the socket.io line."""
        routes = LineBlueprint(self._sio, "/socket.io", "waymark_web")
        routes.add_route(page, "/", methods=["GET"])

        # A route each: Sanic's `<name>` matches the empty name too, and would take the page's place.
        for name in FILES:
            routes.add_route(partial(_file, name=name), f"/{name}", methods=["GET"], name=f"file_{name}")

        async def user_uttered(sid: str, *data: Any) -> dict[str, bool]:
            return await self._take_message(on_new_message, sid, data)

        self._sio.on("session_request", self._join)
        self._sio.on("user_uttered", user_uttered)
        self._sio.on("disconnect", self._leave)
        self._sio.on("*", self._unknown_event)
        self._sio.unreadable = self._unreadable
        return routes

    async def _join(self, sid: str, *data: Any) -> None:
        """Continue the session that the page can prove to be its own, or begin a new one."""
        request = data[0] if data else {}
        if not isinstance(request, Mapping | None):
            await self._problem(sid, self._words.problems.not_understood)
            return
        signed_id = (request or {}).get("session_id")
        session = self._sessions.find(signed_id)
        history: list[Entry] | None = None
        if session is not None:
            await self._enter(sid, session)
            history = await self._history(sid, session)
        if session is None or history is None:
            (session, signed_id), history = self._sessions.new(), []
            await self._enter(sid, session)
        session.recall(entry["id"] for entry in history if entry.get("id"))
        answer = {
            "session_id": signed_id,
            "history": history,
            "help": help_numbers(self._settings),
            "starters": self._words.starters,
            "max_characters": MAX_CHARACTERS,
            "busy": bool(session.live),
        }
        await self._sio.emit("session_confirm", answer, to=sid)

    async def _history(self, sid: str, session: Session) -> list[Entry] | None:
        try:
            store: TrackerStore = self._sio.get_environ(sid)["sanic.request"].app.ctx.agent.tracker_store
            hours = self._settings.retention_hours
            return await conversation(store, session, hours, self._words.log.too_long)
        except Exception as error:  # A chat without its past is better than no chat.
            logger.error("A conversation could not be restored: %s", describe(error))
            return []

    async def _enter(self, sid: str, session: Session) -> None:
        before = self._joined.get(sid)
        if before is not None:
            await self._sio.leave_room(sid, before.id)
        self._joined[sid] = session
        await self._sio.enter_room(sid, session.id)

    async def _leave(self, sid: str, *_: Any) -> None:
        self._joined.pop(sid, None)

    async def _take_message(self, on_new_message: OnNewMessage, sid: str, data: Any) -> dict[str, bool]:
        """Take one message and answer it in its turn; the result is the acknowledgement."""
        said = data[0] if data else None
        session = self._joined.get(sid)
        said = said if isinstance(said, Mapping) else {}
        message, message_id = said.get("message"), said.get("id", secrets.token_hex(8))
        if session is None:
            fault = self._words.problems.no_session
        elif not isinstance(message, str) or not isinstance(message_id, str) or len(message_id) > MAX_ID:
            fault = self._words.problems.not_understood
        elif len(session.live) >= MAX_WAITING and message_id not in session.live:
            fault = self._words.problems.too_busy
        else:
            if session.first_time(message_id):
                session.live[message_id] = [{"from": "user", "text": message, "id": message_id}]
                turn = asyncio.create_task(self._answer(on_new_message, sid, session, message_id))
                self._turns.add(turn)
                turn.add_done_callback(self._turns.discard)
            return {"ok": True}
        await self._problem(sid, fault)
        return {"ok": False}

    async def _answer(self, on_new_message: OnNewMessage, sid: str, session: Session, message_id: str) -> None:
        entries = session.live[message_id]
        text = entries[0]["text"]
        async with session.turn:
            try:
                said = {"text": text, "id": message_id}
                await self._sio.emit("user_said", said, room=session.id, skip_sid=sid)
                output = WebOutput(self._sio, entries)
                kept = to_keep(text, message_id)
                await take_turn(on_new_message, text, output, session.id, self.name(), metadata=kept)
            except Exception as error:
                logger.error("A message from the page could not be answered: %s", describe(error))
                await self._problem(session.id, self._words.problems.failed)
            finally:
                session.finished += 1
                del session.live[message_id]
                await self._sio.emit("turn_done", {"id": message_id}, room=session.id)

    async def _unknown_event(self, event: str, sid: str, *_: Any) -> None:
        await self._unreadable(sid)

    async def _unreadable(self, sid: str) -> None:
        await self._problem(sid, self._words.problems.not_understood)

    async def _problem(self, room: str, sentence: str) -> None:
        await self._sio.emit("problem", {"message": sentence}, room=room)
