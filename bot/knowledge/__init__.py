"""Curated facts: symptoms, sites, red flags, tiers, sources and word lists, as YAML behind a strict loader.

`load_knowledge()` reads everything under data/ once and refuses what does not fit together.
"""

from bot.knowledge.knowledge import Knowledge
from bot.knowledge.load import load_knowledge

__all__ = ["Knowledge", "load_knowledge"]
