"""Texts by people outside the project, with the scorer that belongs to them; they are not part of the project."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from typing import Any

from evaluation.figures import Figure, hits
from evaluation.own import ROOT, MeasureError

FOLDER = ROOT.parent / "shared" / "eval"
SCORER = FOLDER / "score.py"
GROUP = "Outside texts (their scorer)"


def figures() -> list[Figure]:
    """What the outside scorer says of `python -m bot assess`; none where it is not there.

    It tells shares and counts only, so the intervals resample what it counted, not messages.
    """
    if not SCORER.is_file():
        return []
    assess = shlex.join([sys.executable, "-m", "bot", "assess"])
    done = subprocess.run(
        [sys.executable, str(SCORER), "--json", "--cmd", assess],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        raise MeasureError(f"{SCORER} failed: {done.stderr[-500:].strip()}")
    scores = {label: s for label, s in json.loads(done.stdout).items() if isinstance(s, dict)}
    return [_figure(label, s["share"], s["n"]) for label, s in sorted(scores.items())]


def _figure(label: str, value: float, number: int) -> Figure:
    right = round(value * number)
    id_ = "outside." + "_".join(label.replace(":", "").replace("-", " ").split())
    return hits(id_, GROUP, label, [True] * right + [False] * (number - right))


def lines(name: str) -> list[dict[str, Any]]:
    """The lines of one of their files; none where it is not there."""
    path = FOLDER / name
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
