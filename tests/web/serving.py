"""Serves the bot of `page_bot/` with `rasa run`, its actions in this process; once for all tests.

tests/launcher/toy.py serves another one with our own launcher.
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SOURCE = Path(__file__).parent / "page_bot"
SECRET = "only-for-tests-only-for-tests-only"


class Served:
    """A running bot. `gate` closed keeps the answers to "wait" back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.gate = threading.Event()
        self.gate.set()
        self.actions = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self.gate))
        threading.Thread(target=self.actions.serve_forever, daemon=True).start()
        endpoints = {
            "tracker_store": {"type": "sql", "dialect": "sqlite", "db": str(folder / "conversations.db")},
            "action_endpoint": {"url": f"http://127.0.0.1:{self.actions.server_port}/"},
        }
        (folder / "endpoints.yml").write_text(json.dumps(endpoints))
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> str:
        return (self.folder / "server.log").read_text(errors="replace")

    def start(self) -> None:
        command = [sys.executable, "-m", "rasa", "run", "-i", "127.0.0.1", "-p", str(self.port)]
        command += ["--credentials", "credentials.yml", "--endpoints", "endpoints.yml", "-m", "models"]
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=self.folder, env=_environment(), stdout=log, stderr=subprocess.STDOUT
            )
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.address}/", timeout=2).close()
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise AssertionError(f"the bot did not start:\n{self.log[-3000:]}")

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(20)
            self.process = None


@cache
def page_bot() -> Served:
    """The bot, trained and running; it stops with the test run."""
    folder = Path(tempfile.mkdtemp(prefix="page-bot-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(SOURCE, folder, dirs_exist_ok=True)
    train = [
        sys.executable,
        "-m",
        "rasa",
        "train",
        "-d",
        "domain.yml",
        "--data",
        "data.yml",
        "--out",
        "models",
    ]
    trained = subprocess.run(train, cwd=folder, env=_environment(), capture_output=True, text=True, check=False)
    assert trained.returncode == 0, trained.stdout + trained.stderr
    served = Served(folder)
    served.start()
    atexit.register(served.stop)
    return served


def _environment() -> dict[str, str]:
    own = {
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "ignore",
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "WAYMARK_RATE_LIMIT": "0",
        "WAYMARK_SECRET": SECRET,
        "WAYMARK_SETTINGS": str(SOURCE / "settings.yml"),
    }
    return {**os.environ, **own}


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _handler(gate: threading.Event) -> type[BaseHTTPRequestHandler]:
    class Actions(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            call = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            text = call["tracker"]["latest_message"]["text"]
            if call["next_action"] == "action_wait":
                gate.wait(60)
            answer = json.dumps({"events": [], "responses": [_response(f"You said: {text}")]}).encode()
            try:
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)
            except BrokenPipeError:
                pass  # The turn was stopped meanwhile.

        def log_message(self, *_: Any) -> None:
            pass

    return Actions


def _response(text: str) -> dict[str, Any]:
    return {"text": text, "metadata": {"type": "answer"}}
