"""Labelled messages of all sets come out in one form."""

from __future__ import annotations

from bot.knowledge import load_knowledge
from evaluation import outside
from evaluation.comparison.gold import Label, labelled_by, sets

NAMES = {"pain": ["back_pain", "rib_pain"], "other_pain": ["rib_pain"], "fever": ["fever"], "odd": []}
ALL = frozenset(("present", "absent"))


def test_every_set_is_there_and_names_known_symptoms() -> None:
    found, known = sets(), load_knowledge().symptoms
    assert set(found) >= {"own messages", "blind messages, open", "blind messages, sealed"}
    assert ("outside texts, sealed" in found) == outside.SCORER.is_file()
    for messages in found.values():
        assert any(m.labels for m in messages)
    own = {s for m in found["own messages"] for label in m.labels for s in label.symptoms}
    assert own <= set(known)


def test_a_label_names_all_symptoms_that_count_for_it() -> None:
    gold = labelled_by("text", [(("pain",), "present"), (("fever",), "absent")], NAMES, ALL)
    assert gold.labels == (
        Label(frozenset(("back_pain", "rib_pain")), "present"),
        Label(frozenset(("fever",)), "absent"),
    )
    assert gold.allowed("present") == {"back_pain", "rib_pain"}
    assert gold.complete == ALL


def test_of_a_mention_that_two_labels_fit_either_will_do() -> None:
    gold = labelled_by("text", [(("pain", "fever"), "present")], NAMES, ALL)
    assert gold.allowed("present") == {"back_pain", "rib_pain", "fever"}


def test_where_a_label_has_no_name_here_nothing_else_is_held_wrong() -> None:
    gold = labelled_by("text", [(("odd",), "present"), (("fever",), "absent")], NAMES, ALL)
    assert [label.status for label in gold.labels] == ["absent"]
    assert gold.complete == {"absent"}


def test_what_cannot_be_told_apart_from_what_is_there_is_left_out() -> None:
    gold = labelled_by("text", [(("pain",), "present"), (("other_pain",), "absent")], NAMES, ALL)
    assert [label.status for label in gold.labels] == ["present"]
