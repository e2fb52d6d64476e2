"""Understanders side by side: the right findings for the right messages, each of them asked once."""

from __future__ import annotations

from collections.abc import Sequence

from evaluation.comparison.beside import slug, tables
from evaluation.comparison.gold import Gold, Label
from evaluation.comparison.understander import Found
from evaluation.comparison.waymark import Waymark


class Echo:
    """Finds whatever symptom is the message."""

    def __init__(self, name: str, status: str) -> None:
        self.name = name
        self.status = status
        self.asked = 0

    def read(self, texts: Sequence[str]) -> list[list[Found]]:
        self.asked += 1
        return [[Found(text, self.status)] for text in texts]


def gold(symptom: str) -> Gold:
    return Gold(symptom, (Label(frozenset((symptom,)), "present"),), frozenset(("present",)))


def test_each_set_has_a_table_and_each_understander_a_column() -> None:
    good, bad = Echo("Good", "present"), Echo("Bad + one", "absent")
    both = tables([good, bad], {"one set": [gold("cough"), gold("fever")], "another": [gold("itch")]})
    assert [t.title for t in both] == ["Found in one set", "Found in another"]
    assert [c.name for c in both[0].columns] == ["Good", "Bad + one"]
    assert (good.asked, bad.asked) == (1, 1)
    rows = {label: [f.right if f else None for f in cells] for label, cells in both[0].rows}
    assert rows["there: recall"] == [2, 0]
    assert rows["told: found at all"] == [2, 2]
    assert "denied: recall" not in rows, "nothing is denied in these messages"


def test_figures_have_ids_of_their_own() -> None:
    both = tables([Echo("A", "present"), Echo("B", "present")], {"x": [gold("cough")], "y": [gold("cough")]})
    ids = [figure.id for table in both for figure in table.figures()]
    assert len(ids) == len(set(ids))
    assert "beside.x.present.recall.a" in ids


def test_a_name_becomes_part_of_an_id() -> None:
    assert slug("Phrase matcher + NegEx, 2") == "phrase_matcher_negex_2"


def test_waymark_answers_in_the_order_of_the_messages() -> None:
    read = Waymark().read(["no fever", "hello", "my back hurts"])
    assert [[(f.symptom, f.status) for f in found] for found in read] == [
        [("fever", "absent")],
        [],
        [("back_pain", "present")],
    ]
