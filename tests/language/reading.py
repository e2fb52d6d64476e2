"""What a message is understood as, for the tests of this folder."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from bot.findings import Finding
from bot.knowledge import load_knowledge
from bot.language.matchers import RELATIVE
from bot.language.pipeline import build_pipeline
from bot.language.reader import Reader
from bot.language.sheet import Sheet, sheet_of

MONDAY = date(2026, 11, 23)


@cache
def reader() -> Reader:
    return Reader()


@cache
def _pipeline() -> Language:
    return build_pipeline(load_knowledge())


def sheet(text: str) -> Sheet:
    """The working notes on a message after all components."""
    return sheet_of(_pipeline()(text))


def blank(text: str) -> Doc:
    """A message before any component."""
    return spacy.blank("en")(text)


def findings(text: str) -> tuple[Finding, ...]:
    return reader().read(text, today=MONDAY).findings


def statuses(text: str) -> dict[str, str]:
    """The status of each symptom told; symptoms told twice with different statuses are joined with "/"."""
    told: dict[str, list[str]] = {}
    for finding in findings(text):
        told.setdefault(finding.symptom, []).append(finding.status)
    return {symptom: "/".join(dict.fromkeys(found)) for symptom, found in told.items()}


def only(text: str) -> Finding:
    """The one finding of a message."""
    (finding,) = findings(text)
    return finding


def wordings(pattern: str) -> set[str]:
    """Everything that a pattern of the knowledge can be read out as, without what its gaps may hold.

    Of a word class or a mention ("@cannot", "@hip") it takes the first wording only.
    """
    group = re.search(r"[(\[]([^()\[\]]*)[)\]]", pattern)
    if group is None:
        return {" ".join(re.sub(r"~\d*", "", _NAMED.sub(_first, pattern)).translate(_MARKS).split())}
    options = group[1].split("|") + ([""] if group[0].startswith("[") else [])
    return set().union(*(wordings(pattern[: group.start()] + o + pattern[group.end() :]) for o in options))


_MARKS = str.maketrans("", "", "!$")
_NAMED = re.compile(r"@([a-z_]+)")


def _first(named: re.Match[str]) -> str:
    knowledge = load_knowledge()
    if named[1] == RELATIVE:
        return knowledge.words.grammar.relatives[0]
    if named[1] in knowledge.words.classes:
        return min(wordings(knowledge.words.classes[named[1]][0]))
    return knowledge.body_parts[named[1] if named[1] != "body" else "hip"].words[0]
