"""What must be set before Rasa is imported, and logs that say little and never what a person wrote."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import structlog

from bot.channels.errors import describe

_VARIABLES = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "LOG_LEVEL": "WARNING",
    "LOG_LEVEL_LIBRARIES": "ERROR",
}


def prepare(*, training: bool = False) -> None:
    """Set the environment, the import path and the logs; call it before Rasa is imported.

    Nothing here may be chosen from outside: at level DEBUG Rasa logs what people write. When training,
    nobody's words are about, and Rasa's warnings about the training data are shown.
    """
    os.environ.update(_VARIABLES)
    here = str(Path.cwd())
    if here not in sys.path:  # Rasa finds our components and channels, and rasa_sdk our actions, from here.
        sys.path.insert(0, here)
    _quiet_logs(training)


def _quiet_logs(training: bool) -> None:
    """Log warnings and errors only, to standard error, without the words of exceptions.

    Also without the values that Rasa's structured logs carry: both may quote a person's message.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(_WordlessFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("bot").setLevel(logging.INFO)
    # Filters of `warnings` do not last: libraries reset them when imported.
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").addFilter(lambda record: training and "UserWarning" in record.getMessage())
    # Unconfigured, structlog prints everything, debug records with the person's text included.
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, _event_only],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        cache_logger_on_first_use=True,
    )


class _WordlessFormatter(logging.Formatter):
    """Writes an exception as its type and places, see `bot.channels.errors`."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name is logging's
        """Write the exception of a log record."""
        return describe(ei[1])


def _event_only(_logger: object, _method: str, event: MutableMapping[str, Any]) -> str:
    """Keep a structured record's event name, which is a constant, and drop its values."""
    return str(event["event"])
