"""Reads the knowledge files into one frozen object."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import msgspec

from bot.knowledge.checks import check
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.model import (
    BodyPart,
    HistoryFact,
    Medicine,
    RedFlag,
    Sensation,
    Site,
    Source,
    Symptom,
    TierText,
)
from bot.knowledge.phrases import Phrases
from bot.knowledge.words import (
    Answers,
    Cue,
    FollowUpWords,
    Grammar,
    Idioms,
    ModifierWords,
    Reading,
    Times,
    Topic,
    WordLists,
)
from bot.strict import DataError, convert, read_record, read_records, read_yaml

DATA = Path(__file__).parent / "data"


@lru_cache(maxsize=4)
def load_knowledge(folder: Path = DATA) -> Knowledge:
    """Read and check all files of a knowledge folder.

    Raises:
        DataError: naming the file, the entry and the fault.
    """
    words = folder / "words"
    symptoms, symptom_files = _read_symptoms(folder / "symptoms")
    knowledge = Knowledge(
        symptoms=symptoms,
        symptom_files=symptom_files,
        sites=read_records(folder / "sites.yml", Site),
        red_flags=read_records(folder / "red_flags.yml", RedFlag),
        tiers=read_records(folder / "tiers.yml", TierText),
        sources=read_records(folder / "sources.yml", Source),
        body_parts=read_records(words / "body_parts.yml", BodyPart),
        sensations=_read_sensations(words / "sensations.yml"),
        medicines=read_records(folder / "medicines.yml", Medicine),
        history=read_records(folder / "history.yml", HistoryFact),
        words=_read_words(words),
        phrases=read_record(folder / "phrases.yml", Phrases),
        version=fingerprint(folder),
    )
    check(knowledge)
    return knowledge


def fingerprint(folder: Path = DATA) -> str:
    """A short hash over every file of a knowledge folder, the same on every machine."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yml")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _read_symptoms(folder: Path) -> tuple[dict[str, Symptom], dict[str, str]]:
    """All symptoms, and the file of each: one file a body system; an id stands in one of them only."""
    symptoms: dict[str, Symptom] = {}
    files: dict[str, str] = {}
    for path in sorted(folder.glob("*.yml")):
        where = f"symptoms/{path.name}"
        for id_, symptom in read_records(path, Symptom, where).items():
            if id_ in symptoms:
                raise DataError(f"{where}: entry '{id_}': stands in {files[id_]} too")
            symptoms[id_], files[id_] = symptom, where
    return symptoms, files


def _read_sensations(path: Path) -> dict[str, Sensation]:
    sensations = read_records(path, Sensation)
    for id_, sensation in sensations.items():
        if sensation.like is None:
            continue
        if sensation.like not in sensations:
            raise DataError(f"words/{path.name}: entry '{id_}': unknown sensation '{sensation.like}'")
        lent = sensations[sensation.like].parts
        sensations[id_] = msgspec.structs.replace(sensation, parts={**lent, **sensation.parts})
    return sensations


def _read_classes(folder: Path) -> dict[str, tuple[str, ...]]:
    """General ones, and one file a body system; a name stands in one of them only."""
    classes: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.glob("*.yml")):
        where = f"words/classes/{path.name}"
        for name, patterns in convert(read_yaml(path), dict[str, tuple[str, ...]], where).items():
            if name in classes:
                raise DataError(f"{where}: entry '{name}': stands in another file too")
            classes[name] = patterns
    return classes


def _read_words(folder: Path) -> WordLists:
    spellings = read_yaml(folder / "spellings.yml")
    idioms = read_record(folder / "idioms.yml", Idioms)
    return WordLists(
        grammar=read_record(folder / "grammar.yml", Grammar),
        answers=read_record(folder / "answers.yml", Answers),
        follow_up=read_record(folder / "follow_up.yml", FollowUpWords),
        times=read_record(folder / "times.yml", Times),
        modifiers=read_records(folder / "modifiers.yml", ModifierWords),
        cues=read_records(folder / "cues.yml", Cue),
        pseudo_cues=idioms.pseudo_cues,
        idioms=idioms.idioms,
        classes=_read_classes(folder / "classes"),
        topics=read_records(folder / "topics.yml", Topic),
        spellings=convert(spellings, dict[str, str], "words/spellings.yml"),
        readings=read_records(folder / "readings.yml", Reading),
    )
