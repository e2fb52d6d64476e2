"""Waymark itself, asked as anybody would ask it, in the form of the understanders beside it."""

from __future__ import annotations

from collections.abc import Sequence

from evaluation.asking import WRITTEN_ON, assess
from evaluation.comparison.understander import Found


class Waymark:
    """`python -m bot assess`."""

    name = "Waymark"

    def read(self, texts: Sequence[str]) -> list[list[Found]]:
        """What each of the messages says."""
        answers = assess([{"id": str(n), "text": text, "today": WRITTEN_ON} for n, text in enumerate(texts)])
        return [[Found(f["symptom"], f["status"], f["start"], f["end"]) for f in a["findings"]] for a in answers]
