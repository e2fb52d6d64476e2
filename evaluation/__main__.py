"""`python -m evaluation`: how well messages are understood, as a table and in reports/."""

from __future__ import annotations

import argparse
import sys
import time
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from evaluation import asking, blind, labelled, outside, own, report
from evaluation.asking import MeasureError


def main(argv: list[str]) -> int:
    """Measure, print and write the reports; 2, after one sentence, if something cannot be measured."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="leave out what needs Rasa: the intents")
    parser.add_argument("--misses", action="store_true", help="also list every own message that was read wrong")
    parser.add_argument("--out", type=Path, default=asking.ROOT / "reports", help="folder (default: reports)")
    options = parser.parse_args(argv)
    try:
        _measure(options)
    except MeasureError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _measure(options: argparse.Namespace) -> None:
    started = time.monotonic()
    messages = own.load()
    compared = [own.Compared(m, a) for m, a in zip(messages, own.assess(messages), strict=True)]
    figures = [*own.figures(compared), *blind.figures(), *outside.figures(), *labelled.all_figures()]
    model = None
    if not options.quick:
        from evaluation import intents

        model = intents.model()
        figures += [*intents.figures(model, messages), *intents.cross_validated()]
    facts: dict[str, Any] = {
        "made": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "quick": options.quick,
        "knowledge": compared[0].answer["versions"]["knowledge"],
        "model": model.name if model else None,
        "seconds": round(time.monotonic() - started, 1),
    }
    misses = [miss for c in compared if (miss := c.miss())]
    report.write(options.out, figures, facts, misses)
    print(report.as_text(figures))
    if options.misses:
        print("\nOwn messages read wrong (labelled, then found)", *misses, sep="\n  ")
    print(f"\n{facts['seconds']} s; written to {options.out}/evaluation.json and .html")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
