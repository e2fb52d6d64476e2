"""What the understanding of a message tells an intent classifier, beside the message's own words."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from math import log2

from bot.findings import Modifiers, Reading

_MOST_UNFAMILIAR = 4
_LONGEST = 4


def features(text: str, reading: Reading, groups: Mapping[str, str]) -> dict[str, float]:
    """Named features of one message, each from 0 to 1.

    Args:
        text: the message.
        reading: what was understood of it, topics included.
        groups: the class of each medicine, by medicine id.
    """
    told: dict[str, float] = {f"topic {topic}": 1.0 for topic in reading.topics}
    told |= {f"topics {one} {other}": 1.0 for one, other in combinations(sorted(reading.topics), 2)}
    told |= {f"finding {finding.status}": 1.0 for finding in reading.findings}
    told |= {f"medicine {groups[medicine]}": 1.0 for medicine in reading.medicines}
    told |= {name: 1.0 for name, holds in _facts(text, reading).items() if holds}
    unfamiliar, words = reading.unfamiliar_words, max(1, reading.known_words)
    told[f"unfamiliar {min(unfamiliar, _MOST_UNFAMILIAR)}"] = 1.0
    told["unfamiliar share"] = min(1.0, unfamiliar / words)
    told[f"length {min(_LONGEST, int(log2(words)))}"] = 1.0
    return told


def _facts(text: str, reading: Reading) -> dict[str, bool]:
    return {
        "finding": bool(reading.findings),
        "medicine": bool(reading.medicines),
        "site": bool(reading.sites),
        "body part": bool(reading.places),
        "body part alone": bool(reading.unplaced),
        "nothing of the body": not (reading.findings or reading.places or reading.medicines or reading.sites),
        "modifier alone": reading.loose != Modifiers(),
        "cancer told": reading.history.breast_cancer == "yes",
        "somebody else": reading.person != "self",
        "question mark": "?" in text,
        "no known word": not reading.known_words,
    }
