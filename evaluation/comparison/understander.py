"""What every understander of symptoms answers, so that one scorer fits all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class Found:
    """A symptom in a message, as `python -m bot assess` tells it; equal to any other of its symptom and status.

    `start` and `end` are character offsets into the message.
    """

    symptom: str
    status: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


class Understander(Protocol):
    """Anything that finds symptoms in messages."""

    @property
    def name(self) -> str:
        """The name in the tables."""

    def read(self, texts: Sequence[str]) -> list[list[Found]]:
        """What each of the messages says, in their order."""
