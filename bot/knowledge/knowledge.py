"""All curated facts as one frozen object."""

from __future__ import annotations

from bot.knowledge.model import BodyPart, HistoryFact, Medicine, RedFlag, Sensation, Site, Source, Symptom, TierText
from bot.knowledge.phrases import Phrases
from bot.knowledge.words import WordLists
from bot.strict import Record


class Knowledge(Record):
    """Everything that is known, by id.

    `symptom_files` names the file of each symptom; `version` changes with every edit of any file.
    """

    symptoms: dict[str, Symptom]
    symptom_files: dict[str, str]
    sites: dict[str, Site]
    red_flags: dict[str, RedFlag]
    tiers: dict[str, TierText]
    sources: dict[str, Source]
    body_parts: dict[str, BodyPart]
    sensations: dict[str, Sensation]
    medicines: dict[str, Medicine]
    history: dict[str, HistoryFact]
    words: WordLists
    phrases: Phrases
    version: str
