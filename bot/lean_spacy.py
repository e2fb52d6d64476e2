"""Imports spaCy without what it brings along and nothing here uses; for commands that must be ready at once.

Import this before anything that imports spaCy. TensorFlow costs 5 s and 400 MB, spaCy's own command line 0.4 s.
"""

from __future__ import annotations

import sys
from types import ModuleType

_COMMAND_LINE = "spacy.cli"


def _import() -> None:
    # spaCy imports these when they are installed; None makes the import fail, which spaCy expects.
    for name in ("tensorflow", "h5py"):
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]
    if "spacy" in sys.modules:
        return
    # Only `info` is taken from the command line, to offer it as spacy.info.
    command_line, info = ModuleType(_COMMAND_LINE), ModuleType(f"{_COMMAND_LINE}.info")
    command_line.__path__ = []
    info.info = None  # type: ignore[attr-defined]
    sys.modules[command_line.__name__], sys.modules[info.__name__] = command_line, info
    try:
        import spacy  # noqa: F401
    finally:
        # Whoever wants the real one may still import it.
        del sys.modules[command_line.__name__], sys.modules[info.__name__]


_import()
