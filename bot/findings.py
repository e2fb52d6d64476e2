"""What was understood of a message: the types that language produces and triage decides on.

They sit in a module of their own so that `bot.language` and `bot.triage` need not know each other. Every type turns
into plain JSON values and back (Rasa keeps slots as JSON).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

import msgspec

Status = Literal["present", "absent", "past", "hypothetical", "other_person", "uncertain"]
Onset = Literal["sudden", "gradual"]
Trend = Literal["worse", "better", "same"]
Side = Literal["left", "right", "both"]
Person = Literal["self", "someone_else"]


class Modifiers(msgspec.Struct, frozen=True, kw_only=True):
    """How a symptom behaves. `duration_days` counts back to the onset; `severity` runs from 0 to 10; None: not told."""

    duration_days: int | None = None
    onset: Onset | None = None
    trend: Trend | None = None
    severity: int | None = None
    night: bool | None = None
    side: Side | None = None
    triggers: tuple[str, ...] = ()
    first_ever: bool | None = None


class Finding(Modifiers, frozen=True, kw_only=True):
    """One symptom as one message tells it.

    `start` and `end` are character offsets into the message of `turn` (from 0); `text` is that slice.
    """

    symptom: str
    status: Status = "present"
    turn: int = 0
    start: int
    end: int
    text: str
    body_part: str | None = None


class History(msgspec.Struct, frozen=True, kw_only=True):
    """What the person told of their cancer; `known_sites` are spread already diagnosed (site ids)."""

    breast_cancer: Literal["yes", "no", "unknown"] = "unknown"
    subtype: str | None = None
    known_sites: tuple[str, ...] = ()


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """All that one message says.

    `unplaced` are words about the body that led to no finding, as (id, text as written): a reason to ask, never to
    pass over. `places` are all body parts (ids) without a finding, also those too common to be asked about. `sites`
    are the sites that the message names ("my liver", "bone mets"). `loose` are modifiers in a message without any
    symptom ("it's worse at night"): they speak of an earlier one.
    `proposed` are symptoms (ids) that a message without any may mean, likeliest first: to be asked about, no more;
    `likelihood`, from 0 to 1, is how likely such a message is to tell of a symptom at all.
    `suspected` is what a message in which something else was found sounds much like, as a hypothetical finding of the
    whole message: to be asked about, if it would be more urgent.
    `topics` are cues (ids of words/topics.yml) for what else it is about, where they were looked for;
    `unfamiliar_words` then counts the words that neither they nor anything else here knows.
    `known_words` counts the words that are English at all: none in keyboard mash or another language.
    """

    findings: tuple[Finding, ...] = ()
    person: Person = "self"
    history: History = History()
    medicines: tuple[str, ...] = ()
    unplaced: tuple[tuple[str, str], ...] = ()
    places: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    unfamiliar_words: int = 0
    loose: Modifiers = Modifiers()
    known_words: int = 0
    proposed: tuple[str, ...] = ()
    likelihood: float = 0.0
    suspected: Finding | None = None


class Before(msgspec.Struct, frozen=True, kw_only=True):
    """What a message goes on from, where it says too little by itself.

    `place` is the part of the body that was spoken of last, in words, and `asked` whether it was asked what that is
    like; `told` are the words about a symptom that still lacks its place ("pain, worst ever").
    """

    place: str | None = None
    asked: bool = False
    told: str | None = None


def to_json(value: Reading | Finding | History | Before | Iterable[Finding]) -> Any:
    """Plain JSON values (dict, list, str, numbers, None) of one of these types, or of several findings."""
    return msgspec.to_builtins(value)


def findings_from_json(value: object) -> tuple[Finding, ...]:
    """Rebuild findings from a slot's value; raises msgspec.ValidationError if it is not a list of findings."""
    return msgspec.convert(value or [], tuple[Finding, ...])


def reading_from_json(value: object) -> Reading:
    """Rebuild a reading from JSON values; raises msgspec.ValidationError if they are not one."""
    return msgspec.convert(value or {}, Reading)


def before_from_json(value: object) -> Before:
    """Rebuild it from JSON values; raises msgspec.ValidationError if they are not one."""
    return msgspec.convert(value or {}, Before)
