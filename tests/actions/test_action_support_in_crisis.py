"""Words of despair in which no symptom was understood."""

from __future__ import annotations

from tests.actions.helpers import case_after, run_action, tracker_of


def test_people_to_talk_to_are_named_at_once() -> None:
    ran = run_action("action_support_in_crisis", tracker_of("tonight is the night", "express_crisis"))
    assert ran.named == ["utter_crisis"]
    assert ran.types == ["crisis"]
    assert len(ran.responses[0]["metadata"]["help"]["call"]) == 2


def test_an_emergency_of_the_body_comes_first() -> None:
    case = case_after("I can't feel my legs")
    ran = run_action("action_support_in_crisis", tracker_of("tonight is the night", "express_crisis", case=case))
    assert ran.types == ["emergency", "crisis"]
