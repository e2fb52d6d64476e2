"""What all actions share: a safe answer on failure, the reminder after an emergency, responses that exist."""

from __future__ import annotations

import ast
import logging
from pathlib import Path
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

import actions
from actions.base import WaymarkAction
from bot.settings import load_settings
from tests.actions.helpers import assert_events, case_after, domain, executor, run_action, tracker_of

NAMES = sorted(executor().actions)
SPOILT = [7, "x", [1], {"findings": 3}, {"findings": [{"symptom": "cough"}]}, {"turn": "one"}]
UNKNOWN = {"findings": [{"symptom": "no_such", "start": 0, "end": 1, "text": "x"}]}
CLEARING = ("action_forget_me", "action_start_again")
"""They need no case, and leave none."""

INTENT = {"action_assess": "report_symptom", "action_explain_site": "ask_site_signs"}


def test_the_domain_and_the_package_name_the_same_actions() -> None:
    assert sorted(domain()["actions"]) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_an_action_stands_in_a_file_of_its_name(name: str) -> None:
    assert (Path(actions.__path__[0]) / f"{name}.py").is_file()


def test_every_response_that_the_actions_name_is_in_the_domain() -> None:
    for path in [*Path(actions.__path__[0]).glob("*.py"), *Path("bot/triage").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = node.value if isinstance(node, ast.Constant) else None
            if isinstance(named, str) and named.startswith("utter_") and not named.endswith("_"):
                assert named in domain()["responses"], path


@pytest.mark.parametrize("name", [n for n in NAMES if n not in CLEARING])
@pytest.mark.parametrize("case", [*SPOILT, UNKNOWN], ids=str)
def test_a_slot_that_holds_something_else_gets_the_safe_answer(name: str, case: Any) -> None:
    ran = run_action(name, tracker_of("my hip hurts", INTENT.get(name, "greet"), case=case))
    assert ran.types == ["safe_failure"]
    assert ran.named == ["utter_safe_failure"]
    assert_events(ran)


@pytest.mark.parametrize("name", ["action_assess", "action_explain_site"])
@pytest.mark.parametrize("reading", [7, "x", {"findings": "many"}, {"person": "nobody"}], ids=str)
def test_a_reading_that_is_none_gets_the_safe_answer(name: str, reading: Any) -> None:
    tracker = tracker_of("my hip hurts")
    tracker["latest_message"]["reading"] = reading
    assert run_action(name, tracker).types == ["safe_failure"]


SECRET = "my secret lump"


class Failing(WaymarkAction):
    """Says something, then fails with the person's words in the error."""

    def name(self) -> str:
        return "action_failing"

    def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[Any]:
        dispatcher.utter_message(response="utter_greet")
        raise ValueError(tracker.latest_message["text"])


@pytest.fixture
def failing() -> Any:
    executor().register_action(Failing())
    yield "action_failing"
    del executor().actions["action_failing"]


def test_an_action_that_fails_gives_only_the_safe_answer(failing: str) -> None:
    ran = run_action(failing, tracker_of(SECRET))
    assert ran.named == ["utter_safe_failure"]
    assert ran.responses[0]["emergency_number"] == load_settings().words["emergency_number"]
    assert_events(ran)


def test_a_failure_is_logged_without_the_persons_words(failing: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        run_action(failing, tracker_of(SECRET))
    [record] = [r for r in caplog.records if r.name == "actions.base"]
    assert record.levelno == logging.ERROR
    assert "action_failing" in record.getMessage()
    assert "ValueError" in record.getMessage()
    assert SECRET not in caplog.text


def test_the_safe_answer_fills_all_its_words(failing: str) -> None:
    [response] = run_action(failing, tracker_of(SECRET)).responses
    for variation in domain()["responses"]["utter_safe_failure"]:
        assert response["emergency_number"] in variation["text"].format(**response)


@pytest.mark.parametrize("name", [n for n in NAMES if n not in ("action_assess", "action_summarise", *CLEARING)])
@pytest.mark.parametrize(
    ("told", "reminder"),
    [
        ("I can't feel my legs", "utter_emergency_reminder"),
        ("I want to kill myself", "utter_crisis_reminder"),
    ],
)
def test_after_an_emergency_every_other_action_reminds_first(name: str, told: str, reminder: str) -> None:
    ran = run_action(name, tracker_of("thanks", INTENT.get(name, "thanks"), case=case_after(told)))
    assert ran.named[0] == reminder
    assert len(ran.named) > 1
    assert "999" in ran.responses[0]["emergency_number"]


@pytest.mark.parametrize("told", ["I can't feel my legs", "I want to kill myself"])
@pytest.mark.parametrize("then", ["I also have a cough", "no fever", "something else", "my arm"])
def test_after_an_emergency_a_message_about_symptoms_starts_with_it_again(told: str, then: str) -> None:
    ran = run_action("action_assess", tracker_of(then, case=case_after(told)))
    assert ran.types[0] in ("emergency", "crisis")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_uttered_has_all_the_words_that_its_response_needs(name: str) -> None:
    for text in ("my hip hurts", "What if I have a fit?", "I have swelling", "signs in the liver?", "no cough"):
        tracker = tracker_of(text, INTENT.get(name, "affirm"), case=case_after("I can't feel my legs"))
        for response in run_action(name, tracker).responses:
            for variation in domain()["responses"][response["response"]]:
                assert variation["text"].format(**response).strip()


def test_the_operators_spelling_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "settings.yml").write_text("region: us\nspelling: american\n")
    monkeypatch.setenv("WAYMARK_SETTINGS", str(tmp_path / "settings.yml"))
    [response] = run_action("action_assess", tracker_of("I have a cough")).responses
    assert response["emergency_number"] == "911"
    assert "GP" not in response["action"]


@pytest.mark.parametrize(
    ("events", "model"),
    [([], None), ([{"event": "user", "metadata": {"model_id": "m1"}}, {"event": "action"}], "m1")],
)
def test_an_answer_names_the_model_that_understood_the_message(events: list[dict[str, Any]], model: str | None) -> None:
    [response] = run_action("action_assess", tracker_of("my hip hurts") | {"events": events}).responses
    assert response["metadata"]["versions"]["model"] == model
