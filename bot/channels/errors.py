"""How errors are written to logs: what failed and where, never the words of an exception.

An exception's message often quotes the data it choked on; here that is what a person told us of their health.
"""

from __future__ import annotations

import traceback
from pathlib import Path

_FRAMES = 3


def describe(error: BaseException) -> str:
    """Name the error's type and its last few places in the code, without the error's own text."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    places = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames))
    return f"{type(error).__name__} at {places}" if places else type(error).__name__
