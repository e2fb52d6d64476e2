"""Our patches of Rasa: that they do what they say, and that Rasa still needs them."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
import rasa
from jsonschema.validators import Draft202012Validator
from rasa.core.actions.action import RemoteAction

from bot.launcher import rasa_patches

pytestmark = pytest.mark.rasa

GOOD = {
    "events": [{"event": "slot", "timestamp": None, "name": "a", "value": 1}],
    "responses": [{"text": "a"}],
}
BAD: list[Any] = [None, [], {"responses": {}}, {"responses": ["a"]}, {"events": [{"event": "no such event"}]}]


@pytest.fixture
def original() -> Iterator[Any]:
    """Rasa's own method; what a test changes is put back."""
    before = RemoteAction._validate_action_result
    yield before
    RemoteAction._validate_action_result = before


def schema_checks(monkeypatch: pytest.MonkeyPatch, calls: int) -> int:
    """How often the constant schema is itself checked while so many responses are validated."""
    checks = []
    check = Draft202012Validator.check_schema
    monkeypatch.setattr(Draft202012Validator, "check_schema", lambda *a, **k: (checks.append(1), check(*a, **k)))
    action = RemoteAction("action_x", None)
    for _ in range(calls):
        action._validate_action_result(GOOD)
    return len(checks)


def test_rasa_still_checks_the_schema_on_every_call(original: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert schema_checks(monkeypatch, 3) == 3, "upstream mended it: drop the patch"


def test_patched_it_is_checked_no_more(original: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rasa_patches.apply() is True
    assert schema_checks(monkeypatch, 3) == 0


@pytest.mark.parametrize("response", BAD)
def test_wrong_responses_are_refused_as_before(original: Any, response: Any) -> None:
    action = RemoteAction("action_x", None)
    with pytest.raises(jsonschema.ValidationError):
        action._validate_action_result(response)
    rasa_patches.apply()
    with pytest.raises(jsonschema.ValidationError):
        action._validate_action_result(response)


def test_another_version_of_rasa_is_left_alone(original: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rasa, "__version__", "3.7.0")
    assert rasa_patches.apply() is False
    assert RemoteAction._validate_action_result is original


def test_the_patches_are_for_the_version_that_is_installed() -> None:
    assert rasa.__version__ == rasa_patches.PATCHED_VERSION


def test_importing_patches_nothing(original: Any) -> None:
    importlib.reload(rasa_patches)
    assert RemoteAction._validate_action_result is original
