"""Signed session ids, and the secret that signs them."""

from __future__ import annotations

import asyncio
import gc
import stat
from pathlib import Path

import pytest

from bot.channels.web_sessions import Sessions, read_secret
from bot.strict import DataError

SECRET = b"only for tests, only for tests, yes"


def test_a_signed_id_finds_its_session_and_no_other() -> None:
    sessions = Sessions(SECRET)
    session, token = sessions.new()
    other, _ = sessions.new()
    assert sessions.find(token) is session is not other
    assert Sessions(SECRET).find(token) is not None
    assert Sessions(b"another secret, another secret, yes").find(token) is None


def test_ids_do_not_repeat_and_are_long() -> None:
    ids = {Sessions(SECRET).new()[0].id for _ in range(100)}
    assert len(ids) == 100
    assert min(map(len, ids)) >= 32


def test_a_session_is_kept_only_while_somebody_holds_it() -> None:
    sessions = Sessions(SECRET)
    session, token = sessions.new()
    session.recall(["answered"])
    del session
    gc.collect()
    found = sessions.find(token)
    assert found is not None
    assert found.first_time("answered")


def test_the_oldest_of_many_message_ids_are_forgotten() -> None:
    session, _ = Sessions(SECRET).new()
    session.recall(str(n) for n in range(600))
    assert not session.first_time("599")
    assert session.first_time("0")


def test_a_secret_is_made_once_for_its_owners_eyes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYMARK_SECRET", raising=False)
    file = tmp_path / "var" / "web-secret"
    secret = read_secret(file)
    assert len(secret) >= 32
    assert read_secret(file) == secret
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert sorted(each.name for each in file.parent.iterdir()) == [".gitignore", "web-secret"]
    assert (file.parent / ".gitignore").read_text() == "*\n"


def test_a_spoilt_secret_stops_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYMARK_SECRET", raising=False)
    file = tmp_path / "web-secret"
    file.write_text("short")
    with pytest.raises(DataError, match="delete it"):
        read_secret(file)


def test_the_environment_goes_first_and_must_be_long_enough(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WAYMARK_SECRET", SECRET.decode())
    assert read_secret(tmp_path / "unused") == SECRET
    monkeypatch.setenv("WAYMARK_SECRET", "guess me")
    with pytest.raises(DataError, match="at least 32"):
        read_secret(tmp_path / "unused")
    assert not list(tmp_path.iterdir())


def test_where_no_secret_can_be_kept_one_lasts_as_long_as_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WAYMARK_SECRET", raising=False)
    (tmp_path / "file").write_text("")
    assert len(read_secret(tmp_path / "file" / "web-secret")) >= 32


def test_sessions_need_no_running_loop() -> None:
    session, _ = Sessions(SECRET).new()

    async def use() -> bool:
        async with session.turn:
            return session.turn.locked()

    assert asyncio.run(use())
