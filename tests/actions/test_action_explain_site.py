"""Questions about the signs of spread."""

from __future__ import annotations

import pytest

from bot.knowledge import load_knowledge
from tests.actions.helpers import assert_events, run_action, tracker_of


def test_a_site_that_is_named_is_explained_with_its_tests_and_sources() -> None:
    ran = run_action("action_explain_site", tracker_of("What are the signs of spread to the bones?", "ask_site_signs"))
    [response] = ran.responses
    bone = load_knowledge().sites["bone"]
    assert response["response"] == "utter_explain_site"
    assert (response["why"], response["tests"]) == (bone.why, bone.tests)
    assert response["metadata"] == {
        "type": "answer",
        "topic": "symptoms",
        "site": "bone",
        "sources": list(bone.evidence.sources),
    }
    assert_events(ran)


@pytest.mark.parametrize("site", ["bone", "lung", "liver", "brain"])
def test_the_sites_of_the_article_are_known_by_name(site: str) -> None:
    ran = run_action("action_explain_site", tracker_of(f"how would I know if it is in my {site}", "ask_site_signs"))
    assert [response["metadata"].get("site") for response in ran.responses] == [site]


def test_at_most_two_sites_are_explained_at_once() -> None:
    ran = run_action("action_explain_site", tracker_of("signs in bone, lung, liver and brain?", "ask_site_signs"))
    assert [response["metadata"]["site"] for response in ran.responses] == ["bone", "lung"]


def test_without_a_site_the_common_ones_are_named() -> None:
    ran = run_action("action_explain_site", tracker_of("What are the signs that it has spread?", "ask_site_signs"))
    assert ran.named == ["utter_ask_site_signs"]
    assert ran.responses[0]["metadata"]["type"] == "answer"
    assert set(ran.responses[0]["metadata"]["sources"]) <= set(load_knowledge().sources)


def test_whoever_tells_of_known_spread_is_heard_first() -> None:
    tracker = tracker_of("I've just been told it has spread to my liver", "ask_site_signs")
    tracker["latest_message"]["intent"]["confidence"] = 0.67
    ran = run_action("action_explain_site", tracker)
    assert ran.named == ["utter_history_told"]
    assert ran.slot("case")["history"]["known_sites"] == ["liver"]
