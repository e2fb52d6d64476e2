"""Sessions of the chat page: who may continue which conversation, and what of it is still under way."""

from __future__ import annotations

import asyncio
import hmac
import logging
import os
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from bot.strict import DataError

logger = logging.getLogger(__name__)

SECRET_VARIABLE = "WAYMARK_SECRET"
SECRET_FILE = Path(__file__).parents[2] / "var" / "web-secret"
SHORTEST_SECRET = 32
MAX_WAITING = 10
"""How many messages of one session may wait for their answers."""
_REMEMBERED = 500

Entry = dict[str, Any]
"""One line of a conversation, as the page gets it: `from` with `text` and `id`, or with `envelope`."""


class Session:
    """One conversation while somebody is connected to it or being answered."""

    def __init__(self, session_id: str) -> None:
        self.id = session_id
        self.turn = asyncio.Lock()
        """Held while a message is answered, so that answers come in the order of the messages."""
        self.live: dict[str, list[Entry]] = {}
        """By message id: what was said in turns that Rasa has not stored yet."""
        self.finished = 0
        """How many turns have ended."""
        self._seen: dict[str, None] = {}

    def first_time(self, message_id: str) -> bool:
        """Note a message's id; False if it was noted before, so that what is sent twice is answered once."""
        if message_id in self._seen:
            return False
        self.recall([message_id])
        return True

    def recall(self, message_ids: Iterable[str]) -> None:
        """Note ids of messages that were answered earlier, perhaps before the server was started again."""
        self._seen.update(dict.fromkeys(message_ids))
        for oldest in list(self._seen)[: max(0, len(self._seen) - _REMEMBERED)]:
            del self._seen[oldest]


class Sessions:
    """Issues signed session ids, and opens a session only for an id that was signed here."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._open: WeakValueDictionary[str, Session] = WeakValueDictionary()

    def new(self) -> tuple[Session, str]:
        """Begin a session; also returns the signed id that lets its owner continue it."""
        session = self._get(secrets.token_urlsafe(24))
        return session, f"{session.id}.{self._sign(session.id)}"

    def find(self, signed_id: object) -> Session | None:
        """The session of a signed id; None if it was not signed here, whatever it is."""
        if not isinstance(signed_id, str) or len(signed_id) > 200:
            return None
        session_id, _, signature = signed_id.partition(".")
        if not hmac.compare_digest(signature.encode("utf-8", "replace"), self._sign(session_id).encode()):
            return None
        return self._get(session_id)

    def _get(self, session_id: str) -> Session:
        session = self._open.get(session_id)
        if session is None:
            session = self._open[session_id] = Session(session_id)
        return session

    def _sign(self, session_id: str) -> str:
        digest = hmac.digest(self._secret, b"web session " + session_id.encode("utf-8", "replace"), "sha256")
        return urlsafe_b64encode(digest).decode().rstrip("=")


def read_secret(file: Path = SECRET_FILE) -> bytes:
    """The key that signs session ids: WAYMARK_SECRET, or else one made once and kept for its owner's eyes.

    Raises:
        DataError: if WAYMARK_SECRET is too short to be safe.
    """
    given = os.environ.get(SECRET_VARIABLE)
    if given:
        if len(given) < SHORTEST_SECRET:
            raise DataError(f"{SECRET_VARIABLE} must have at least {SHORTEST_SECRET} characters, random ones")
        return given.encode()
    try:
        return _kept_secret(file)
    except OSError as error:
        reason = error.strerror
        logger.warning("No secret can be kept in %s (%s): chats end when the server stops.", file, reason)
        return secrets.token_bytes(SHORTEST_SECRET)


def _kept_secret(file: Path) -> bytes:
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        ignore = file.parent / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n")
        # Written apart and linked into place: a second worker sees a whole secret or none.
        draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
            opened.write(secrets.token_urlsafe(SHORTEST_SECRET))
        try:
            os.link(draft, file)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    secret = file.read_bytes().strip()
    if len(secret) < SHORTEST_SECRET:
        raise DataError(f"{file} does not hold a secret any more; delete it, and a new one is made")
    return secret
