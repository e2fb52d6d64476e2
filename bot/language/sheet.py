"""What the pipeline's components know of a message so far: each reads what earlier ones wrote and adds its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc

from bot.findings import Finding, Modifiers, Person, Status
from bot.language.text import Text


@dataclass(frozen=True)
class Mention:
    """A body part or a sensation, from word `start` up to word `end` (exclusive)."""

    kind: str
    id: str
    start: int
    end: int


@dataclass
class Candidate:
    """A symptom seen in the message.

    `words` are the indices of the words that make it up (they need not be neighbours); a word in them that negates
    has been used up by the symptom ("no appetite") and negates nothing else. `pieced` tells that it was put together
    from pieces, which may be symptoms themselves.
    """

    symptom: str
    words: frozenset[int]
    body_part: str | None = None
    status: Status = "present"
    pieced: bool = False

    @cached_property
    def start(self) -> int:
        """Index of the first word."""
        return min(self.words)

    @cached_property
    def end(self) -> int:
        """Index after the last word."""
        return max(self.words) + 1


@dataclass
class Sheet:
    """The working notes on one message.

    `tokens[i]` is the index of the spaCy token of word i; `clause[i]` numbers the clause of word i from 0. `idioms` are
    the (start, end) of spans that only sound like the body ("sick and tired of").
    """

    text: Text
    tokens: list[int]
    known_words: int = 0
    idioms: list[tuple[int, int]] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    clause: list[int] = field(default_factory=list)
    person: Person = "self"
    facts: list[str] = field(default_factory=list)
    known_sites: list[str] = field(default_factory=list)
    medicines: list[str] = field(default_factory=list)
    sites: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    unfamiliar: int = 0
    places: list[Mention] = field(default_factory=list)
    unplaced: list[Mention] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    loose: Modifiers = field(default_factory=Modifiers)

    def characters(self, doc: Doc, start: int, end: int) -> tuple[int, int]:
        """Character offsets in the message of the words from `start` up to `end`."""
        last = doc[self.tokens[end - 1]]
        return doc[self.tokens[start]].idx, last.idx + len(last)


def sheet_of(doc: Doc) -> Sheet:
    """The sheet that belongs to a doc."""
    sheet: Sheet = doc.user_data["sheet"]
    return sheet
