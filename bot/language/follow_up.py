"""Reads a message together with what it goes on from: "numb" after "my legs" is numb legs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

import msgspec

from bot.findings import Before, Finding, Modifiers, Reading
from bot.knowledge import Knowledge
from bot.knowledge.words import FollowUpWords
from bot.language.reader import Reader

FEW_WORDS = 6
"""Longest message that names a place and is taken for an answer to where something is."""

_COUNTED = ("present", "uncertain")


def read_after(reader: Reader, text: str, before: Before, turn: int = 0, today: date | None = None) -> Reading:
    """Read a message; where it says too little by itself, read it with what came before.

    Only what is there now is taken from the second reading: nothing is denied by what somebody may have meant.
    """
    reading = reader.read(text, turn, today)
    if any(not _lacks_place(f, reader.knowledge) for f in reading.findings):
        return reading
    leaning = _Leaning(reader.knowledge.words.follow_up)
    if leaning.tells_what_can_be_done(text):
        return _able(partial(reader.read, turn=turn, today=today), leaning, text, reading, before, reader.knowledge)
    for whole in leaning.wholes(text, reading, before):
        again = reader.read(whole, turn, today)
        if any(f.status in _COUNTED and not _lacks_place(f, reader.knowledge) for f in again.findings):
            findings = tuple(msgspec.structs.replace(f, start=0, end=len(text), text=text) for f in again.findings)
            return msgspec.structs.replace(again, findings=findings, known_words=reading.known_words)
    return reading


def _able(
    read: Callable[[str], Reading], leaning: _Leaning, text: str, reading: Reading, before: Before, k: Knowledge
) -> Reading:
    """The reading of a message that tells what somebody can do: what would be wrong if they could not is absent."""
    not_so = leaning.denied(text)
    unable = msgspec.structs.replace(read(not_so), places=())
    for whole in (not_so, *leaning.wholes(not_so, unable, before)):
        wrong = read(whole).findings
        if wrong and all(f.status in _COUNTED and not _lacks_place(f, k) for f in wrong):
            absent = (msgspec.structs.replace(f, status="absent", start=0, end=len(text), text=text) for f in wrong)
            return msgspec.structs.replace(reading, findings=tuple(absent), places=(), unplaced=(), loose=Modifiers())
    return reading


class _Leaning:
    """What a message leaves unsaid, by the words of the knowledge."""

    def __init__(self, words: FollowUpWords) -> None:
        self._words = words
        self._forms = list(words.place_forms)
        self._pronoun = _any("|".join(f"({_choice(said)})" for said in words.place_forms.values()))
        self._can = re.compile(rf"\b{_choice([words.able])}\b(?!\s*(?:{_choice(words.not_able)})\b)", re.IGNORECASE)
        self._limited = re.compile(rf"\?|\b(?:{_choice(words.limits)}|\d+)\b", re.IGNORECASE)
        self._ended = _any(_choice(words.ends))

    def tells_what_can_be_done(self, text: str) -> bool:
        """Whether somebody can do something, without any limit ("I can feel them", not "I can only walk a bit")."""
        return bool(self._can.search(text)) and not self._limited.search(text)

    def denied(self, text: str) -> str:
        """The same message if they could not."""
        return self._can.sub(self._words.unable, text)

    def wholes(self, text: str, reading: Reading, before: Before) -> list[str]:
        """What the message may be in full."""
        if reading.places:
            answers = before.told and not reading.findings and reading.known_words <= FEW_WORDS
            return [f"{text}: {before.told}"] if answers else []
        if before.place is None or self._ended.search(text):
            return []
        wholes = []
        pronoun = self._pronoun.search(text)
        if pronoun and (before.asked or _leans_on(reading, text, pronoun)):
            form = self._forms[(pronoun.lastindex or 1) - 1].format(place=before.place)
            wholes.append(text[: pronoun.start()] + form + text[pronoun.end() :])
        if before.asked:
            wholes.append(self._words.unsaid.format(place=before.place, text=text))
        return wholes


def _choice(said: Iterable[str]) -> str:
    return "|".join(r"\s+".join(map(re.escape, wording.split())) for wording in said)


def _any(choice: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{choice})\b", re.IGNORECASE)


def _leans_on(reading: Reading, text: str, pronoun: re.Match[str]) -> bool:
    """Whether what a message tells is told of a pronoun, not of something else ("I have pain and it is bad")."""
    at = pronoun.start()
    return not text[:at].strip() or any(f.start <= at <= f.end + 1 for f in reading.findings)


def _lacks_place(finding: Finding, knowledge: Knowledge) -> bool:
    alone = any(s.alone == finding.symptom for s in knowledge.sensations.values())
    return finding.body_part is None and (alone or knowledge.symptoms[finding.symptom].ask is not None)
