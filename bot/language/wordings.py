"""What patterns can be read out as: example wordings of every symptom, from the knowledge alone."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from bot.knowledge import Knowledge

_GROUP = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_NAMED = re.compile(r"@([a-z_]+)")
_MARKS = re.compile(r"~\d*|[!$]")

WORDINGS_EACH = 4
"""Wordings of a pattern that a proposer learns from."""


class Wordings:
    """Reads patterns out, the same each time.

    Args:
        knowledge: the curated facts.
        seed: which of the many wordings are taken.
    """

    def __init__(self, knowledge: Knowledge, seed: int = 0) -> None:
        self._k = knowledge
        self._choose = random.Random(seed)

    def examples(self, each: int) -> Iterator[tuple[str, str]]:
        """Yield (wording, symptom id): so many of each pattern, and of each sensation in each body part."""
        for symptom in self._k.symptoms.values():
            yield symptom.label, symptom.id
            for pattern in symptom.patterns:
                yield from ((self.one(pattern), symptom.id) for _ in range(each))
        for sensation in self._k.sensations.values():
            words = (*sensation.words, *sensation.follows)
            for part, symptom_id in sensation.parts.items() if words else ():
                for _ in range(each if part in self._k.body_parts else 0):
                    place = self.one(self._choose.choice(self._k.body_parts[part].words))
                    yield f"{self.one(self._choose.choice(words))} {place}", symptom_id

    def one(self, pattern: str) -> str:
        """One wording of a pattern, without what its gaps may hold."""
        while group := _GROUP.search(pattern):
            options = group[1].split("|") + ([""] if group[0].startswith("[") else [])
            pattern = pattern[: group.start()] + self._choose.choice(options) + pattern[group.end() :]
        return " ".join(_MARKS.sub("", _NAMED.sub(self._named, pattern)).split())

    def _named(self, found: re.Match[str]) -> str:
        name = found[1]
        if name in self._k.words.classes:
            return self.one(self._choose.choice(self._k.words.classes[name]))
        if name in self._k.sensations:
            return self.one(self._choose.choice(self._k.sensations[name].words))
        part = name if name in self._k.body_parts else self._choose.choice(sorted(self._k.body_parts))
        return self.one(self._choose.choice(self._k.body_parts[part].words))
