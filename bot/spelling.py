"""British texts in the operator's spelling; names and numbers pass unchanged."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from bot.strict import convert, read_yaml

AMERICAN = Path(__file__).parent / "knowledge" / "data" / "american_spelling.yml"


def localise(text: str, spelling: str) -> str:
    """The text in "british" (as written) or "american" spelling."""
    if spelling == "british":
        return text
    pattern, words = _american()
    return pattern.sub(lambda match: _like(match[0], words[match[0].lower()]), text)


@lru_cache(maxsize=1)
def _american() -> tuple[re.Pattern[str], dict[str, str]]:
    words = convert(read_yaml(AMERICAN), dict[str, str], AMERICAN.name)
    ordered = sorted(map(re.escape, words), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(ordered)})\b", re.IGNORECASE), words


def _like(original: str, replacement: str) -> str:
    return replacement[0].upper() + replacement[1:] if original[0].isupper() else replacement
