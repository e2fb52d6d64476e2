"""What must hold across knowledge files is checked on the knowledge as a whole."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from bot.knowledge import Knowledge, load_knowledge
from bot.knowledge.checks import check
from bot.knowledge.duplicates import stands_for_two
from bot.strict import DataError


def change(**parts: Any) -> Knowledge:
    """The real knowledge with some parts replaced."""
    return msgspec.structs.replace(load_knowledge(), **parts)


def with_entry(part: str, id_: str, **values: Any) -> Knowledge:
    """The real knowledge with some values of one entry replaced."""
    entries = dict(getattr(load_knowledge(), part))
    entries[id_] = msgspec.structs.replace(entries[id_], **values)
    return change(**{part: entries})


def without(part: str, id_: str) -> Knowledge:
    return change(**{part: {k: v for k, v in getattr(load_knowledge(), part).items() if k != id_}})


def faults(knowledge: Knowledge) -> list[str]:
    with pytest.raises(DataError) as raised:
        check(knowledge)
    return str(raised.value).splitlines()


def evidence(*sources: str, grade: str = "secondary") -> Any:
    given = load_knowledge().symptoms["cough"].evidence
    return msgspec.structs.replace(given, sources=sources, grade=grade)


def test_the_real_knowledge_has_no_fault() -> None:
    check(load_knowledge())


@pytest.mark.parametrize(
    ("knowledge", "fault"),
    [
        (with_entry("history", "feared", voids=None), "history.yml: entry 'feared': it tells nothing"),
        (
            with_entry("symptoms", "cough", sites={"nose": "weak"}),
            "symptoms/chest.yml: entry 'cough': unknown site 'nose'",
        ),
        (
            with_entry("symptoms", "cough", evidence=evidence("me")),
            "symptoms/chest.yml: entry 'cough': unknown source 'me'",
        ),
        (
            with_entry("symptoms", "cough", evidence=evidence()),
            "symptoms/chest.yml: entry 'cough': no source; write [unsourced] and grade draft if there is none",
        ),
        (
            with_entry("symptoms", "cough", evidence=evidence("unsourced")),
            "symptoms/chest.yml: entry 'cough': unsourced statements are graded draft, not secondary",
        ),
        (with_entry("sites", "bone", evidence=evidence("me")), "sites.yml: entry 'bone': unknown source 'me'"),
        (with_entry("tiers", "days", evidence=evidence("me")), "tiers.yml: entry 'days': unknown source 'me'"),
        (
            with_entry("sites", "bone", priors_source=None),
            "sites.yml: entry 'bone': 'priors' and 'priors_source' come together",
        ),
        (with_entry("sites", "bone", priors_source="me"), "sites.yml: entry 'bone': unknown source 'me'"),
        (with_entry("body_parts", "knee", parent="lap"), "words/body_parts.yml: entry 'knee': unknown parent 'lap'"),
        (without("tiers", "days"), "tiers.yml: entry 'days' is missing"),
    ],
)
def test_a_fault_names_file_and_entry(knowledge: Knowledge, fault: str) -> None:
    assert faults(knowledge) == [fault]


def test_an_unsourced_draft_is_allowed() -> None:
    check(with_entry("symptoms", "cough", evidence=evidence("unsourced", grade="draft")))


def test_a_symptom_that_nothing_leads_to_is_named() -> None:
    sensations = {id_: msgspec.structs.replace(s, alone=None) for id_, s in load_knowledge().sensations.items()}
    lost = "symptoms/nerves.yml: entry 'numbness': no pattern and no composition leads to it"
    composed = {
        id_: msgspec.structs.replace(s, parts={p: x for p, x in s.parts.items() if x != "numbness"})
        for id_, s in sensations.items()
    }
    assert lost in faults(change(sensations=composed))


def test_parents_that_go_round_are_named() -> None:
    knowledge = with_entry("body_parts", "leg", parent="foot")
    found = faults(knowledge)
    assert "words/body_parts.yml: entry 'leg': its parents lead back to itself" in found
    assert "words/body_parts.yml: entry 'foot': its parents lead back to itself" in found
    assert not any("'hip'" in fault for fault in found)


@pytest.mark.parametrize(
    ("phrases", "same"),
    [(("a dry cough", "A  DRY cough"), "a dry cough"), (("tummy ache", "stomach ache", "Tummy Ache"), "tummy ache")],
)
def test_a_phrase_that_stands_twice_is_named_with_both_places(phrases: tuple[str, ...], same: str) -> None:
    fault = f"symptoms/chest.yml: entry 'cough': the phrase '{same}' stands twice, first here"
    assert fault in faults(with_entry("symptoms", "cough", patterns=phrases))


def test_a_pattern_of_two_entries_is_named_with_both_places() -> None:
    jaundice = with_entry("symptoms", "jaundice", patterns=("yellowing",))
    cough = msgspec.structs.replace(jaundice.symptoms["cough"], patterns=("Yellowing",))
    both = "symptoms/chest.yml: entry 'cough': the phrase 'yellowing' stands twice, first in symptoms/belly.yml: entry"
    assert any(f.startswith(both) for f in faults(change(symptoms={**jaundice.symptoms, "cough": cough})))


def doubtful(pattern: str) -> list[str]:
    jaundice = with_entry("symptoms", "jaundice", patterns=("(jaundice|yellowing)",))
    cough = msgspec.structs.replace(jaundice.symptoms["cough"], patterns=("(hack hack|hack)", "(hack|hem)", pattern))
    return [f for f in stands_for_two(change(symptoms={**jaundice.symptoms, "cough": cough})) if "'cough'" in f]


@pytest.mark.parametrize("pattern", ["jaundice", "( tickle | Jaundice )", "(tickle|(my jaundice|jaundice)|frog)"])
def test_an_alternative_that_stands_for_two_symptoms_is_named_with_both_places(pattern: str) -> None:
    assert any("'jaundice' stands for something else in symptoms/belly.yml" in note for note in doubtful(pattern))


@pytest.mark.parametrize("pattern", ["(jaundice|yellowing) cough", "[my] jaundice", "cough (jaundice|x)", "(jaundice"])
def test_part_of_a_pattern_stands_for_nothing_else(pattern: str) -> None:
    assert not any("jaundice" in note for note in doubtful(pattern))


def test_every_fault_is_told_at_once_in_order() -> None:
    knowledge = with_entry("symptoms", "cough", sites={"toe": "weak", "ear": "weak"}, evidence=evidence("me"))
    assert faults(knowledge) == [
        "symptoms/chest.yml: entry 'cough': unknown site 'ear'",
        "symptoms/chest.yml: entry 'cough': unknown site 'toe'",
        "symptoms/chest.yml: entry 'cough': unknown source 'me'",
    ]
