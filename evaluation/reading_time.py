"""How long the reader takes over a message, in this process."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache

import numpy as np

SHORT = (
    "I have had an ache low in my back for about three weeks, it is worse at night and now my left leg "
    "sometimes tingles when I stand for long, any idea?"
)
FILLER = (
    "I was treated four years ago and went back to work in the spring, which was good for me. My sister comes on "
    "Sundays and we walk to the river and talk about the garden. Since about the middle of last month my hip has "
    "been hurting when I climb the stairs, and I put it down to the digging. I have no fever and I sleep well most "
    "nights. Then last week a dry cough began, which my neighbour has too, so I did not think much of it. "
)
TIMES = {30: 200, 1000: 20}
"""How often a message of so many words is read in one round."""


@cache
def reader() -> Callable[[str], object]:
    """The reading of one message; built once."""
    from bot import lean_spacy  # noqa: F401  # As in `python -m bot assess`.
    from bot.language.reader import Reader

    return Reader().read


def text(words: int) -> str:
    """A message of exactly so many words."""
    source = (SHORT if words <= len(SHORT.split()) else FILLER).split()
    repeated = source * (words // len(source) + 1)
    return " ".join(repeated[:words])


def read(words: int) -> dict[str, float]:
    """Read a message of so many words over and over: p50 and p99 in milliseconds."""
    read_message, message = reader(), text(words)
    for _ in range(5):
        read_message(message)
    taken = []
    for _ in range(TIMES[words]):
        started = time.perf_counter()
        read_message(message)
        taken.append((time.perf_counter() - started) * 1000)
    p50, p99 = (float(p) for p in np.percentile(taken, (50, 99)))
    return {"p50_ms": p50, "p99_ms": p99}
