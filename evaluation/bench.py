"""`python -m evaluation.bench`: speed and memory, beside `rasa run` + `rasa run actions` with the same bot."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import time
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timezone
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bot.launcher.fingerprint import fresh_model
from bot.strict import DataError
from evaluation import clients, reading_time, servers
from evaluation.asking import ROOT, MeasureError

ROUNDS = 5
TIME_LIMIT = 225.0
"""Seconds; no round begins that would probably end after it."""

CONVERSATIONS = {1: 10, 8: 16}
"""How many conversations of five turns are held in one load, by the number of clients."""

Values = dict[str, list[float]]


def main(argv: list[str]) -> int:
    """Measure, print and write reports/bench.json; 2, after one sentence, if something cannot be measured."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"one round instead of {ROUNDS}")
    parser.add_argument("--out", type=Path, default=ROOT / "reports", help="folder (default: reports)")
    options = parser.parse_args(argv)
    wanted, busy = 1 if options.quick else ROUNDS, os.getloadavg()[0]
    try:
        with TemporaryDirectory(prefix="waymark-bench-") as folder:
            values, rounds, seconds = _rounds(Path(folder), wanted)
    except (MeasureError, DataError) as error:
        print(error, file=sys.stderr)
        return 2
    facts = {
        "made": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "rounds": rounds,
        "seconds": round(seconds, 1),
        "machine": {"cores": os.cpu_count(), "system": platform.system(), "python": platform.python_version()},
        "load_before": round(busy, 2),
    }
    summary = {key: {"median": median(v), "min": min(v), "max": max(v)} for key, v in values.items()}
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "bench.json").write_text(json.dumps({**facts, "figures": summary}, indent=1) + "\n")
    print(as_text(summary))
    print(f"\n{rounds} of {wanted} rounds in {seconds:.0f} s on {os.cpu_count()} cores, load before: {busy:.1f}")
    print(f"Written to {options.out}/bench.json")
    return 0


def _rounds(folder: Path, wanted: int) -> tuple[Values, int, float]:
    """Measure everything once a round, in turn; the order of the two systems changes from round to round."""
    model = _model(folder)
    systems = [servers.waymark(folder / "waymark", model), servers.rasa_and_actions(folder / "rasa", model)]
    reading_time.reader()  # All code is taken now, as it stands; edits meanwhile are not measured.
    values: Values = defaultdict(list)
    began = time.monotonic()
    longest, done = 0.0, 0
    while done < wanted and time.monotonic() - began + longest < TIME_LIMIT:
        started = time.monotonic()
        for system in systems if done % 2 == 0 else systems[::-1]:
            _measure(system, values)
        for words in reading_time.TIMES:
            for name, value in reading_time.read(words).items():
                values[f"reading.{words}_words.{name}"].append(value)
        done += 1
        longest = max(longest, time.monotonic() - started)
        print(f"round {done} of {wanted}: {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    return values, done, time.monotonic() - began


def _measure(system: servers.System, values: Values) -> None:
    name = system.name
    with servers.running(system):
        values[f"{name}.start_seconds"].append(system.start_seconds)
        for kind in clients.KINDS:
            clients.run(system.url, kind, clients=1, conversations=1)  # What loads late is not what is measured.
            for number, conversations in CONVERSATIONS.items():
                load = clients.run(system.url, kind, number, conversations)
                key = f"{name}.{kind.replace(' ', '_')}.{number}_client{'s' if number > 1 else ''}"
                values[f"{key}.turns_per_second"].append(load.turns_per_second)
                for part in ("p50", "p95", "p99"):
                    values[f"{key}.{part}_ms"].append(getattr(load, part))
        if (peaks := system.peak_rss_mb()) is not None:
            values[f"{name}.peak_rss_mb"].append(sum(peaks))


def _model(folder: Path) -> Path:
    """A copy of the trained model, which a training meanwhile cannot delete."""
    model = fresh_model(ROOT)
    if model is None:
        raise MeasureError("There is no model of the files as they stand: run 'python -m bot train' first.")
    return Path(shutil.copy2(model, folder / model.name))


def as_text(summary: Mapping[str, Mapping[str, float]]) -> str:
    """A table with the two systems side by side, and the reading times under it."""
    told = {key: f"{v['median']:,.1f} ({v['min']:,.1f}–{v['max']:,.1f})" for key, v in summary.items()}
    names = [key.removeprefix("waymark.") for key in told if key.startswith("waymark.")]
    lines = [f"{'median (min–max)':38}{'waymark':>26}{'rasa run + actions':>28}"]
    lines += [f"{n:38}{told['waymark.' + n]:>26}{told['rasa.' + n]:>28}" for n in names]
    lines += [f"{key:38}{text:>26}" for key, text in told.items() if key.startswith("reading.")]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
