"""The project under Rasa's own commands: `rasa run` with `rasa run actions`, and `rasa shell`."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.launcher.toy import PATIENCE, PROJECT, free_port

pytestmark = [pytest.mark.served, pytest.mark.rasa, pytest.mark.slow]

QUIET = {
    "PYTHONWARNINGS": "ignore",
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "WAYMARK_RATE_LIMIT": "0",
    "WAYMARK_SECRET": "for-tests-only-" * 3,
}


@contextmanager
def rasa(log: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A command of Rasa's, running in the project."""
    with log.open("wb") as out:
        command = [sys.executable, "-m", "rasa", *arguments]
        process = subprocess.Popen(
            command, cwd=PROJECT, env={**os.environ, **QUIET}, stdout=out, stderr=subprocess.STDOUT
        )
        try:
            yield process
        finally:
            process.terminate()
            process.wait(30)


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return as soon as there is an answer; fail if the process ends or takes too long."""
    deadline = time.monotonic() + PATIENCE
    while True:
        assert process.poll() is None, log.read_text(errors="replace")
        assert time.monotonic() < deadline, log.read_text(errors="replace")
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)


@pytest.fixture(scope="module")
def endpoints(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The project's endpoints with a running `rasa run actions` on a free port, and a database of this run."""
    folder = tmp_path_factory.mktemp("rasa")
    port = free_port()
    with rasa(folder / "actions.log", "run", "actions", "--port", str(port)) as process:
        wait_for(f"http://127.0.0.1:{port}/health", process, folder / "actions.log")
        own: dict[str, Any] = yaml.safe_load((PROJECT / "endpoints.yml").read_text(encoding="utf-8"))
        own["action_endpoint"]["url"] = f"http://127.0.0.1:{port}/webhook"
        own["tracker_store"]["db"] = str(folder / "conversations.db")
        path = folder / "endpoints.yml"
        path.write_text(yaml.safe_dump(own))
        yield path


def test_rasa_run_answers_a_symptom_with_its_action_server(model: Path, endpoints: Path, tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "run.log"
    options = ["--model", str(model), "--endpoints", str(endpoints), "-i", "127.0.0.1", "--port", str(port)]
    with rasa(log, "run", *options) as process:
        wait_for(f"http://127.0.0.1:{port}/webhooks/rest/", process, log)
        body = json.dumps({"sender": "rasa-run", "message": "my eyes have gone yellow"}).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{port}/webhooks/rest/webhook", body)
        with urllib.request.urlopen(request, timeout=60) as answer:
            [envelope] = json.load(answer)
    assert envelope["custom"]["type"] == "assessment"
    assert envelope["custom"]["tier"] == "same_day"
    assert [f["symptom"] for f in envelope["custom"]["findings"]] == ["yellow_eyes"]


def test_rasa_shell_answers_in_a_terminal(model: Path, endpoints: Path) -> None:
    keyboard, terminal = pty.openpty()
    command = [sys.executable, "-m", "rasa", "shell", "--port", str(free_port()), "-m", str(model)]
    command += ["--endpoints", str(endpoints)]
    shell = subprocess.Popen(
        command,
        cwd=PROJECT,
        env={**os.environ, **QUIET, "TERM": "dumb"},
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
    )
    os.close(terminal)
    try:
        read_until(keyboard, "Your input")
        os.write(keyboard, b"\r")
        read_until(keyboard, r"no words in that message(?s:.*)Your input")
        os.write(keyboard, b"/restart\r")
        read_until(keyboard, r"can't help with that(?s:.*)Your input")
        os.write(keyboard, b"I can't feel my legs\r")
        assert "Ring 999 now" in read_until(keyboard, r"999 now\.")
    finally:
        shell.terminate()
        shell.wait(30)
        os.close(keyboard)


def read_until(screen: int, pattern: str) -> str:
    """Everything shown until something fits; fails if nothing does in time."""
    shown, deadline = "", time.monotonic() + PATIENCE
    while not re.search(pattern, shown):
        assert time.monotonic() < deadline, shown
        if select.select([screen], [], [], 1)[0]:
            try:
                shown += os.read(screen, 65_536).decode(errors="replace")
            except OSError as error:  # The program has ended.
                raise AssertionError(shown) from error
    return shown
