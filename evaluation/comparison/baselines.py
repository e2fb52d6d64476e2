"""The understanders that Waymark is measured against, on the same messages in the same run."""

from __future__ import annotations

from bot.knowledge import load_knowledge
from evaluation.comparison.diet_baseline import DietEntities
from evaluation.comparison.phrase_baseline import PhraseMatching, lay_phrases
from evaluation.comparison.understander import Found, Understander

__all__ = ["Found", "Understander", "baselines"]


def baselines(*, quick: bool = False) -> list[Understander]:
    """All of them; `quick` leaves out the one that needs Rasa and minutes to learn."""
    plain = PhraseMatching(lay_phrases(load_knowledge()))
    return [plain] if quick else [plain, DietEntities()]
