"""Rasa's own checks: the training data is without faults, and the test stories come out as written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.launcher.toy import PROJECT

pytestmark = [pytest.mark.rasa, pytest.mark.slow]

STORIES = PROJECT / "tests" / "conversations"
QUIET = {
    "PYTHONWARNINGS": "ignore::DeprecationWarning,ignore::FutureWarning",
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
}
OURS = (str(PROJECT / "bot"), str(PROJECT / "actions"), str(PROJECT / "data"), "tests/conversations", "domain.yml")


def rasa(*arguments: str) -> str:
    """Run a command of Rasa's in the project; returns what it printed, and fails if it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "rasa", *arguments],
        cwd=PROJECT,
        env={**os.environ, **QUIET},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def warnings_of_ours(printed: str) -> list[str]:
    """The lines that warn of something in this project."""
    return [line for line in printed.splitlines() if "warning" in line.lower() and any(o in line for o in OURS)]


def test_the_training_data_is_without_faults() -> None:
    assert warnings_of_ours(rasa("data", "validate", "--fail-on-warnings")) == []


def test_the_conversations_come_out_as_written(model: Path, tmp_path: Path) -> None:
    printed = rasa(
        *("test", "core", "--e2e", "--no-plot", "--model", str(model)),
        *("--stories", str(STORIES), "--out", str(tmp_path)),
    )
    failed = yaml.safe_load((tmp_path / "failed_test_stories.yml").read_text(encoding="utf-8"))
    assert not failed, (tmp_path / "failed_test_stories.yml").read_text(encoding="utf-8")
    conversations = json.loads((tmp_path / "story_report.json").read_text())["conversation_accuracy"]
    assert conversations["correct"] == conversations["total"] == len(stories())
    assert not yaml.safe_load((tmp_path / "stories_with_warnings.yml").read_text(encoding="utf-8"))
    assert warnings_of_ours(printed) == []


def stories() -> list[str]:
    """The names of all test stories."""
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(STORIES.glob("test_*.yml"))]
    return [story["story"] for file in files for story in file["stories"]]


def test_every_story_has_a_name_of_its_own_that_says_test() -> None:
    names = stories()
    assert len(set(names)) == len(names)
    assert all(name.startswith("test ") for name in names)
