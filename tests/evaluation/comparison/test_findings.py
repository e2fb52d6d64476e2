"""The scorer of understanders, on cases counted by hand."""

from __future__ import annotations

from evaluation.comparison.findings import measures
from evaluation.comparison.gold import AFFIRMED, NOT_NOW, Gold, Label
from evaluation.comparison.understander import Found

ALL = frozenset(("present", "absent", *NOT_NOW))


def gold(*labels: tuple[str, str], complete: frozenset[str] = ALL) -> Gold:
    return Gold("text", tuple(Label(frozenset(s.split("|")), status) for s, status in labels), complete)


def counts(*read: tuple[Gold, list[Found]]) -> dict[str, tuple[int, int]]:
    return {f.id: (f.right, f.of) for f in measures(read) if f.of}


def test_every_figure_on_a_case_counted_by_hand() -> None:
    read = (
        gold(("cough", "present"), ("fever", "absent"), ("seizure", "past"), ("itch", "present")),
        [
            Found("cough", "present"),
            Found("fever", "present"),
            Found("seizure", "past"),
            Found("nausea", "absent"),
        ],
    )
    assert counts(read) == {
        "present.precision": (1, 2),
        "present.recall": (1, 2),
        "present.f1": (2, 4),
        "absent.precision": (0, 1),
        "absent.recall": (0, 1),
        "absent.f1": (0, 2),
        "not_now.precision": (1, 1),
        "not_now.recall": (1, 1),
        "not_now.f1": (2, 2),
        "negation": (1, 2),
        "concept": (3, 4),
    }


def test_one_symptom_of_many_that_fit_is_enough_and_the_others_are_no_fault() -> None:
    read = gold(("rib_pain|back_pain", "present")), [Found("back_pain", "present"), Found("rib_pain", "present")]
    assert counts(read)["present.precision"] == (1, 1)


def test_what_is_not_labelled_is_wrong_only_where_all_is_labelled() -> None:
    read = gold(("cough", "present"), complete=frozenset()), [Found("cough", "present"), Found("itch", "present")]
    assert counts(read) == {"present.recall": (1, 1), "negation": (1, 1), "concept": (1, 1)}


def test_a_symptom_found_twice_is_one_mistake() -> None:
    read = gold(), [Found("itch", "present", 0, 4), Found("itch", "present", 9, 13)]
    assert counts(read)["present.precision"] == (0, 1)


def test_past_is_no_denial_but_denies_that_it_is_there() -> None:
    figures = counts((gold(("cough", "absent")), [Found("cough", "past")]))
    assert (figures["negation"], figures["absent.recall"]) == ((1, 1), (0, 1))


def test_affirmed_is_anything_but_denied() -> None:
    for status, right in (("present", 1), ("past", 1), ("absent", 0)):
        figures = counts((gold(("cough", AFFIRMED), complete=frozenset()), [Found("cough", status)]))
        assert figures == {"negation": (right, 1), "concept": (1, 1)}
