"""Every change of Rasa's own behaviour, all in one place, each with its reason.

They are written against one version of Rasa and left out on any other: then Rasa works as it is, only slower.
tests/launcher/test_rasa_patches.py fails when upstream no longer needs one.
"""

from __future__ import annotations

import logging
from typing import Any

import rasa
from jsonschema.exceptions import best_match
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction

PATCHED_VERSION = "3.6.21"

logger = logging.getLogger(__name__)


def apply() -> bool:
    """Apply all patches; returns False, with a warning in the log, if this is another version of Rasa."""
    if rasa.__version__ != PATCHED_VERSION:
        logger.warning("Rasa is %s, not %s: it runs without Waymark's patches.", rasa.__version__, PATCHED_VERSION)
        return False
    _compile_response_validator()
    return True


def _compile_response_validator() -> None:
    """Compile the schema of action responses once.

    `RemoteAction._validate_action_result` calls `jsonschema.validate`, which checks the constant schema
    itself again on every call: most of the time of a turn with an action. Same schema, same errors.
    """
    schema = RemoteAction.action_response_format_spec()
    validator = validator_for(schema)(schema)

    def validate_action_result(_self: RemoteAction, result: Any) -> bool:
        error = best_match(validator.iter_errors(result))
        if error is not None:
            raise error
        return True

    RemoteAction._validate_action_result = validate_action_result
