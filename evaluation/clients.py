"""People who talk to a served bot, one or several at a time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import aiohttp
import numpy as np

from evaluation.asking import MeasureError

TRIAGE = (
    "I've had a dull ache in my hip for three weeks and it is worse at night",
    "there's also a dry cough that won't go away",
    "my right shoulder has been sore since last Monday",
    "I feel sick in the mornings and I'm off my food",
    "no headaches, and my eyesight is fine",
)
SMALL_TALK = ("hello", "are you a real person?", "what can you do?", "thank you", "bye")
KINDS = {"triage": TRIAGE, "small talk": SMALL_TALK}
"""A conversation of each kind, one turn a line; each is held under a sender id of its own."""

_numbers = count()


@dataclass(frozen=True)
class Load:
    """What one load of turns took: times in milliseconds."""

    turns: int
    turns_per_second: float
    p50: float
    p95: float
    p99: float


def run(url: str, kind: str, clients: int, conversations: int) -> Load:
    """Hold conversations of a kind, `clients` at a time, until all are held."""
    return asyncio.run(_run(url, KINDS[kind], clients, conversations))


async def _run(url: str, messages: Sequence[str], clients: int, conversations: int) -> Load:
    taken: list[float] = []
    waiting = iter(range(conversations))
    connector = aiohttp.TCPConnector(limit=clients)
    async with aiohttp.ClientSession(connector=connector, timeout=aiohttp.ClientTimeout(total=30)) as session:
        started = time.perf_counter()
        await asyncio.gather(*(_client(session, url, messages, waiting, taken) for _ in range(clients)))
        seconds = time.perf_counter() - started
    p50, p95, p99 = (float(p) for p in np.percentile(taken, (50, 95, 99)))
    return Load(len(taken), len(taken) / seconds, p50, p95, p99)


async def _client(
    session: aiohttp.ClientSession, url: str, messages: Sequence[str], waiting: Iterator[int], taken: list[float]
) -> None:
    for _ in waiting:
        sender = f"bench-{next(_numbers)}"
        for message in messages:
            started = time.perf_counter()
            async with session.post(url, json={"sender": sender, "message": message}) as answer:
                envelopes: Any = await answer.json(content_type=None)
            taken.append((time.perf_counter() - started) * 1000)
            if answer.status != 200 or not is_real(envelopes):
                raise MeasureError(f"No real answer to '{message}': {answer.status}, {envelopes}")


def is_real(envelopes: Any) -> bool:
    """Whether something was answered, and nothing of it is the safe failure."""
    types = [(e.get("custom") or {}).get("type") for e in envelopes]
    return bool(types) and "safe_failure" not in types
