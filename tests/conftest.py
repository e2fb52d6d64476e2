"""The bot itself, served as an operator serves it, once for all tests that talk to it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.launcher.fingerprint import fresh_model
from tests.launcher.toy import PROJECT, Server

TRAINING_SECONDS = 600


@pytest.fixture(scope="session")
def model() -> Path:
    """The model of the project, trained first if it is stale."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "train"],
        cwd=PROJECT,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
        capture_output=True,
        text=True,
        timeout=TRAINING_SECONDS,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    trained = fresh_model(PROJECT)
    assert trained is not None, "the files changed while the model was trained"
    return trained


@pytest.fixture(scope="session")
def waymark(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`python -m bot serve`, ready; its database and its log stand in a folder of this run."""
    root = tmp_path_factory.mktemp("waymark")
    for name in ("credentials.yml", "endpoints.yml", "settings.yml"):
        shutil.copy(PROJECT / name, root)
    own = shutil.copy(model, root / model.name)
    server = Server(root, "--model", str(own), WAYMARK_RATE_LIMIT="0", WAYMARK_SECRET="for-tests-only-" * 3)
    server.wait_for("/readyz")
    yield server
    server.stop()
