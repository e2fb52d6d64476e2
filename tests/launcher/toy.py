"""A real, small Rasa bot served by the real launcher in a process of its own, for tests."""

from __future__ import annotations

import asyncio
import atexit
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from functools import cache
from pathlib import Path
from typing import Any

import aiohttp

PROJECT = Path(__file__).parents[2]
PATIENCE = 120.0
"""Seconds after which a server that does not come up is a failure; never waited for when all is well."""


@cache
def scratch() -> Path:
    """A folder for this test run."""
    folder = Path(tempfile.mkdtemp(prefix="waymark-toy-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def trained_project() -> Path:
    """The toy bot's project with its trained model; copy it before changing anything."""
    root = scratch() / "project"
    shutil.copytree(Path(__file__).parent / "toy_bot", root, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "settings.yml").write_text("region: nz\nturn_timeout_seconds: 2\n")
    done = run_command(root, "train")
    assert done.returncode == 0, done.stderr
    return root


def project_copy(name: str) -> Path:
    """A copy of the trained toy project to change at will."""
    root = scratch() / name
    shutil.copytree(trained_project(), root, ignore=shutil.ignore_patterns("*.db", "*.log"))
    return root


def environment(root: Path, **extra: str) -> dict[str, str]:
    """The environment of a command of the toy project."""
    own = {"PYTHONPATH": str(PROJECT), "WAYMARK_SETTINGS": str(root / "settings.yml")}
    return {**os.environ, **own, **extra}


def run_command(root: Path, *arguments: str, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m bot …` in a project to its end."""
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(
        command,
        cwd=root,
        env=environment(root, **extra),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """`python -m bot serve` in a project. Everything that it prints goes to `log`."""

    def __init__(self, root: Path, *arguments: str, **extra: str) -> None:
        self.root = root
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = root / f"serve-{self.port}.log"
        with self.log.open("w") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", "serve", "--port", str(self.port), *arguments],
                cwd=root,
                env=environment(root, **extra),
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        atexit.register(self.stop)

    def wait_for(self, path: str, status: int = 200) -> None:
        """Return as soon as GET `path` answers with `status`; fail if the server ends or takes too long."""
        deadline = time.monotonic() + PATIENCE
        while self.status(path) != status:
            assert self.process.poll() is None, f"the server ended: {self.printed()}"
            assert time.monotonic() < deadline, f"{path} never answered {status}: {self.printed()}"
            time.sleep(0.02)

    def status(self, path: str) -> int:
        """The status that GET `path` answers with now; 0 if nobody listens."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def printed(self) -> str:
        """All that the server has printed."""
        return self.log.read_text()

    def stop(self) -> int:
        """End the server as an operator would; returns its exit code."""
        if self.process.poll() is None:
            self.process.terminate()
        try:
            return self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()

    def post(self, body: bytes, headers: dict[str, str] | None = None, query: str = "") -> tuple[int, Any]:
        """POST a raw body to the REST channel: status and JSON."""
        return asyncio.run(self._post(body, headers, query))

    async def _post(self, body: bytes, headers: dict[str, str] | None, query: str) -> tuple[int, Any]:
        url = self.url + "/webhooks/rest/webhook" + query
        async with (
            aiohttp.ClientSession() as session,
            session.post(url, data=body, headers=headers) as answer,
        ):
            return answer.status, await answer.json(content_type=None)

    def say(self, sender: str, *messages: str) -> list[list[dict[str, Any]]]:
        """Send messages of one sender all at once: the envelopes of each."""

        async def all_at_once() -> list[list[dict[str, Any]]]:
            url = self.url + "/webhooks/rest/webhook"
            async with aiohttp.ClientSession() as session:

                async def one(message: str) -> list[dict[str, Any]]:
                    async with session.post(url, json={"sender": sender, "message": message}) as answer:
                        assert answer.status == 200, await answer.text()
                        return list(await answer.json())

                return await asyncio.gather(*map(one, messages))

        return asyncio.run(all_at_once())


@cache
def shared_server() -> Server:
    """One server of the toy bot for all tests that leave it as it is; it is ready."""
    server = Server(project_copy("shared"))
    server.wait_for("/readyz")
    return server
