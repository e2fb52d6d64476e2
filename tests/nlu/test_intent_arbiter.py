"""What the words about the body overrule."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY

from bot.channels.gate import PLAIN_SLASH
from bot.findings import Modifiers, Reading, Status
from bot.nlu.intent_arbiter import FALLBACK, OUT_OF_SCOPE, REPORT_SYMPTOM, decide
from tests.nlu.build import pipeline, through
from tests.triage.build import found

pytestmark = pytest.mark.rasa

GUESSES = ["greet", "thanks", "goodbye", "out_of_scope", "nlu_fallback", "express_distress", "start_again"]
QUESTIONS = ["ask_site_signs", "ask_treatment"]


def reading(*statuses: Status, **rest: Any) -> Reading:
    return Reading(findings=tuple(found("seizure", status) for status in statuses), known_words=5, **rest)


@pytest.mark.parametrize("guessed", [*GUESSES, *QUESTIONS, None])
@pytest.mark.parametrize("status", ["present", "uncertain", "absent", "past"])
def test_a_symptom_wins_over_every_guess(guessed: str | None, status: Status) -> None:
    assert decide("text", reading(status), guessed) == REPORT_SYMPTOM
    assert decide(PLAIN_SLASH + "text", reading(status), guessed) == REPORT_SYMPTOM


@pytest.mark.parametrize("status", ["hypothetical", "other_person"])
@pytest.mark.parametrize(
    ("guessed", "decided"), [*[(g, REPORT_SYMPTOM) for g in GUESSES], ("ask_site_signs", "ask_site_signs")]
)
def test_a_feared_symptom_wins_over_all_but_a_question(guessed: str, decided: str, status: Status) -> None:
    assert decide("text", reading(status), guessed) == decided


BODY = reading(unplaced=(("leg", "my leg"),))
LOOSE = reading(loose=Modifiers(night=True))
NOTHING = reading()


@pytest.mark.parametrize(
    ("told", "guessed", "decided"),
    [
        (BODY, "out_of_scope", REPORT_SYMPTOM),
        (BODY, "nlu_fallback", REPORT_SYMPTOM),
        (BODY, "express_distress", REPORT_SYMPTOM),
        (BODY, "affirm", REPORT_SYMPTOM),
        (BODY, "deny", REPORT_SYMPTOM),
        (BODY, "unsure", REPORT_SYMPTOM),
        (NOTHING, "unsure", "unsure"),
        (BODY, "ask_site_signs", "ask_site_signs"),
        (BODY, "ask_treatment", "ask_treatment"),
        (BODY, "greet", "greet"),
        (LOOSE, "affirm", REPORT_SYMPTOM),
        (LOOSE, "nlu_fallback", REPORT_SYMPTOM),
        (LOOSE, "out_of_scope", OUT_OF_SCOPE),
        (LOOSE, "thanks", "thanks"),
        (LOOSE, "express_distress", "express_distress"),
        (reading(loose=Modifiers(trend="worse")), "express_distress", REPORT_SYMPTOM),
        (msgspec.structs.replace(NOTHING, known_words=1, unfamiliar_words=3), "deny", FALLBACK),
        (msgspec.structs.replace(NOTHING, known_words=1, unfamiliar_words=1), "deny", "deny"),
        (msgspec.structs.replace(NOTHING, known_words=2, unfamiliar_words=3), "out_of_scope", OUT_OF_SCOPE),
        (msgspec.structs.replace(NOTHING, known_words=6, unfamiliar_words=2), "out_of_scope", OUT_OF_SCOPE),
        (NOTHING, "greet", "greet"),
        (NOTHING, "out_of_scope", OUT_OF_SCOPE),
        (NOTHING, "express_distress", "express_distress"),
        (NOTHING, "report_symptom", REPORT_SYMPTOM),
        (NOTHING, None, None),
    ],
)
def test_a_body_part_or_a_detail_wins_over_a_weak_guess(told: Reading, guessed: str | None, decided: str) -> None:
    assert decide("text", told, guessed) == decided


@pytest.mark.parametrize("guessed", ["greet", "start_again", "ask_site_signs", "affirm"])
def test_a_typed_command_asks_for_nothing(guessed: str) -> None:
    assert decide(PLAIN_SLASH + "restart", NOTHING, guessed) == OUT_OF_SCOPE


@pytest.mark.parametrize(("sure", "decided"), [(True, "start_again"), (False, FALLBACK)])
def test_what_was_told_is_cleared_only_when_that_was_surely_meant(sure: bool, decided: str) -> None:
    assert decide("all over", NOTHING, "start_again", sure=sure) == decided


@pytest.mark.parametrize("sure", [True, False])
def test_keyboard_mash_is_asked_back_rather_than_sent_away(sure: bool) -> None:
    mash = Reading(known_words=1, unfamiliar_words=1)
    assert decide("jfkdls", mash, OUT_OF_SCOPE, sure=sure) == FALLBACK
    assert decide("weather", msgspec.structs.replace(mash, topics=("everyday",)), OUT_OF_SCOPE) == OUT_OF_SCOPE


@pytest.mark.parametrize(("sure", "decided"), [(True, "ask_side_effects"), (False, REPORT_SYMPTOM)])
def test_a_symptom_in_a_question_about_a_medicine_is_asked_about_unless_it_surely_is_one(
    sure: bool, decided: str
) -> None:
    assert decide("text", reading("hypothetical"), "ask_side_effects", sure=sure) == decided


@pytest.mark.parametrize(("sure", "decided"), [(True, "greet"), (False, FALLBACK)])
def test_a_message_without_a_known_word_needs_a_sure_guess(sure: bool, decided: str) -> None:
    assert decide("heya", Reading(known_words=0), "greet", sure=sure) == decided


@pytest.mark.parametrize("guessed", ["message_empty", "message_too_long", "greet"])
def test_a_command_of_our_own_is_obeyed(guessed: str) -> None:
    assert decide(f"/{guessed}", NOTHING, guessed) == guessed


@pytest.mark.parametrize(
    ("text", "guessed", "decided"),
    [
        ("I had a seizure, thanks", "thanks", REPORT_SYMPTOM),
        ("lol my legs won't work", "greet", REPORT_SYMPTOM),
        ("no fever", "deny", REPORT_SYMPTOM),
        ("my leg", "affirm", REPORT_SYMPTOM),
        ("maybe hip", "unsure", REPORT_SYMPTOM),
        ("I can't tell", "unsure", "unsure"),
        ("what are the signs in the liver?", "ask_site_signs", "ask_site_signs"),
        ("thank you", "thanks", "thanks"),
    ],
)
def test_the_whole_pipeline_decides(text: str, guessed: str, decided: str) -> None:
    message = through(text, *pipeline(), guessed=guessed)
    assert message.get(INTENT)["name"] == decided


def test_what_is_decided_leads_the_ranking() -> None:
    ranking = [{"name": "greet", "confidence": 0.9}]
    message = through("my back hurts", *pipeline(), guessed="greet", **{INTENT_RANKING_KEY: ranking})
    assert message.get(INTENT) == {"name": REPORT_SYMPTOM, "confidence": 1.0}
    assert [entry["name"] for entry in message.get(INTENT_RANKING_KEY)] == [REPORT_SYMPTOM, "greet"]


def test_a_guess_that_stands_keeps_its_confidence() -> None:
    message = through("hello", *pipeline(), guessed="greet")
    assert message.get(INTENT) == {"name": "greet", "confidence": 0.9}


@pytest.mark.parametrize(
    ("likelihood", "guessed", "sure", "decided"),
    [
        (0.75, "out_of_scope", True, REPORT_SYMPTOM),
        (0.75, "chitchat", False, REPORT_SYMPTOM),
        (0.75, "chitchat", True, "chitchat"),
        (0.95, "chitchat", True, REPORT_SYMPTOM),
        (0.95, "express_distress", False, "express_distress"),
        (0.75, "ask_treatment", False, "ask_treatment"),
        (0.95, "ask_treatment", False, REPORT_SYMPTOM),
        (0.95, "ask_treatment", True, "ask_treatment"),
        (0.95, "express_crisis", False, "express_crisis"),
        (0.4, "out_of_scope", False, OUT_OF_SCOPE),
    ],
)
def test_what_sounds_like_a_symptom_in_unheard_of_words_is_asked_about(
    likelihood: float, guessed: str, sure: bool, decided: str
) -> None:
    assert decide("text", reading(likelihood=likelihood), guessed, sure=sure) == decided
