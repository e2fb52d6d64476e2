"""Reads a message together with what it goes on from: "numb" after "my legs" is numb legs."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from bot.findings import Before, Finding, Modifiers, Reading
from bot.knowledge import Knowledge
from bot.language.reader import Reader

FEW_WORDS = 6
"""Longest message that names a place and is taken for an answer to where something is."""

_COUNTED = ("present", "uncertain")
_FORMS = {
    r"it(?:\s+is|['’]?s)": "my {place} is",
    r"they(?:\s+are|['’]?re)": "my {place} are",
    "it|they|them": "my {place}",
}
"""How a place is spoken of that was named before."""
_PRONOUN = re.compile("|".join(rf"\b({form})\b" for form in _FORMS), re.IGNORECASE)
_CAN = re.compile(r"\bi can\b(?! not\b|['’]t\b)", re.IGNORECASE)
_LIMITED = re.compile(
    r"\?|\b(only|just|barely|hardly|but|bit|little|unless|until|without|how|no longer)\b"
    r"|\b(one|two|three|few|couple|some|sometimes|steps?|minutes?|\d+)\b",
    re.IGNORECASE,
)
"""What makes less of what somebody can do, or asks."""
_OVER = re.compile(r"\b(gone|over|stopped|passed|went)\b", re.IGNORECASE)
"""Words that tell of an end where a place is only meant: "it's gone" is no leg that has gone."""


def read_after(reader: Reader, text: str, before: Before, turn: int = 0, today: date | None = None) -> Reading:
    """Read a message; where it says too little by itself, read it with what came before.

    Only what is there now is taken from the second reading: nothing is denied by what somebody may have meant.
    """
    reading = reader.read(text, turn, today)
    if any(not _lacks_place(f, reader.knowledge) for f in reading.findings):
        return reading
    if _CAN.search(text) and not _LIMITED.search(text):
        return _able(reader, text, reading, before, turn, today)
    for whole in _wholes(text, reading, before):
        again = reader.read(whole, turn, today)
        if any(f.status in _COUNTED and not _lacks_place(f, reader.knowledge) for f in again.findings):
            findings = tuple(msgspec.structs.replace(f, start=0, end=len(text), text=text) for f in again.findings)
            return msgspec.structs.replace(again, findings=findings, known_words=reading.known_words)
    return reading


def _able(reader: Reader, text: str, reading: Reading, before: Before, turn: int, today: date | None) -> Reading:
    """The reading of a message that tells what somebody can do: what would be wrong if they could not is absent."""
    not_so = _CAN.sub("i can't", text)
    unable = msgspec.structs.replace(reader.read(not_so, turn, today), places=())
    for whole in (not_so, *_wholes(not_so, unable, before)):
        wrong = reader.read(whole, turn, today).findings
        if wrong and all(f.status in _COUNTED and not _lacks_place(f, reader.knowledge) for f in wrong):
            absent = (msgspec.structs.replace(f, status="absent", start=0, end=len(text), text=text) for f in wrong)
            return msgspec.structs.replace(reading, findings=tuple(absent), places=(), unplaced=(), loose=Modifiers())
    return reading


def _wholes(text: str, reading: Reading, before: Before) -> list[str]:
    """What the message may be in full."""
    if reading.places:
        answers = before.told and not reading.findings and reading.known_words <= FEW_WORDS
        return [f"{text}: {before.told}"] if answers else []
    if before.place is None or _OVER.search(text):
        return []
    wholes = []
    pronoun = _PRONOUN.search(text)
    if pronoun and (before.asked or _leans_on(reading, text, pronoun)):
        form = list(_FORMS.values())[(pronoun.lastindex or 1) - 1]
        wholes.append(text[: pronoun.start()] + form.format(place=before.place) + text[pronoun.end() :])
    if before.asked:
        wholes.append(f"my {before.place} {text}")
    return wholes


def _leans_on(reading: Reading, text: str, pronoun: re.Match[str]) -> bool:
    """Whether what a message tells is told of a pronoun, not of something else ("I have pain and it is bad")."""
    at = pronoun.start()
    return not text[:at].strip() or any(f.start <= at <= f.end + 1 for f in reading.findings)


def _lacks_place(finding: Finding, knowledge: Knowledge) -> bool:
    alone = any(s.alone == finding.symptom for s in knowledge.sensations.values())
    return finding.body_part is None and (alone or knowledge.symptoms[finding.symptom].ask is not None)
