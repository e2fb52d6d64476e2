"""The launcher as an operator meets it: real processes, a real model, real HTTP."""

from __future__ import annotations

import json
import socket
import sqlite3
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from bot.web.catalogue import load_catalogue
from tests.launcher.toy import Server, free_port, project_copy, run_command, shared_server, trained_project

pytestmark = [pytest.mark.served, pytest.mark.rasa]


@pytest.fixture(scope="module")
def server() -> Server:
    return shared_server()


def get(url: str) -> str:
    with urllib.request.urlopen(url) as answer:
        return str(answer.read().decode())


def test_it_prints_its_address_once_it_is_ready_and_little_else(server: Server) -> None:
    lines = server.printed().splitlines()
    assert lines[:2] == ["Starting Waymark …", f"Waymark is ready: http://localhost:{server.port}"]


def test_health_and_readiness(server: Server) -> None:
    assert json.loads(get(server.url + "/healthz")) == {"status": "ok"}
    assert json.loads(get(server.url + "/readyz")) == {"status": "ready"}


def test_it_listens_and_answers_safely_before_the_model_is_loaded() -> None:
    root = project_copy("late")
    # A model's components are loaded with it: this one stops the loading until the test lets it go on.
    gate = root / "go"
    (root / "actions" / "late.py").write_text(LATE.format(gate=str(gate)))
    server = Server(root)
    server.wait_for("/healthz")
    assert server.status("/readyz") == 503
    [[envelope]] = server.say("early", "hello")
    assert envelope["custom"] == {"type": "safe_failure"}
    assert "ready" not in server.printed()
    gate.touch()
    server.wait_for("/readyz")
    assert server.say("early", "hello")[0][0]["custom"]["type"] == "small_talk"
    assert server.stop() == 0


LATE = """
import pathlib, time
from rasa.core.processor import MessageProcessor

load = MessageProcessor._load_model

def late(model):
    while not pathlib.Path({gate!r}).exists():
        time.sleep(0.01)
    return load(model)

MessageProcessor._load_model = staticmethod(late)
"""


def test_the_chat_page_is_at_the_root(server: Server) -> None:
    try:
        with urllib.request.urlopen(server.url + "/") as answer:
            kind, text = answer.headers["content-type"], answer.read().decode()
        assert kind.startswith("text/html") and "Waymark" in text
    except urllib.error.HTTPError as error:
        # Where the page was not built yet, its place is taken by a sentence that says how.
        assert error.code == 503
        assert error.read().decode() == load_catalogue().problems.not_built + "\n"


def test_rasas_api_is_off(server: Server) -> None:
    for path in ("/version", "/status", "/domain", "/conversations/odd/tracker"):
        assert server.status(path) == 404


def test_it_listens_on_this_machine_only(server: Server) -> None:
    # /proc lists what listens where; 0100007F is 127.0.0.1.
    listening = [line.split()[1] for line in Path("/proc/net/tcp").read_text().splitlines()[1:] if " 0A " in line]
    assert [address for address in listening if address.endswith(f":{server.port:04X}")] == [
        f"0100007F:{server.port:04X}"
    ]


def stored(root: Path) -> list[str]:
    """The senders of which anything is stored."""
    rows = sqlite3.connect(root / "conversations.db").execute("select distinct sender_id from events order by 1")
    return [sender for (sender,) in rows]


def test_conversations_outlive_a_restart_but_not_their_time() -> None:
    root = project_copy("restart")
    first = Server(root)
    first.wait_for("/readyz")
    assert stored(root) == [], "the rehearsal must leave nothing behind"
    first.say("old one", "count")
    first.say("new one", "count")
    assert stored(root) == ["new one", "old one"]
    assert first.stop() == 0
    database = sqlite3.connect(root / "conversations.db")
    with database:
        database.execute("update events set timestamp = ? where sender_id = 'old one'", [time.time() - 25 * 3600])
    second = Server(root)
    second.wait_for("/readyz")
    assert second.say("old one", "count")[0][0]["custom"]["count"] == 1
    assert second.say("new one", "count")[0][0]["custom"]["count"] == 2
    assert second.stop() == 0
    assert "Deleted 1 old conversations" in second.printed()
    for printed in (first.printed(), second.printed()):
        assert "Traceback" not in printed and "destroyed" not in printed and "old one" not in printed


def test_a_port_in_use_is_told_at_once() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run_command(trained_project(), "serve", "--port", str(port))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        f"Cannot listen on 127.0.0.1:{port}: Address already in use. Choose another: --port or PORT=…"
    ]


@pytest.mark.parametrize("port", ["0", "70000", "http", "-1", "٣"])
def test_a_port_that_is_none_is_told(port: str) -> None:
    done = run_command(trained_project(), "serve", PORT=port)
    assert (done.returncode, done.stderr) == (
        2,
        f"The port must be a number from 1 to 65535, not '{port}'.\n",
    )


def test_the_port_may_come_from_the_environment() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert f"127.0.0.1:{port}" in run_command(trained_project(), "serve", PORT=port).stderr


def start_and_fail(root: Path, *arguments: str) -> str:
    done = run_command(root, "serve", "--port", str(free_port()), *arguments)
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr.splitlines()[-1]


def test_wrong_settings_stop_the_start_with_a_sentence() -> None:
    root = project_copy("settings")
    (root / "settings.yml").write_text("region: moon\n")
    assert start_and_fail(root).startswith("settings.yml: 'region' is 'moon', but must be one of au, br")


def test_a_missing_model_file_stops_the_start() -> None:
    assert start_and_fail(trained_project(), "--model", "nowhere.tar.gz") == "There is no model file nowhere.tar.gz."


def test_a_model_that_is_none_stops_the_start() -> None:
    root = project_copy("broken-model")
    (root / "broken.tar.gz").write_bytes(b"no archive")
    assert start_and_fail(root, "--model", "broken.tar.gz").startswith("The model broken.tar.gz could not be loaded: ")


def test_actions_that_cannot_be_imported_stop_the_start() -> None:
    root = project_copy("broken-actions")
    (root / "actions" / "broken.py").write_text("import does_not_exist\n")
    assert start_and_fail(root) == "Cannot start: the actions in 'actions' cannot be imported"


@pytest.mark.parametrize("name", ["credentials.yml", "endpoints.yml"])
def test_a_missing_file_stops_the_start(name: str) -> None:
    root = project_copy(f"without-{name}")
    (root / name).unlink()
    assert start_and_fail(root) == f"The file {name} is missing in {root}."


def test_an_unknown_channel_stops_the_start() -> None:
    root = project_copy("channel")
    (root / "credentials.yml").write_text("bot.channels.nowhere.Nothing:\n")
    assert "bot.channels.nowhere.Nothing" in start_and_fail(root)
