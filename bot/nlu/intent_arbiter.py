"""Rasa component: what the words about the body say overrules what the classifier guesses.

A red flag must reach triage whatever intent a statistical classifier believes in, and a message that names the body
must be asked about, not taken for small talk.
"""

from __future__ import annotations

from msgspec.structs import replace
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from bot.channels.gate import PLAIN_SLASH
from bot.findings import Modifiers, Reading, reading_from_json
from bot.nlu.component import CuratedComponent
from bot.nlu.symptom_extractor import READING

SURE = 0.6
"""Confidence from which a guess stands even for a message without any English word ("thx", "heya")."""

FEW_WORDS = 4
"""Longest message that a body part alone makes an answer ("in my face and neck")."""

REPORT_SYMPTOM = "report_symptom"
OUT_OF_SCOPE = "out_of_scope"
FALLBACK = "nlu_fallback"
UNSURE_OF = frozenset((REPORT_SYMPTOM, OUT_OF_SCOPE, FALLBACK, "express_distress", "affirm", "deny", "unsure"))
"""Guesses that a body part or a modifier alone overrules; a question about a site keeps its own intent."""

HELPED = frozenset(("express_crisis", "express_distress"))
"""Guesses whose answer is warm and asks for more anyway."""

TALK = UNSURE_OF | {"chitchat", "greet", "goodbye", "thanks", "bot_challenge", "ask_capabilities"}
TALK |= {"repeat_please", "skip_questions", "ask_summary"}
"""Guesses whose answer would pass over a symptom told in words that nobody thought of."""

SOUNDS_LIKE_A_SYMPTOM = 0.7
"""Likelihood from which small talk and the like are doubted."""

SOUNDS_MUCH_LIKE_ONE = 0.9
"""Likelihood from which any guess that the classifier is not sure of is doubted."""

QUESTIONS = frozenset(("ask_medicine", "ask_side_effects", "ask_site_signs"))
"""Questions that may name a symptom without anybody having it ("does letrozole cause joint pain?")."""

_FOREIGN = 2
"""Words that nothing here knows from which a message may be in another language, if they are half of it."""

CANNOT_BE_UNDONE = frozenset(("start_again", "forget_me"))
"""Asked back unless the classifier is sure: a mere "all over" must not clear what was told."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class IntentArbiter(CuratedComponent):
    """Has the last word on the intent; stands after classifier and fallback in config.yml."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent of each message that was read, where its reading decides it."""
        for message in messages:
            intent = message.get(INTENT) or {}
            guessed = intent.get(INTENT_NAME_KEY)
            sure = (intent.get(PREDICTED_CONFIDENCE_KEY) or 0) >= SURE
            decided = decide(message.get(TEXT) or "", reading_from_json(message.get(READING)), guessed, sure=sure)
            if decided != guessed and decided is not None:
                intent = {INTENT_NAME_KEY: decided, PREDICTED_CONFIDENCE_KEY: 1.0}
                message.set(INTENT, intent, add_to_output=True)
                ranking = message.get(INTENT_RANKING_KEY) or []
                message.set(INTENT_RANKING_KEY, [intent, *ranking], add_to_output=True)
        return messages


def decide(text: str, reading: Reading, guessed: str | None, *, sure: bool = True) -> str | None:
    """The intent of a message.

    Args:
        text: the message; one that the channel marked as a typed command is plain text that asks for nothing.
        reading: what was understood of it.
        guessed: the classifier's intent.
        sure: whether the classifier is.
    """
    if any(f.status in ("present", "uncertain", "absent", "past") for f in reading.findings):
        return REPORT_SYMPTOM
    if text.startswith("/"):
        return guessed
    if reading.findings and not (guessed in QUESTIONS and sure):
        return REPORT_SYMPTOM
    if text.startswith(PLAIN_SLASH):
        return OUT_OF_SCOPE
    if guessed in UNSURE_OF and (reading.unplaced or _answers(reading, guessed)):
        return REPORT_SYMPTOM
    if _told_in_other_words(reading, guessed, sure=sure):
        return REPORT_SYMPTOM
    return FALLBACK if _means_nothing(reading, guessed, sure=sure) else guessed


def _means_nothing(reading: Reading, guessed: str | None, *, sure: bool) -> bool:
    """Whether the message had better be said again: keyboard mash, or a guess too weak for what it would do."""
    if not sure and (reading.known_words == 0 or guessed in CANNOT_BE_UNDONE):
        return True
    foreign = reading.unfamiliar_words >= max(_FOREIGN, reading.known_words)
    if foreign and guessed in UNSURE_OF and not (sure and guessed == OUT_OF_SCOPE):
        return True  # "Ayuda, no puedo respirar" is no "no".
    mash = reading.known_words <= 1 and reading.unfamiliar_words > 0 and not reading.topics
    return guessed == OUT_OF_SCOPE and mash


def _told_in_other_words(reading: Reading, guessed: str | None, *, sure: bool) -> bool:
    """Whether a message of which nothing was understood had better be asked about than taken for something else."""
    if reading.findings or guessed in HELPED:
        return False
    talk = guessed in TALK
    if sure and guessed not in UNSURE_OF:
        return talk and reading.likelihood >= SOUNDS_MUCH_LIKE_ONE
    return reading.likelihood >= (SOUNDS_LIKE_A_SYMPTOM if talk else SOUNDS_MUCH_LIKE_ONE)


def _answers(reading: Reading, guessed: str | None) -> bool:
    """Whether a message without a symptom may tell more of an earlier one: how it is, or, in a few words, where.

    The night alone says when somebody frightened is awake.
    """
    loose = replace(reading.loose, night=None) if guessed in HELPED else reading.loose
    how = loose != Modifiers() and guessed != OUT_OF_SCOPE
    return how or (bool(reading.places) and reading.known_words <= FEW_WORDS)
