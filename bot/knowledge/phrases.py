"""The shape of the small phrases from which answers are put together."""

from __future__ import annotations

from bot.strict import Record


class Phrases(Record):
    """Joining words and short descriptions, all in data so that wording and language can change without code."""

    list_last: str
    not_there: str
    side: dict[str, str]
    sudden: str
    night: str
    trend: dict[str, str]
    triggers: dict[str, str]
    units: dict[str, str]
    one: dict[str, str]
    site_line: str
    tests_line: str
    vague_line: str
    offer: str
    if_it_is: str
    nothing_assessed: str
