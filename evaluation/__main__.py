"""`python -m evaluation`: how well messages are understood, as a table and in reports/."""

from __future__ import annotations

import argparse
import sys
import time
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from bot.launcher.environment import prepare
from evaluation import asking, blind, labelled, outside, own, report, table
from evaluation.asking import MeasureError
from evaluation.comparison import baselines, beside, gold

MOST_CONFUSED = 25


def main(argv: list[str]) -> int:
    """Measure, print and write the reports; 2, after one sentence, if something cannot be measured."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="leave out what needs Rasa: intents, and DIET beside Waymark"
    )
    parser.add_argument("--misses", action="store_true", help="also list what was read wrong")
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
    tables = beside.tables(baselines.understanders(quick=options.quick), gold.sets())
    model, confusions = None, []
    if not options.quick:
        prepare()
        from evaluation import guesses, intents

        told = intents.measure(messages)
        model, confusions = told.model, told.confusions
        figures += [*guesses.figures(intents.model()), *told.figures]
        tables.append(told.table)
    facts: dict[str, Any] = {
        "made": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "quick": options.quick,
        "knowledge": compared[0].answer["versions"]["knowledge"],
        "model": model,
        "seconds": round(time.monotonic() - started, 1),
    }
    misses = [miss for c in compared if (miss := c.miss())]
    report.write(options.out, figures, facts, misses, tables)
    print(report.as_text(figures), *map(table.as_text, tables), sep="\n\n")
    if options.misses:
        print("\nIntents confused (wanted, answered, how often)", *confusions[:MOST_CONFUSED], sep="\n  ")
        print("\nOwn messages read wrong (labelled, then found)", *misses, sep="\n  ")
    print(f"\n{facts['seconds']} s; written to {options.out}/evaluation.json and .html")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
