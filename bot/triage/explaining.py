"""Which parts of the body doctors would check after some findings, and with which tests, in a few lines."""

from __future__ import annotations

from collections.abc import Sequence

from bot.knowledge import Knowledge
from bot.knowledge.model import Site
from bot.triage.assessment import Assessment
from bot.triage.ranking import RankedSite
from bot.triage.urgency import counted
from bot.triage.wording import capital, join

EXPLAINED = 2
"""Sites explained in one answer. More would bury what to do."""

TESTED = 5
"""Sites named with their tests in one answer, the explained ones among them."""


def explained(assessment: Assessment, k: Knowledge) -> str:
    """The first sites explained; of others that matter, the tests."""
    first = assessment.sites[:EXPLAINED]
    lines = [
        "- " + k.phrases.site_line.format(name=capital(site.name), why=site.why, tests=site.tests)
        for site in (k.sites[s.site] for s in first)
    ]
    return "\n".join([*lines, *_tests([k.sites[s.site] for s in _others(assessment.sites)], k)])


def _others(ranked: Sequence[RankedSite]) -> list[RankedSite]:
    """The sites to name beside the explained ones: clearly pointed to, or the first that some finding points to."""
    shown = list(ranked[:EXPLAINED])
    for site in ranked[EXPLAINED:]:
        accounted = {symptom for s in shown for symptom in s.because}
        if len(shown) < TESTED and (site.strength != "weak" or not set(site.because) <= accounted):
            shown.append(site)
    return shown[EXPLAINED:]


def vague(assessment: Assessment, k: Knowledge) -> str:
    """That the findings point to no single part, and which parts doctors would check all the same, with which tests."""
    found = [k.symptoms[f.symptom] for f in counted(assessment.findings)]
    sites = [k.sites[id_] for id_ in dict.fromkeys(site for symptom in found for site in symptom.sites)]
    if not sites:
        return ""
    labels = join(list(dict.fromkeys(s.label for s in found)), k.phrases)
    return "\n".join([k.phrases.vague_line.format(symptoms=labels), *_tests(sites[:TESTED], k)])


def _tests(sites: list[Site], k: Knowledge) -> list[str]:
    return ["- " + k.phrases.tests_line.format(name=capital(site.name), tests=site.tests) for site in sites]
