"""The words of last resort: whatever fails, they tell the person how to reach medical help."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.settings import Settings
from bot.strict import DataError, Record, read_record

FAILSAFE_FILE = Path(__file__).parent / "knowledge" / "data" / "failsafe.yml"


class _Wording(Record):
    text: str


@cache
def failsafe_text(settings: Settings, path: Path = FAILSAFE_FILE) -> str:
    """The words of the safe failure for these settings; raises DataError if the file is not as it must be.

    Channels call it when they are built, so that a fault in the file stops the start and not an answer.
    """
    text = read_record(path, _Wording).text
    try:
        return text.format(**settings.words)
    except (KeyError, IndexError, ValueError) as error:
        raise DataError(f"{path.name}: text: there is no placeholder {error}") from error
