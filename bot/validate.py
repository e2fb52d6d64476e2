"""`python -m bot validate`: everything that is data fits together: knowledge, settings, domain."""

from __future__ import annotations

import argparse
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot import lean_spacy  # noqa: F401  # Before all that imports spaCy.
from bot.failsafe import failsafe_text
from bot.knowledge import Knowledge, load_knowledge
from bot.knowledge.duplicates import entry_of, stands_for_two
from bot.language.patterns import PatternError
from bot.language.reader import Reader
from bot.settings import load_settings
from bot.strict import DataError, read_yaml

ROOT = Path(__file__).parent.parent


def run(argv: list[str]) -> int:
    """Print every fault and return 1, or say that all is well and return 0."""
    argparse.ArgumentParser(prog="python -m bot validate", description=__doc__).parse_args(argv)
    try:
        settings = load_settings()
        failsafe_text(settings)
        knowledge = load_knowledge()
        reader = Reader(knowledge, topics=True)
        faults = [
            *stands_for_two(knowledge),
            *domain_faults(knowledge, read_yaml(ROOT / "domain.yml")),
            *label_faults(reader),
        ]
    except (DataError, PatternError) as error:
        faults = str(error).splitlines()
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        return 1
    print(
        f"knowledge {knowledge.version}: {len(knowledge.symptoms)} symptoms, {len(knowledge.sites)} sites, "
        f"{len(knowledge.red_flags)} red flags, {len(knowledge.sources)} sources: all fit together"
    )
    return 0


def domain_faults(knowledge: Knowledge, domain: dict[str, Any]) -> Iterator[str]:
    """What the knowledge and the actions need of the domain and do not find there.

    A response that is missing is dropped by Rasa without a word if the turn said anything else.
    """
    responses = domain["responses"]
    wanted = {f"utter_ask_{s.ask}": f"symptom '{s.id}'" for s in knowledge.symptoms.values() if s.ask}
    for path in [*sorted((ROOT / "actions").glob("*.py")), *sorted((ROOT / "bot" / "triage").glob("*.py"))]:
        for name in re.findall(r'"(utter_[a-z_]+)"', path.read_text(encoding="utf-8")):
            wanted.setdefault(name, path.name)
    for name, user in sorted(wanted.items()):
        if name not in responses:
            yield f"domain.yml: response '{name}' is missing, used by {user}"
    for name, variants in responses.items():
        for variant in variants:
            yield from _placeholder_faults(name, variant.get("text", ""))


def label_faults(reader: Reader) -> Iterator[str]:
    """Symptoms whose own label is not understood as that symptom: buttons and questions rely on it."""
    for symptom in reader.knowledge.symptoms.values():
        found = {f.symptom for f in reader.read(f"I have {symptom.label} now").findings if f.status == "present"}
        if symptom.id not in found:
            got = ", ".join(sorted(found)) or "nothing"
            yield f"{entry_of(symptom, reader.knowledge)}: its label '{symptom.label}' is understood as {got}"


def _placeholder_faults(name: str, text: str) -> Iterator[str]:
    try:
        fields = [field for _, field, _, _ in string.Formatter().parse(text) if field]
    except ValueError as error:
        yield f"domain.yml: response '{name}': {error}"
        return
    for field in fields:
        if field not in PLACEHOLDERS:
            yield f"domain.yml: response '{name}': unknown placeholder '{{{field}}}'"


PLACEHOLDERS = frozenset(
    (
        "name",
        "team",
        "emergency_number",
        "emergency_department",
        "urgent",
        "crisis",
        "action",
        "heard",
        "why",
        "escort",
        "nobody_answers",
        "sooner",
        "understood",
        "explained",
        "tests",
        "others",
        "site",
        "shown",
        "if_it_is",
        "retention",
    )
)
"""All that domain texts may ask to be filled in."""
