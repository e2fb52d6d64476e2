"""Starts and stops what the benchmark talks to, each in a copy of the project of its own."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from evaluation.asking import ROOT, MeasureError

PATIENCE = 60.0
"""Seconds after which a server that does not answer is a failure."""

COPIED = ("bot", "actions", "config.yml", "credentials.yml", "domain.yml", "endpoints.yml", "settings.yml")
WEBHOOK = "/webhooks/rest/webhook"


@dataclass
class System:
    """One way to serve the same bot. `start_seconds` runs from the start to the first real answer.

    `ready` is a path that costs the server little: until it answers, no message is tried.
    """

    name: str
    folder: Path
    port: int
    ready: str
    commands: list[list[str]]
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    start_seconds: float = 0.0

    @property
    def url(self) -> str:
        """Where messages are posted."""
        return f"http://127.0.0.1:{self.port}{WEBHOOK}"

    def answers(self) -> bool:
        """Whether a greeting is answered as small talk."""
        body = json.dumps({"sender": "bench-start", "message": "hello"}).encode()
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{self.ready}", timeout=10):
                pass
            with urllib.request.urlopen(urllib.request.Request(self.url, data=body), timeout=10) as answer:
                envelopes = json.loads(answer.read())
        except (OSError, ValueError):
            return False
        return any((e.get("custom") or {}).get("type") == "small_talk" for e in envelopes)

    def peak_rss_mb(self) -> list[float] | None:
        """The most memory that each process has held so far; None where the system does not tell (no /proc)."""
        status = [Path(f"/proc/{p.pid}/status") for p in self.processes]
        if not all(s.is_file() for s in status):
            return None
        peaks = [next(line for line in s.read_text().splitlines() if line.startswith("VmHWM:")) for s in status]
        return [int(peak.split()[1]) / 1024 for peak in peaks]


def waymark(folder: Path, model: Path) -> System:
    """`python -m bot serve`."""
    port = _free_port()
    command = [sys.executable, "-m", "bot", "serve", "--port", str(port), "--model", str(model)]
    return System("waymark", _copy(folder), port, "/readyz", [command])


def rasa_and_actions(folder: Path, model: Path) -> System:
    """`rasa run` with `rasa run actions` beside it, as Rasa's manual has it."""
    port, action_port = _free_port(), _free_port()
    endpoints = _copy(folder) / "endpoints.yml"
    values = yaml.safe_load(endpoints.read_text(encoding="utf-8"))
    values["action_endpoint"]["url"] = f"http://localhost:{action_port}/webhook"
    endpoints.write_text(yaml.safe_dump(values), encoding="utf-8")
    rasa = [sys.executable, "-m", "rasa", "run"]
    server = [*rasa, "--model", str(model), "--interface", "127.0.0.1", "--port", str(port)]
    files = ["--credentials", "credentials.yml", "--endpoints", "endpoints.yml"]
    return System("rasa", folder, port, "/", [[*server, *files], [*rasa, "actions", "--port", str(action_port)]])


@contextmanager
def running(system: System) -> Iterator[System]:
    """Start a system and wait until it answers; stop it at the end, whatever happens."""
    log = system.folder / "server.log"
    extra = {"WAYMARK_RATE_LIMIT": "0", "RASA_TELEMETRY_ENABLED": "false"}
    environment = {**os.environ, **extra}
    started = time.monotonic()
    system.processes = []
    try:
        with log.open("ab") as out:
            for command in system.commands:
                process = subprocess.Popen(
                    command, cwd=system.folder, env=environment, stdout=out, stderr=subprocess.STDOUT
                )
                system.processes.append(process)
        while not system.answers():
            ended = any(p.poll() is not None for p in system.processes)
            if ended or time.monotonic() - started > PATIENCE:
                tail = log.read_text(encoding="utf-8", errors="replace")[-800:]
                raise MeasureError(f"{system.name} {'ended' if ended else 'never answered'}: {tail}")
            time.sleep(0.05)
        system.start_seconds = time.monotonic() - started
        yield system
    finally:
        _stop(system.processes)


def _stop(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _copy(folder: Path) -> Path:
    """A copy of what is served: conversations of the benchmark stay out of the project, and edits out of it."""
    folder.mkdir(parents=True)
    for name in COPIED:
        source, target = ROOT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
        else:
            shutil.copy2(source, target)
    return folder


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
