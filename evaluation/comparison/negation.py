"""Which words of a message are denied, after NegEx (Chapman et al. 2001): a cue denies the next few words.

Nothing is known of clauses or verbs: that is what makes it the plain way.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

WINDOW = 5
"""Words that a cue reaches."""

CUES = tuple(
    tuple(cue.split())
    for cue in (
        "no",
        "not",
        "n't",
        "nt",
        "never",
        "none",
        "neither",
        "nor",
        "without",
        "deny",
        "denies",
        "denied",
        "denying",
        "no sign of",
        "no signs of",
        "no evidence of",
        "no history of",
        "negative for",
        "free of",
        "absence of",
        "lack of",
        "ruled out",
        "rules out",
    )
)
"""Words as spaCy cuts them: "don't" is "do" and "n't", "dont" is "do" and "nt"."""

PSEUDO = tuple(
    tuple(cue.split())
    for cue in ("not only", "not just", "not sure", "no idea", "no doubt", "no change", "no increase", "no better")
)
"""Sounds like a cue, and denies nothing."""

STOPS = frozenset(
    (
        *("but", "however", "although", "though", "yet", "except", "apart", "aside", "because", "cos", "since"),
        *("still", "now", "just", "only", "which", "when", "while", "until", "unless", "if"),
        *(".", ";", ":", "?", "!", "-", "–", "\n"),
    )
)
"""Where a cue's reach ends."""


def denied(words: Sequence[str], taken: Set[int] = frozenset()) -> set[int]:
    """The places of all words within reach of a cue.

    Args:
        words: the words of the message, lower case, punctuation included.
        taken: places of words that belong to a symptom's own wording: the "can't" of "can't breathe" is no cue.
    """
    reached: set[int] = set()
    for at in range(len(words)):
        cue = _longest(CUES, words, at)
        if not cue or at in taken or _longest(PSEUDO, words, at):
            continue
        for place in range(at + cue, min(at + cue + WINDOW, len(words))):
            if words[place].strip(" ") in STOPS:
                break
            reached.add(place)
    return reached


def _longest(phrases: Sequence[tuple[str, ...]], words: Sequence[str], at: int) -> int:
    """How many words the longest of the phrases has that begin here; 0 if none does."""
    return max((len(p) for p in phrases if tuple(words[at : at + len(p)]) == p), default=0)
