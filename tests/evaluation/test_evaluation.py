"""What the measurements rest on: valid labels, right arithmetic, and a report that holds what is promised."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.knowledge import load_knowledge
from bot.knowledge.model import Tier
from evaluation import asking, bench, clients, intents, outside, own, reading_time, report
from evaluation.figures import Overlap, f1, finding_figures, hits, overlap, share
from evaluation.own import Compared, Labelled

OWN = own.load()


def test_the_own_messages_are_enough_and_different() -> None:
    assert len(OWN) >= 120
    assert len({m.id for m in OWN}) == len(OWN)
    assert len({m.text.casefold().strip() for m in OWN}) == len(OWN)


def test_the_own_messages_are_spoken_in_several_voices() -> None:
    assert {m.voice for m in OWN} >= {"self", "carer", "terse", "misspelt", "denying"}


@pytest.mark.parametrize("message", OWN, ids=lambda m: m.id)
def test_an_own_message_is_labelled_soundly(message: Labelled) -> None:
    knowledge = load_knowledge()
    assert {*message.present, *message.absent} <= set(knowledge.symptoms)
    assert not set(message.present) & set(message.absent)
    assert message.first_site is None or message.first_site in knowledge.sites
    assert message.text == message.text.strip() != ""
    assert (message.tier == "none") == (not message.present)


def test_no_own_message_is_training_data() -> None:
    lines = [
        line.strip(" -\n") for f in (asking.ROOT / "data/nlu").rglob("*.yml") for line in f.read_text().splitlines()
    ]
    # One or two words are anybody's wording.
    assert {m.text.casefold() for m in OWN if len(m.text.split()) > 2} & {line.casefold() for line in lines} == set()


def test_a_line_of_another_form_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "own.jsonl"
    file.write_text('{"id": "a-1", "text": "x", "present": [], "absent": [], "tier": "soon", "first_site": null}\n')
    with pytest.raises(ValueError, match="tier"):
        own.load(file)


def test_a_share_is_a_ratio_of_sums() -> None:
    figure = share("id", "group", "label", [(1, 1), (0, 3)])
    assert (figure.right, figure.of, figure.value) == (1, 4, 0.25)


def test_a_share_of_nothing_has_no_value() -> None:
    for pairs in ([], [(0, 0)]):
        figure = share("id", "group", "label", pairs)
        assert (figure.of, figure.value, figure.low, figure.high) == (0, None, None, None)


def test_an_interval_holds_the_value_and_is_the_same_each_time() -> None:
    figure = hits("id", "group", "label", [True] * 30 + [False] * 10)
    assert figure == hits("id", "group", "label", [True] * 30 + [False] * 10)
    assert figure.low is not None and figure.high is not None
    # The normal approximation says 0.62 to 0.88.
    assert 0.58 < figure.low < 0.66 and 0.84 < figure.high < 0.92


def test_messages_that_hold_nothing_to_count_do_not_upset_the_interval() -> None:
    assert share("id", "group", "label", [(1, 1), (0, 0), (0, 0), (0, 0)]).low == 1.0


def test_overlap_counts_each_side_once() -> None:
    assert overlap(["cough", "fever"], ["cough", "nausea", "itch"]) == Overlap(right=1, extra=1, missed=2)


def test_precision_recall_and_f1() -> None:
    overlaps = [Overlap(right=2, extra=1, missed=0), Overlap(right=1, extra=0, missed=2)]
    assert [f.value for f in finding_figures("id", "group", "label", overlaps)] == [3 / 4, 3 / 5, 6 / 9]
    assert f1("id", "group", "label", [Overlap(0, 0, 0)]).value is None


def answer(tier: str, *findings: tuple[str, str], sites: tuple[str, ...] = ()) -> dict[str, Any]:
    found = [{"symptom": symptom, "status": status} for symptom, status in findings]
    return {"findings": found, "tier": tier, "sites": [{"site": s} for s in sites]}


def message(id_: str, tier: Tier, *, site: str | None = None, present: tuple[str, ...] = ()) -> Labelled:
    return Labelled(id=id_, text=id_, present=present, absent=("fever",), tier=tier, first_site=site)


COMPARED = [
    Compared(
        message("self-1", "days", site="lung", present=("cough",)),
        answer("days", ("cough", "present"), ("fever", "absent"), sites=("pleura", "bone")),
    ),
    Compared(
        message("self-2", "emergency", site="brain", present=("seizure",)),
        answer("none", ("seizure", "past"), ("fever", "present")),
    ),
    Compared(message("carer-1", "none"), answer("routine", ("fever", "absent"), ("cough", "absent"))),
]


def test_every_figure_of_the_own_set_on_a_case_counted_by_hand() -> None:
    counts = {f.id.removeprefix("own."): (f.right, f.of) for f in own.figures(COMPARED)}
    assert counts == {
        "present.precision": (1, 2),
        "present.recall": (1, 2),
        "present.f1": (2, 4),
        "absent.precision": (2, 3),
        "absent.recall": (2, 3),
        "absent.f1": (4, 6),
        "present.f1.self": (2, 4),
        "present.f1.carer": (0, 0),
        "tier.right": (1, 3),
        "tier.under": (1, 3),
        "tier.over": (1, 3),
        "emergency": (0, 1),
        "silent": (1, 1),
        "first_site": (1, 2),
    }


def test_a_miss_says_what_was_labelled_and_what_was_found() -> None:
    assert [c.miss() for c in COMPARED] == [
        None,
        {
            "id": "self-2",
            "text": "self-2",
            "present missed": ["seizure"],
            "present extra": ["fever"],
            "absent missed": ["fever"],
            "tier": ["emergency", "none"],
            "first_site": ["brain", None],
        },
        {"id": "carer-1", "text": "carer-1", "absent extra": ["cough"], "tier": ["none", "routine"]},
    ]


def test_intents_that_outside_names_stand_for_exist() -> None:
    trained = "\n".join(f.read_text() for f in (asking.ROOT / "data/nlu").rglob("*.yml"))
    for intent in {*intents.SMALL_TALK.values(), "out_of_scope", "report_symptom"}:
        assert f"- intent: {intent}\n" in trained


def test_the_page_escapes_what_it_shows_and_needs_no_other_file() -> None:
    page = report.as_html([hits("id", "<group>", "a & b", [True])], {"model": "<x>"})
    assert "&lt;group&gt;" in page and "a &amp; b" in page and "&lt;x&gt;" in page
    assert "src=" not in page and "href=" not in page


@pytest.mark.slow
def test_the_quick_run_writes_what_is_promised(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "evaluation", "--quick", "--out", str(tmp_path)]
    done = subprocess.run(command, cwd=asking.ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    values = json.loads((tmp_path / "evaluation.json").read_text(encoding="utf-8"))
    assert set(values) == {"made", "quick", "knowledge", "model", "seconds", "figures", "misses"}
    assert (values["quick"], values["model"]) == (True, None)
    assert {id_ for id_ in values["figures"] if id_.startswith("own.")} >= {
        "own.present.f1",
        "own.absent.f1",
        "own.tier.right",
        "own.tier.under",
        "own.tier.over",
        "own.emergency",
        "own.silent",
        "own.first_site",
    }
    for figure in values["figures"].values():
        assert set(figure) == {"group", "label", "right", "of", "value", "low", "high"}
        assert figure["label"] in done.stdout
    assert any(id_.startswith("outside.") for id_ in values["figures"]) == outside.SCORER.is_file()
    assert "<table>" in (tmp_path / "evaluation.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", reading_time.TIMES)
def test_the_message_that_is_timed_has_the_words_it_says(words: int) -> None:
    assert len(reading_time.text(words).split()) == words


@pytest.mark.parametrize("envelopes", [[], [{"custom": {"type": "safe_failure"}}]])
def test_a_bench_counts_no_failure_as_an_answer(envelopes: list[dict[str, Any]]) -> None:
    assert not clients.is_real(envelopes)


def test_the_table_of_the_bench_has_both_systems_side_by_side() -> None:
    numbers = {"median": 2.0, "min": 1.0, "max": 3.0}
    text = bench.as_text(dict.fromkeys(("waymark.p50_ms", "rasa.p50_ms", "reading.30_words.p50_ms"), numbers))
    assert [line.split() for line in text.splitlines()[1:]] == [
        ["p50_ms", *["2.0", "(1.0–3.0)"] * 2],
        ["reading.30_words.p50_ms", "2.0", "(1.0–3.0)"],
    ]
