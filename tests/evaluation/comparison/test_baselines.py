"""Waymark comes first; a quick run leaves DIET out."""

from __future__ import annotations

from evaluation.comparison.baselines import understanders


def test_the_understanders() -> None:
    assert [u.name for u in understanders()] == ["Waymark", "phrase matcher + NegEx", "DIET with entities"]
    assert [u.name for u in understanders(quick=True)] == ["Waymark", "phrase matcher + NegEx"]
