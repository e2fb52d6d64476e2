"""`python -m bot assess`: understanding and triage on the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge import load_knowledge
from bot.language.reader import Reader
from bot.triage.case import Case, add
from bot.triage.urgency import rank, urgency

TOP = {"id", "person", "history", "medicines", "findings", "tier", "tier_reasons", "sites", "versions", "question"}
FINDING = {"symptom", "status", "turn", "start", "end", "text", "duration_days", "onset", "trend", "severity", "night"}
FINDING |= {"side", "triggers", "first_ever"}
SITE = {"site", "rank", "strength", "because", "sources"}

LINES: list[dict[str, Any]] = [
    {"id": 1, "text": "ache in my spine for 3 weeks, worse at night"},
    {"id": "two", "turns": ["my back hurts", "it's worse at night", "and I can't feel my legs"]},
    {"id": 3, "text": "headache since Monday", "today": "2026-11-25"},
    {"id": 4, "text": ""},
    {"text": "my mum is HER2 positive, takes Herceptin and has a cough"},
    {"id": "\ud800", "text": "back\ud800pain 😭"},
    {"id": 7, "text": "no fever"},
]
BAD = {
    "not json": "not JSON",
    "[1]": "expected an object with 'id' and 'text' or 'turns', found list",
    '{"id": 8}': "'text' must be a string, or 'turns' a list of strings",
    '{"id": 8, "text": 3}': "'text' must be a string",
    '{"id": 8, "turns": []}': "'turns' a list of strings",
    '{"id": 8, "turns": ["a", null]}': "'turns' a list of strings",
    '{"id": 8, "text": "a", "today": "soon"}': "'today' must be a date such as 2026-11-23",
    '{"id": 8, "text": "a", "today": 3}': "'today' must be a date",
    '{"id": 8, "text": "a", "today": "0001-01-01"}': "'today' must lie between the years 1900 and 2200",
    json.dumps({"id": 8, "text": "a" * 100_001}): "a message is longer than 100000 characters",
    "1" * 5000: "not JSON",
    "[" * 100_000: "not JSON",
}


def run(*args: str, given: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "bot", "assess", *args]
    return subprocess.run(command, input=given, capture_output=True, env={**os.environ, **env})


@cache
def answers() -> dict[object, dict[str, Any]]:
    """What is answered to the good lines, by id."""
    done = run(given="\n\n".join(map(json.dumps, LINES)).encode())
    assert (done.returncode, done.stderr) == (0, b"")
    return {answer["id"]: answer for answer in map(json.loads, done.stdout.splitlines())}


def test_one_text_is_told_to_a_person() -> None:
    done = run("My back hurts at night")
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert lines[0] == "tier: same_day"
    assert lines[1].startswith("  because: spinal_pain_night [")
    (finding,) = (line for line in lines if line.startswith("finding"))
    assert finding.startswith('finding: back_pain (back pain), present: "back hurts" ')
    assert set(finding.split()) >= {"night=True", "body_part=back"}
    assert any(line.startswith("site 1: ") and line.endswith("because of back_pain") for line in lines)


@pytest.mark.parametrize("text", ["", "🙂", "ظهري يؤلمني", "/restart", "I have no pain", "hello"])
def test_where_nothing_counts_it_says_so_and_how_to_reach_help(text: str) -> None:
    first = run(text).stdout.decode().splitlines()[0]
    assert "tells nothing about how you are" in first
    assert "999" in first
    assert "tier" not in first


def test_one_text_is_told_as_json() -> None:
    assert json.loads(run("--json", LINES[6]["text"]).stdout) == answers()[7] | {"id": None}


def test_there_is_one_answer_a_line_in_order() -> None:
    assert list(answers()) == [line.get("id") for line in LINES]


def test_the_keys_are_those_of_the_contract() -> None:
    for answer in answers().values():
        assert set(answer) == TOP
        assert set(answer["history"]) == {"breast_cancer", "subtype", "known_sites"}
        assert set(answer["versions"]) == {"knowledge", "model"}
        assert all(set(finding) == FINDING | {"body_part"} for finding in answer["findings"])
        assert all({"rule", "sources"} <= set(reason) for reason in answer["tier_reasons"])
        assert all(set(site) == SITE for site in answer["sites"])
        assert [site["rank"] for site in answer["sites"]] == list(range(1, len(answer["sites"]) + 1))


def test_offsets_slice_the_text_of_their_turn() -> None:
    for line in LINES:
        turns = line.get("turns", [line.get("text")])
        for f in answers()[line.get("id")]["findings"]:
            assert turns[f["turn"]].replace("\ud800", "\ufffd")[f["start"] : f["end"]] == f["text"]


def test_the_turns_of_a_conversation_add_up() -> None:
    answer = answers()["two"]
    told = {f["symptom"]: f for f in answer["findings"]}
    assert answer["tier"] == "emergency"
    assert (told["back_pain"]["turn"], told["back_pain"]["night"], told["limb_numbness"]["turn"]) == (0, True, 2)


def test_today_is_the_day_given() -> None:
    assert answers()[3]["findings"][0]["duration_days"] == 2


def test_unknown_is_null_and_nothing_is_none() -> None:
    nothing = answers()[4]
    assert (nothing["tier"], nothing["findings"], nothing["sites"], nothing["tier_reasons"]) == ("none", [], [], [])
    assert nothing["history"] == {"breast_cancer": "unknown", "subtype": None, "known_sites": []}
    assert nothing["versions"] == {"knowledge": load_knowledge().version, "model": None}
    assert answers()[7]["tier"] == "none"
    assert answers()[7]["findings"][0]["status"] == "absent"


def test_the_question_that_comes_next_is_told() -> None:
    asked = json.loads(run("--json", "my ankles").stdout)["question"]
    assert asked == {"kind": "what", "about": "ankle", "shown": "ankles"}
    assert answers()[7]["question"] is None


def test_who_history_and_medicines_are_told() -> None:
    answer = answers()[None]
    assert answer["person"] == "someone_else"
    assert (answer["history"]["subtype"], answer["medicines"]) == ("her2_positive", ["trastuzumab"])


def test_bad_lines_are_named_and_the_others_answered() -> None:
    good = json.dumps(LINES[0])
    done = run(given="\n".join([good, *BAD, good]).encode())
    first, *refused, last = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 2
    assert first == last == answers()[1]
    for number, (answer, fault) in enumerate(zip(refused, BAD.values(), strict=True), start=2):
        assert answer["error"].startswith(f"line {number}: ")
        assert fault in answer["error"]
    assert [answer["id"] for answer in refused] == [None, None, *[8] * 8, None, None]


def test_bytes_that_are_no_utf8_are_read_all_the_same() -> None:
    done = run(given=b'{"id": 1, "text": "my back hurts \xff\xfe"}\n', PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout)["findings"][0]["symptom"] == "back_pain"


def test_the_output_is_utf8_in_any_locale() -> None:
    line = '{"id": 1, "text": "back’s pain 😭"}'.encode()
    answer = json.loads(run(given=line, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0").stdout.decode("utf-8"))
    assert answer["findings"][0]["text"] == "back’s pain"


def test_the_hash_seed_changes_nothing() -> None:
    texts = [f"{a} {b}" for a in FRAGMENTS for b in FRAGMENTS]
    lines = "\n".join(json.dumps({"text": text}) for text in texts).encode()
    first, *others = (run(given=lines, PYTHONHASHSEED=seed).stdout for seed in ("0", "1", "42"))
    assert len(first.splitlines()) == len(texts)
    assert others == [first, first]


def test_neither_tensorflow_nor_rasa_nor_the_command_line_of_spacy_is_imported() -> None:
    code = (
        "import sys; from bot.__main__ import main; code = main(['assess', 'my back hurts']);"
        "loaded = [m for m in sys.modules if m.split('.')[0] in ('rasa', 'rasa_sdk', 'tensorflow', 'sanic', 'typer')];"
        "print(code, [m for m in loaded if sys.modules[m] is not None])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "0 []"


def test_the_command_line_of_spacy_can_be_imported_later_all_the_same() -> None:
    code = "import bot.assess, spacy; from spacy.cli.info import info; print(info.__module__, spacy.blank('en').lang)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "spacy.cli.info en"


FRAGMENTS = ["my back hurts", "no fever", "no back pain", "worse at night", "for 3 weeks", "I can't feel my legs"]
FRAGMENTS += ["it went away", "maybe a lump", "in my neck", "my ankles", "swelling", "8/10", "my mum has a headache"]
FRAGMENTS += ["getting better", "slight", "suddenly", "a cough", "what if I get a seizure", "breathless", "I feel sick"]
FRAGMENTS += ["years ago", "I had breast cancer", "on the left", "numb", "vomiting", "my chest"]
FRAGMENTS += ["pain", "hello", "on letrozole"]


@cache
def reader() -> Reader:
    return Reader()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=3).map(", ".join), min_size=1, max_size=6))
def test_a_message_that_takes_nothing_back_never_lowers_the_tier(messages: list[str]) -> None:
    knowledge = reader().knowledge
    case, before = Case(), 0
    for message in messages:
        added = add(case, reader().read(message), knowledge)
        case = added.case
        now = rank(urgency(case.findings, knowledge)[0])
        assert now >= before or added.taken_back, message
        before = now


@pytest.mark.parametrize("argument", ["--nonsense", "--help"])
def test_the_command_explains_itself(argument: str) -> None:
    done = run(argument)
    assert done.returncode == (0 if argument == "--help" else 2)
    assert b"usage: python -m bot assess" in done.stdout + done.stderr
