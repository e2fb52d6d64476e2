"""What a message says beside the symptoms that were found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.findings import Finding
from bot.knowledge import Knowledge


class Untold:
    """Cuts out of a message the parts that tell of its findings.

    Args:
        knowledge: its function words say where one part ends and the next begins.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        grammar = knowledge.words.grammar
        starts = "|".join(sorted(map(re.escape, {*grammar.joiners, *grammar.separators})))
        self._cut = re.compile(rf"(?<=[.!?;:,\n])\s+|\s+(?=(?:{starts})\b)", re.IGNORECASE)

    def __call__(self, text: str, findings: Sequence[Finding]) -> str:
        """The other parts, in order; "" if each part tells of a finding."""
        return " ".join(
            text[start:end]
            for start, end in self._parts(text)
            if not any(f.start < end and start < f.end for f in findings)
        )

    def _parts(self, text: str) -> Iterator[tuple[int, int]]:
        start = 0
        for cut in self._cut.finditer(text):
            yield start, cut.start()
            start = cut.end()
        yield start, len(text)
