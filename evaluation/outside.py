"""Texts by people outside the project, with the scorer that belongs to them; they are not part of the project."""

from __future__ import annotations

import hashlib
import json
import shlex
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evaluation.asking import ROOT, MeasureError
from evaluation.figures import Figure, hits

FOLDER = ROOT.parent / "shared" / "eval"
SCORER = FOLDER / "score.py"
GROUP = "Outside texts (their scorer)"
SCORED = ("site_vignettes", "lay_messages", "lay_negation", "negation")
SEALED_ONE_IN = 3


def sealed(id_: str) -> bool:
    """Whether an outside text belongs to the sealed third: by its id, so that nobody chose it."""
    return int(hashlib.sha256(id_.encode()).hexdigest(), 16) % SEALED_ONE_IN == 0


def figures() -> list[Figure]:
    """What the outside scorer says of `python -m bot assess`, open and sealed texts apart; none where it is not there.

    It tells shares and counts only, so the intervals resample what it counted, not messages.
    """
    if not SCORER.is_file():
        return []
    found: list[Figure] = []
    for half in ("open", "sealed"):
        with TemporaryDirectory() as folder:
            for name in SCORED:
                rows = [r for r in lines(f"{name}.jsonl") if sealed(str(r["id"])) == (half == "sealed")]
                Path(folder, f"{name}.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
            scores = _score(folder)
        found += [_figure(half, label, s["share"], s["n"]) for label, s in sorted(scores.items())]
    return found


def _score(folder: str) -> dict[str, dict[str, Any]]:
    assess = shlex.join([sys.executable, "-m", "bot", "assess"])
    command = [sys.executable, str(SCORER), "--json", "--data", folder, "--cmd", assess]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise MeasureError(f"{SCORER} failed: {done.stderr[-500:].strip()}")
    return {label: s for label, s in json.loads(done.stdout).items() if isinstance(s, dict)}


def _figure(half: str, label: str, value: float, number: int) -> Figure:
    right = round(value * number)
    id_ = f"outside.{half}." + "_".join(label.replace(":", "").replace("-", " ").split())
    return hits(id_, f"{GROUP}, {half}", label, [True] * right + [False] * (number - right))


def lines(name: str) -> list[dict[str, Any]]:
    """The lines of one of their files; none where it is not there."""
    path = FOLDER / name
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
