"""Messages that come through doors of Rasa's own."""

from __future__ import annotations

import pytest
import yaml
from rasa.shared.nlu.constants import TEXT

from bot.channels.gate import EMPTY, OTHER_SCRIPT, PLAIN_SLASH, TOO_LONG
from bot.nlu.gate import Gate
from tests.launcher.toy import PROJECT
from tests.nlu.build import made, through

pytestmark = pytest.mark.rasa


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("", EMPTY),
        ("  \n ", EMPTY),
        ("🙂", EMPTY),
        ("ache " * 20_000, TOO_LONG),
        ("ظهري يؤلمني", OTHER_SCRIPT),
        ("/restart", PLAIN_SLASH + "restart"),
        ('/any_intent{"x": 1}', PLAIN_SLASH + 'any_intent{"x": 1}'),
        ("my hip hurts", "my hip hurts"),
        (EMPTY, EMPTY),
        (PLAIN_SLASH + "restart", PLAIN_SLASH + "restart"),
    ],
    ids=lambda text: text[:20],
)
def test_what_cannot_be_read_or_would_be_obeyed_goes_no_further(typed: str, seen: str) -> None:
    assert through(typed, made(Gate)).get(TEXT) == seen


def test_a_message_without_text_stays_one() -> None:
    assert through(None, made(Gate)).get(TEXT) is None


def test_it_stands_first() -> None:
    pipeline = yaml.safe_load((PROJECT / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    assert pipeline[0]["name"] == "bot.nlu.gate.Gate"
