"""As many messages from elsewhere as possible are recognised, and no more lost than are allowed."""

from __future__ import annotations

import pytest

from evaluation.comparison.examples import Example
from evaluation.comparison.measured import Judged, Measured
from evaluation.comparison.out_of_scope import NEVER, arbitrated_score, best_point, point_of


def test_the_threshold_falls_as_far_as_what_belongs_here_allows() -> None:
    here = [0.9, 0.5, *[0.1] * 98]
    point = best_point("group", here, [0.95, 0.6, 0.4, 0.2, 0.05], most_lost=0.02)
    assert (point.threshold, point.lost.right, point.recall.right) == (0.2, 2, 4)


def test_equal_scores_are_lost_together_or_not_at_all() -> None:
    point = best_point("group", [0.5, 0.5, 0.1, 0.1], [0.5, 0.6], most_lost=0.25)
    assert (point.lost.right, point.recall.right) == (0, 1)


def test_nothing_can_be_recognised_without_losing_too_many() -> None:
    point = best_point("group", [1.0, 1.0], [0.9, 0.3], most_lost=0.03)
    assert (point.threshold, point.lost.right, point.recall.right) == (NEVER, 0, 0)


@pytest.mark.parametrize(("text", "score"), [("my back hurts", 0.0), ("what is the capital of France", 0.9)])
def test_what_names_the_body_is_never_from_elsewhere_behind_the_arbiter(text: str, score: float) -> None:
    assert arbitrated_score(text, [("out_of_scope", 0.9), ("greet", 0.1)], asked_back=True) == score


def test_only_subjects_count_as_lost() -> None:
    ranking = [("out_of_scope", 0.9)]
    examples = [
        Example("hiya", "greet", "small_talk"),
        Example("my back hurts", "report_symptom", "symptoms"),
        Example("what is the capital of France", "out_of_scope", "out_of_scope"),
    ]
    measured = Measured("name", tuple(Judged(e, ranking) for e in examples), (1.0,), (1.0,))
    alone, behind = (point_of(measured, arbitrated=a) for a in (False, True))
    assert (alone.lost.of, alone.recall.of, alone.recall.right) == (1, 1, 0)
    assert (behind.lost.right, behind.recall.right) == (0, 1)
