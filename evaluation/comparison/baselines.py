"""The understanders that are measured side by side, Waymark first."""

from __future__ import annotations

from bot.knowledge import load_knowledge
from evaluation.comparison.diet_baseline import DietEntities
from evaluation.comparison.phrase_baseline import PhraseMatching, lay_phrases
from evaluation.comparison.understander import Understander
from evaluation.comparison.waymark import Waymark


def understanders(*, quick: bool = False) -> list[Understander]:
    """All of them; `quick` leaves out the one that needs Rasa and minutes to learn."""
    plain = PhraseMatching(lay_phrases(load_knowledge()))
    return [Waymark(), plain] if quick else [Waymark(), plain, DietEntities()]
