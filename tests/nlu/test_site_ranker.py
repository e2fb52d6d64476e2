"""A message's sites and urgency as the NLU's own output."""

from __future__ import annotations

import pytest

from bot.knowledge.load import fingerprint
from bot.nlu.site_ranker import SITES, TIER, SiteRanker
from tests.nlu.build import pipeline, through

pytestmark = pytest.mark.rasa


@pytest.mark.parametrize(
    ("text", "tier", "first"),
    [
        ("my hip bone has ached for weeks", "days", "bone"),
        ("I am short of breath and I cough", "same_day", "lung"),
        ("my eyes are yellow", "same_day", "liver"),
        ("I had a seizure", "emergency", "brain"),
        ("my legs are weak and I can't walk", "emergency", "spinal_cord"),
        ("I feel sick", "days", None),
        ("no cough at all", "none", None),
        ("hello", "none", None),
    ],
)
def test_a_message_gets_its_tier_and_its_sites(text: str, tier: str, first: str | None) -> None:
    message = through(text, *pipeline()[:2])
    sites = message.get(SITES)
    assert message.get(TIER) == tier
    assert [site["rank"] for site in sites] == list(range(1, len(sites) + 1))
    assert (sites[0]["site"] if sites else None) == first


def test_they_are_part_of_the_output() -> None:
    output = through("my eyes are yellow", *pipeline()[:2]).as_dict(only_output_properties=True)
    assert output[TIER] == "same_day"
    assert output[SITES][0]["because"]


def test_a_message_that_was_not_read_gets_neither() -> None:
    message = through(None, *pipeline()[:2])
    assert (message.get(SITES), message.get(TIER)) == (None, None)


def test_each_message_is_ranked_by_itself() -> None:
    through("I can't feel my legs", *pipeline()[:2])
    assert through("hello", *pipeline()[:2]).get(TIER) == "none"


def test_cached_training_notices_edits_of_the_knowledge() -> None:
    assert SiteRanker.fingerprint_addon({}) == fingerprint()
