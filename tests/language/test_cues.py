"""Every wording of a cue or a pseudo-cue does what it stands for."""

from __future__ import annotations

import re

import pytest

from bot.knowledge import load_knowledge
from tests.language.reading import statuses, wordings

WORDS = load_knowledge().words
FILLERS = frozenset(WORDS.grammar.fillers)
PSEUDO = {wording for pattern in WORDS.pseudo_cues for wording in wordings(pattern)}

FRAMES = {
    "forward": "{} headaches",
    "backward": "the headache {}",
    "clause": "I had a headache {}",
    "after": "headache {}",
    "before": "headache {}",
}
IN_DOUBT = {"hypothetical", "uncertain"}


@pytest.mark.parametrize("id_", sorted(WORDS.cues))
def test_every_pattern_of_a_cue_works(id_: str) -> None:
    cue = WORDS.cues[id_]
    good = IN_DOUBT if cue.status in IN_DOUBT else {cue.status}
    dead = []
    for pattern in cue.patterns:
        frame = FRAMES[cue.direction].replace("{} ", "{}" + " word" * gap_at_end(pattern) + " ")
        said = (w for w in sorted(wordings(pattern)) if can_be_said(w))
        works = (statuses(frame.format(w)).get("headache") in good for w in said)
        if not (next(works, True) or any(works)):
            dead.append(pattern)
    assert dead == []


def gap_at_end(pattern: str) -> int:
    found = re.search(r"~(\d)$", pattern)
    return int(found[1]) if found else 0


def can_be_said(cue: str) -> bool:
    """Whether a wording reaches the cues at all: fillers are left out before, and a pseudo-cue in it says otherwise."""
    return not FILLERS & set(cue.split()) and not any(f" {pseudo} " in f" {cue} " for pseudo in PSEUDO)


def test_every_wording_of_every_pseudo_cue_changes_nothing() -> None:
    said = {wording for wording in PSEUDO if not FILLERS & set(wording.split())}
    assert [w for w in sorted(said) if set(statuses(f"{w} headache").values()) != {"present"}] == []
