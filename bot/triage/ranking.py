"""Which sites doctors would want to check, in order. Ordinal only: never a probability of cancer.

score = log(share of relapsed patients with spread there) + a weight for each finding that points there. All figures
behind it hold given that there is spread at all, so the score orders sites and says nothing else.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

import msgspec

from bot.findings import Finding, History
from bot.knowledge import Knowledge
from bot.knowledge.model import Site, Strength
from bot.triage.urgency import counted

WEIGHTS: dict[Strength, float] = {"strong": 3.0, "moderate": 1.6, "weak": 0.6}
UNREAD_PRIOR = 5.0
"""Share (%) assumed for sites without a figure: below every figure that was read, so that known ones come first."""

SUBTYPE_PRIORS = {
    "her2_positive": "her2",
    "triple_negative": "triple_negative",
    "hormone_positive": "luminal_a",
}


class RankedSite(msgspec.Struct, frozen=True, kw_only=True):
    """A site to check. `because` are the symptoms that point there; `strength` is the strongest of them."""

    site: str
    rank: int
    strength: Strength
    because: tuple[str, ...]
    sources: tuple[str, ...]


def rank_sites(findings: Iterable[Finding], history: History, knowledge: Knowledge) -> tuple[RankedSite, ...]:
    """Order the sites that the findings point to, best supported first.

    Vague symptoms (tiredness, feeling sick, …) add to sites that others point to, and point nowhere alone.
    """
    votes: dict[str, dict[str, Strength]] = defaultdict(dict)
    symptoms = sorted({f.symptom for f in counted(findings)})
    for vague in (False, True):
        for symptom in (knowledge.symptoms[s] for s in symptoms if knowledge.symptoms[s].vague == vague):
            for site, strength in symptom.sites.items():
                if not vague or site in votes:
                    votes[site][symptom.id] = strength
    scores = {site: _score(knowledge.sites[site], given, history) for site, given in votes.items()}
    ordered = sorted(votes, key=lambda site: (-scores[site], site))
    return tuple(_ranked(site, i, votes[site], knowledge) for i, site in enumerate(ordered, start=1))


def _score(site: Site, given: dict[str, Strength], history: History) -> float:
    subtype = SUBTYPE_PRIORS.get(history.subtype or "")
    shares = [site.priors[subtype]] if subtype in site.priors else list(site.priors.values())
    prior = sum(shares) / len(shares) if shares else UNREAD_PRIOR
    return math.log(prior) + sum(WEIGHTS[strength] for strength in given.values())


def _ranked(site: str, rank: int, given: dict[str, Strength], knowledge: Knowledge) -> RankedSite:
    strongest = max(given.values(), key=lambda strength: WEIGHTS[strength])
    because = sorted(given, key=lambda symptom: (-WEIGHTS[given[symptom]], symptom))
    return RankedSite(
        site=site,
        rank=rank,
        strength=strongest,
        because=tuple(because),
        sources=knowledge.sites[site].evidence.sources,
    )
