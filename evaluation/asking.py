"""Asks `python -m bot assess`, as anybody would."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
WRITTEN_ON = "2026-11-23"
"""The day that "since Tuesday" counts from."""


class MeasureError(Exception):
    """Nothing can be measured; the text says why."""


def assess(lines: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Run the command over all lines at once; answers in the same order. Raises MeasureError."""
    command, said = [sys.executable, "-m", "bot", "assess"], "\n".join(map(json.dumps, lines))
    done = subprocess.run(command, cwd=ROOT, input=said, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise MeasureError(f"'python -m bot assess' failed: {done.stderr[-500:].strip()}")
    return [json.loads(line) for line in done.stdout.splitlines()]
