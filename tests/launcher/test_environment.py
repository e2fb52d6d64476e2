"""Quiet logs, in a process of their own because they are set for the whole process."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.rasa

NOISE = """
import logging, warnings, structlog
from bot.launcher.environment import prepare
prepare(training={training})
structlog.get_logger().debug("debug.event", text="my lump")
structlog.get_logger().error("error.event", text="my lump")
warnings.warn("my lump in a warning", UserWarning)
logging.getLogger("rasa.core.processor").debug("my lump")
logging.getLogger("rasa.core.processor").info("info")
logging.getLogger("bot.x").info("Deleted 1")
try:
    raise KeyError("my lump")
except KeyError:
    logging.getLogger("rasa.core.processor").exception("It failed.")
import os
print(os.environ["RASA_TELEMETRY_ENABLED"])
"""


def run(training: bool) -> tuple[str, str]:
    code = NOISE.format(training=training)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout, done.stderr


def test_serving_logs_say_what_failed_and_where_and_never_what_was_written() -> None:
    out, err = run(training=False)
    assert out == "false\n"
    assert "my lump" not in err
    lines = [line for line in err.splitlines() if line]
    assert len(lines) == 4, lines
    assert "error.event" in lines[0]
    assert "Deleted 1" in lines[1]
    assert "It failed." in lines[2]
    assert lines[3] == "KeyError at <string>:12 <module>"


def test_training_shows_warnings_about_the_data() -> None:
    assert "my lump in a warning" in run(training=True)[1]
