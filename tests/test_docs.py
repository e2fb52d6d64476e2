"""What README and CONTRIBUTING say is true: their commands exist and print what they promise."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bot.knowledge.load import DATA, load_knowledge
from bot.language.reader import Reader
from tests.launcher.toy import Server

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def commands(text: str) -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


ALL_COMMANDS = [*commands(README), *commands(CONTRIBUTING)]


@pytest.mark.parametrize("command", [c for c in ALL_COMMANDS if c.startswith("make ")])
def test_make_targets_exist(command: str) -> None:
    dry = subprocess.run(["make", "--dry-run", *shlex.split(command)[1:]], cwd=ROOT, capture_output=True, text=True)
    assert dry.returncode == 0, dry.stderr


@pytest.mark.parametrize("command", [c for c in ALL_COMMANDS if "bot assess" in c])
def test_assess_commands_run(command: str) -> None:
    argv = [sys.executable, *shlex.split(command)[1:]]
    done = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(("tier: ", "I understood nothing"))


@pytest.mark.parametrize("command", [c for c in ALL_COMMANDS if ".venv/bin/rasa" in c])
def test_rasa_commands_exist(command: str) -> None:
    argv = [str(Path(sys.executable).parent / "rasa"), *shlex.split(command)[1:], "--help"]
    assert subprocess.run(argv, cwd=ROOT, capture_output=True).returncode == 0


@pytest.mark.parametrize("command", [c for c in ALL_COMMANDS if c.startswith("export ")])
def test_what_is_exported_is_explained(command: str) -> None:
    name = command.removeprefix("export ").partition("=")[0]
    assert name in (ROOT / ".env.example").read_text(encoding="utf-8")


def test_no_command_is_left_untested() -> None:
    tested = ("export ", "make ", ".venv/bin/python -m bot assess", ".venv/bin/rasa ", "curl ")
    assert [c for c in ALL_COMMANDS if not c.startswith(tested)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_and_paths_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    linked = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    named = re.findall(r"`((?:bot|actions|tests|data|docs|evaluation|scripts)/[\w./-]*)`", text)
    missing = [p for p in linked if not (document.parent / p).exists()] + [p for p in named if not (ROOT / p).exists()]
    assert missing == []


def test_layout_lists_real_places() -> None:
    layout = README.split("## Where things are")[1].split("```")[1]
    places = [line.split()[0] for line in layout.splitlines() if line.strip()]
    assert [place for place in places if not (ROOT / place).exists()] == []
    assert len(places) == 10


def test_worked_example_is_a_valid_symptom(tmp_path: Path) -> None:
    """The entry of CONTRIBUTING, put where it says, is read, and its sentences come out as it says."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    entry = re.search(r"```yaml\n(tremor:.*?)```", CONTRIBUTING, re.DOTALL)
    assert entry
    assert list(yaml.safe_load(entry[1])) == ["tremor"]
    head = folder / "symptoms" / "head.yml"
    head.write_text(head.read_text(encoding="utf-8") + "\n" + entry[1], encoding="utf-8")
    reader = Reader(load_knowledge(folder))
    assert "tremor" in {f.symptom for f in reader.read("my hands have gone all shaky").findings}
    assert "tremor" in {f.symptom for f in reader.read("I have shaking hands now").findings}
    assert "tremor" not in {f.symptom for f in reader.read("shake hands with the doctor").findings}


def conversation(text: str) -> list[tuple[str, str]]:
    """(what is said, first sentence of the answer) for each exchange of the README's sample conversation."""
    plain = re.sub(
        r"\s+", " ", re.sub(r"(?m)^> ?", "", text.split("## A conversation")[1].split("\n## ", maxsplit=1)[0])
    )
    return re.findall(r"\*\*You:\*\* (.*?) \*\*Waymark:\*\* ([^.]*\.)", plain)


def test_sample_conversation_is_what_the_bot_says(waymark: Server) -> None:
    exchanges = conversation(README)
    assert len(exchanges) == 2
    for said, answered in exchanges:
        (envelopes,) = waymark.say("readme", said)
        assert envelopes[0]["text"].startswith(answered)


def test_sample_answer_is_quoted_in_full_to_the_tests(waymark: Server) -> None:
    quoted = re.sub(r"\s+", " ", re.sub(r"(?m)^> ?", "", README))
    (envelopes,) = waymark.say("readme-whole", conversation(README)[0][0])
    told = re.sub(r"\s+", " ", envelopes[0]["text"].split("It can have other causes.")[0]).strip()
    assert told in quoted


def test_curl_command_is_answered(waymark: Server) -> None:
    (command,) = [c for c in ALL_COMMANDS if c.startswith("curl ")]
    argv = shlex.split(command.replace("localhost:5005", waymark.url))
    answer = json.loads(subprocess.run(argv, capture_output=True, text=True, check=True).stdout)
    assert answer[0]["custom"]["sites"][0]["site"] == "liver"
