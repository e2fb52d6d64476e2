"""Every curated record: sources that exist, nothing signed by us, texts fit to be read by a frightened person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
import textstat

from bot.knowledge import load_knowledge
from bot.knowledge.load import DATA
from bot.knowledge.model import Evidence
from bot.knowledge.regions import load_regions
from bot.language.reader import Reader
from bot.strict import read_yaml

ROOT = Path(__file__).parents[2]
KNOWLEDGE = load_knowledge()
HIGHEST_GRADE = 8


def all_evidence() -> Iterator[tuple[str, Evidence]]:
    for part in ("symptoms", "sites", "red_flags", "tiers"):
        for id_, entry in getattr(KNOWLEDGE, part).items():
            yield f"{part} {id_}", entry.evidence
    for id_, region in load_regions().items():
        yield f"region {id_}", region.evidence
        for line in (region.urgent, region.crisis):
            if line.evidence:
                yield f"region {id_}: {line.name}", line.evidence


def sentences() -> Iterator[tuple[str, str]]:
    """Everything longer than a label that users may read."""
    for part, fields in (
        ("sites", "why tests others"),
        ("red_flags", "why escort"),
        ("tiers", "action nobody_answers"),
    ):
        for id_, entry in getattr(KNOWLEDGE, part).items():
            yield from ((f"{part} {id_} {f}", getattr(entry, f)) for f in fields.split() if getattr(entry, f))
    yield from ((f"tiers {id_} sooner", f"Ring them if {t.sooner}.") for id_, t in KNOWLEDGE.tiers.items())
    yield "failsafe", read_yaml(DATA / "failsafe.yml")["text"]
    for name, variants in read_yaml(ROOT / "domain.yml")["responses"].items():
        yield from ((name, variant["text"]) for variant in variants)


def labels() -> Iterator[tuple[str, str]]:
    for part in ("symptoms", "red_flags"):
        yield from ((f"{part} {id_} label", entry.label) for id_, entry in getattr(KNOWLEDGE, part).items())
    yield from ((f"phrases {text}", text) for text in strings(msgspec.to_builtins(KNOWLEDGE.phrases)))
    for name, variants in read_yaml(ROOT / "domain.yml")["responses"].items():
        buttons = (button for variant in variants for button in variant.get("buttons", ()))
        yield from ((f"{name} button", button["title"]) for button in buttons)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)


SENTENCES = dict(sentences())
TEXTS = SENTENCES | dict(labels())


@pytest.mark.parametrize(("where", "evidence"), list(all_evidence()))
def test_every_source_exists_and_what_has_none_is_a_draft(where: str, evidence: Evidence) -> None:
    if evidence.sources == ("unsourced",):
        assert evidence.grade == "draft"
    else:
        assert evidence.sources
        assert set(evidence.sources) <= set(KNOWLEDGE.sources)
    assert len(set(evidence.sources)) == len(evidence.sources)


def test_nobody_but_a_clinician_signs() -> None:
    assert [where for where, evidence in all_evidence() if evidence.sign_off is not None] == []


@pytest.mark.parametrize("id_", sorted(KNOWLEDGE.sources))
def test_every_source_has_an_address_a_title_and_a_publisher(id_: str) -> None:
    source = KNOWLEDGE.sources[id_]
    assert re.fullmatch(r"https?://[\w.-]+\.[a-z]{2,}(:\d+)?(/\S*)?", source.url)
    assert source.title.strip()
    assert source.publisher.strip()


def test_no_address_or_citation_stands_outside_the_sources() -> None:
    address = re.compile(r"https?://|www\.|\bdoi\b|10\.\d{4,}/", re.IGNORECASE)
    files = [p for p in DATA.rglob("*.yml") if p.name != "sources.yml"] + [ROOT / "domain.yml"]
    assert [p.name for p in files if address.search(p.read_text(encoding="utf-8"))] == []


def test_no_address_is_listed_twice() -> None:
    urls = [source.url for source in KNOWLEDGE.sources.values()]
    assert sorted({u for u in urls if urls.count(u) > 1}) == []


@cache
def reader() -> Reader:
    return Reader(KNOWLEDGE)


@pytest.mark.parametrize("id_", sorted(KNOWLEDGE.symptoms))
def test_a_label_is_understood_as_its_symptom(id_: str) -> None:
    found = reader().read(f"I have {KNOWLEDGE.symptoms[id_].label} now").findings
    assert id_ in {f.symptom for f in found if f.status == "present"}


FORBIDDEN = {
    "percentage": r"\d\s*%|\bper ?cent\b|\b(one|two|\d+) (in|out of) (two|three|four|five|ten|\d+)\b",
    "dose": r"\d\s*(mg|ml|mcg|micrograms?|milligrams?|millilitres?)\b|(tablets?|pills?|times) (a|per|each) day",
    "reassurance": (
        r"you('re| are) (fine|ok|okay|safe)|nothing (to worry|serious)|\bjust a\b|probably (just|nothing|only)"
        r"|(don't|do not|no need to|needn't|nothing to) (worry|panic)|(is|are|likely) (harmless|benign)|all is well"
        r"|rest assured|all clear|not cancer|(isn't|is not|not) (serious|dangerous)|most (lumps|pains|people) are"
    ),
    "diagnosis": r"you (have|may have|might have|probably have) (cancer|mets|metasta)|it is cancer",
}
DENIED = re.compile(r"can't tell you that all is well")


@pytest.mark.parametrize("what", sorted(FORBIDDEN))
def test_no_text_says_what_must_not_be_said(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what], re.IGNORECASE)
    assert {where: text for where, text in TEXTS.items() if pattern.search(DENIED.sub("", text))} == {}


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("percentage", "It happens to 66.2 % of people."),
        ("percentage", "It happens to 1 in 8."),
        ("dose", "Take 500mg of it."),
        ("dose", "two tablets a day"),
        ("reassurance", "I am sure you're fine."),
        ("reassurance", "It is probably just a strain."),
        ("reassurance", "There is no need to worry."),
        ("diagnosis", "You may have cancer in the bone."),
    ],
)
def test_the_forbidden_is_recognised(what: str, text: str) -> None:
    assert re.search(FORBIDDEN[what], text, re.IGNORECASE)


def grade(text: str) -> float:
    """Flesch–Kincaid grade, with an ordinary word in each placeholder and list items as sentences."""
    filled = re.sub(r"\{\w+\}", "word", text).replace("\n- ", ".\n").replace(":\n", ".\n")
    return float(textstat.flesch_kincaid_grade(filled))


@pytest.mark.parametrize("where", sorted(SENTENCES))
def test_a_text_is_easy_to_read(where: str) -> None:
    assert grade(SENTENCES[where]) <= HIGHEST_GRADE


def test_the_grade_tells_easy_from_hard() -> None:
    assert grade("Ring {team} now. They will help.") < 3
    assert grade("Metastatic dissemination necessitates immediate multidisciplinary oncological evaluation.") > 12


@pytest.mark.parametrize("id_", sorted(KNOWLEDGE.red_flags))
def test_a_red_flag_is_never_less_urgent_than_what_it_needs(id_: str) -> None:
    """A rule below the tier of its own symptoms could never be the reason for an answer."""
    order = ("none", "routine", "days", "same_day", "emergency")
    flag = KNOWLEDGE.red_flags[id_]
    mildest = max(min(order.index(KNOWLEDGE.symptoms[s].tier) for s in need.symptoms) for need in flag.needs)
    assert order.index(flag.tier) >= mildest
