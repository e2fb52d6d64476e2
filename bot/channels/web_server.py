"""The socket.io server of the web channel: whose pages may connect, and what becomes of unreadable frames."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import Any

from rasa.core.channels.socketio import SocketBlueprint
from sanic import Sanic
from socketio import AsyncServer

from bot.strict import DataError

logger = logging.getLogger(__name__)

MAX_FRAME_BYTES = 200_000
Environ = Mapping[str, Any]


class ForgivingServer(AsyncServer):
    """Calls `unreadable` with the connection's id for a frame that is not socket.io.

    python-socketio would write the error to the log, the person's words included, and say nothing to them.
    """

    unreadable: Callable[[str], Awaitable[None]]

    async def _handle_eio_message(self, eio_sid: str, data: Any) -> None:
        try:
            await super()._handle_eio_message(eio_sid, data)
            if self._binary_packet.pop(eio_sid, None) is not None:
                raise ValueError("the page sends no binary parts, and waiting for one would swallow what comes next")
        except Exception as error:
            logger.debug("A frame on the web channel could not be read: %s", type(error).__name__)
            sid = self.manager.sid_from_eio_sid(eio_sid, "/")
            if sid is not None:
                await self.unreadable(sid)

    async def _handle_event(self, eio_sid: str, namespace: str, event_id: int | None, data: Any) -> None:
        if not isinstance(data[0], str) or data[0] in self.reserved_events:
            raise ValueError("not an event that a page may send")
        await super()._handle_event(eio_sid, namespace, event_id, data)


class LineBlueprint(SocketBlueprint):
    """Attaches the socket.io server to Rasa's application, and limits the size of its frames."""

    def register(self, app: Sanic, options: dict[str, Any]) -> None:
        """Attach; Rasa calls this once."""
        app.config.WEBSOCKET_MAX_SIZE = MAX_FRAME_BYTES
        super().register(app, options)


def make_server(allowed_origins: Collection[str]) -> ForgivingServer:
    """A server for pages of its own origin and of `allowed_origins`; it logs nothing that people write."""
    return ForgivingServer(
        async_mode="sanic",
        cors_allowed_origins=_origin_check(allowed_origins),
        max_http_buffer_size=MAX_FRAME_BYTES,
        logger=False,
        engineio_logger=False,
    )


def _origin_check(allowed: Collection[str]) -> Callable[[str, Environ], bool]:
    """python-socketio's own rule, and what it lacks: origins besides the page's own, and TLS without a proxy.

    Raises:
        DataError: if `allowed` is not a list of origins.
    """
    if isinstance(allowed, str) or not all("://" in str(each) for each in allowed):
        raise DataError("credentials.yml: web: allowed_origins must be a list like ['https://www.example.org']")
    others = {each.rstrip("/") for each in allowed}

    def is_allowed(origin: str, environ: Environ) -> bool:
        return origin in others or origin in _own_origins(environ)

    return is_allowed


def _own_origins(environ: Environ) -> set[str]:
    """Where this request's page stands, as the browser named it and as a proxy in front of us says.

    A page elsewhere cannot set these headers: websockets take none, and a request asks first, in vain.
    """
    direct = environ["sanic.request"].transport.get_extra_info("sslcontext") is not None
    scheme = _first(environ, "HTTP_X_FORWARDED_PROTO") or ("https" if direct else "http")
    hosts = {_first(environ, "HTTP_HOST"), _first(environ, "HTTP_X_FORWARDED_HOST")} - {""}
    return {f"{scheme}://{host}" for host in hosts}


def _first(environ: Environ, header: str) -> str:
    return str(environ.get(header, "")).split(",")[0].strip()
