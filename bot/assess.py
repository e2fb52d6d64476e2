"""`python -m bot assess`: the understanding and the triage on the command line, without a server."""

from __future__ import annotations

import argparse
import gc
import io
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

# What is made while starting stays: looking for garbage in it would only make the start slower.
gc.disable()

import msgspec  # noqa: E402

from bot import lean_spacy  # noqa: E402, F401  # Before all that imports spaCy.
from bot.knowledge import Knowledge, load_knowledge  # noqa: E402
from bot.language.follow_up import read_after  # noqa: E402
from bot.language.reader import Reader  # noqa: E402
from bot.settings import load_settings  # noqa: E402
from bot.strict import DataError  # noqa: E402
from bot.triage.assessment import assess, to_contract  # noqa: E402
from bot.triage.case import Case, add  # noqa: E402
from bot.triage.questions import CLARIFY, before, next_question, with_question  # noqa: E402
from bot.triage.wording import fill  # noqa: E402

MAX_CHARACTERS = 100_000
_YEARS = (1900, 2200)
"""In which 'today' may lie: Easter is reckoned by the calendar of today."""


class BadLine(ValueError):
    """A line of input that cannot be assessed; the text says why."""


def run(argv: list[str]) -> int:
    """Assess one text, or JSON lines from standard input; returns the exit code (2: some input was refused)."""
    parser = argparse.ArgumentParser(prog="python -m bot assess", description=__doc__)
    parser.add_argument("text", nargs="?", help="one message; without it, JSON lines are read from standard input")
    parser.add_argument("--json", action="store_true", help="print the one message's assessment as JSON")
    args = parser.parse_args(argv)
    _speak_utf8()
    try:
        reader = Reader(load_knowledge())
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    gc.freeze()
    gc.enable()
    if args.text is not None:
        result = assess_turns(None, [args.text], date.today(), reader)
        try:
            print(json.dumps(result, ensure_ascii=False) if args.json else _readable(result, reader.knowledge))
        except DataError as error:
            print(error, file=sys.stderr)
            return 2
        return 0
    refused = 0
    for output in _lines(sys.stdin, reader):
        refused += "error" in output
        print(json.dumps(output, ensure_ascii=False), flush=True)
    return 2 if refused else 0


def _speak_utf8() -> None:
    """Read and write UTF-8 on every machine, and never fail at a broken character: a mark or its escape stands in."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def assess_turns(id_: object, turns: list[str], today: date, reader: Reader) -> dict[str, Any]:
    """Assess the messages of one conversation in order.

    Returns the contract's object, with the `question` that the bot would put next: {"kind", "about", "shown"} or None.
    Whatever tells of nothing is asked back here: only the trained model knows a greeting from a symptom in odd words.
    """
    case, question = Case(), None
    for number, text in enumerate(turns):
        goes_on_from = before(case, reader.knowledge, lambda finding: ", ".join(turns[finding.turn : number]))  # noqa: B023
        reading = read_after(reader, text, goes_on_from, case.turn, today)
        added = add(case, reading, reader.knowledge)
        question = next_question(added.case, added.new, reading, reader.knowledge)
        case = with_question(added.case, question)
    question = question or (None if case.findings else CLARIFY)
    answer = to_contract(assess(case, reader.knowledge), reader.knowledge)
    return {"id": id_, **answer, "question": msgspec.to_builtins(question)}


def _lines(lines: Iterable[str], reader: Reader) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        id_: object = None
        try:
            entry = _entry(line)
            id_ = entry.get("id")
            yield assess_turns(id_, _turns(entry), _today(entry), reader)
        except BadLine as error:
            yield {"id": id_, "error": f"line {number}: {error}"}


def _entry(line: str) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadLine(f"not JSON: {error}") from error
    if not isinstance(entry, dict):
        raise BadLine(f"expected an object with 'id' and 'text' or 'turns', found {type(entry).__name__}")
    return entry


def _turns(entry: dict[str, Any]) -> list[str]:
    turns = entry["turns"] if "turns" in entry else [entry.get("text")]
    if not isinstance(turns, list) or not turns or not all(isinstance(turn, str) for turn in turns):
        raise BadLine("'text' must be a string, or 'turns' a list of strings")
    if max(map(len, turns)) > MAX_CHARACTERS:
        raise BadLine(f"a message is longer than {MAX_CHARACTERS} characters")
    return turns


def _today(entry: dict[str, Any]) -> date:
    try:
        today = date.fromisoformat(entry["today"]) if "today" in entry else date.today()
    except (TypeError, ValueError) as error:
        raise BadLine("'today' must be a date such as 2026-11-23") from error
    if not _YEARS[0] <= today.year <= _YEARS[1]:
        raise BadLine(f"'today' must lie between the years {_YEARS[0]} and {_YEARS[1]}")
    return today


def _readable(result: dict[str, Any], knowledge: Knowledge) -> str:
    nothing = fill(knowledge.phrases.nothing_assessed, load_settings().words)
    lines = [nothing if result["tier"] == "none" else f"tier: {result['tier']}"]
    lines += [f"  because: {r['rule']} [{', '.join(r['sources'])}]" for r in result["tier_reasons"]]
    for finding in result["findings"]:
        told = [f"{k}={v}" for k, v in finding.items() if k in _SHOWN and v not in (None, [], ())]
        label = knowledge.symptoms[finding["symptom"]].label
        lines.append(
            f'finding: {finding["symptom"]} ({label}), {finding["status"]}: "{finding["text"]}" {" ".join(told)}'
        )
    for site in result["sites"]:
        lines.append(
            f"site {site['rank']}: {site['site']} ({site['strength']}), because of {', '.join(site['because'])}"
        )
    return "\n".join(lines)


_SHOWN = (
    "body_part",
    "duration_days",
    "onset",
    "trend",
    "severity",
    "night",
    "side",
    "triggers",
    "first_ever",
)
