"""`python -m bot`: which commands there are."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot.__main__ import COMMANDS, main, usage


def test_usage_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert capsys.readouterr().out == usage() + "\n"
    assert all(f"\n  {name} " in usage() for name in COMMANDS)


def test_no_command_is_answered_with_usage() -> None:
    assert main([]) == 2


def test_an_unknown_command_is_answered_with_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sevre"]) == 2
    assert capsys.readouterr().err.startswith("There is no command 'sevre'.\n\nusage: python -m bot")


def test_the_command_line_itself_imports_nothing_heavy() -> None:
    code = "import sys, bot.__main__; print({'rasa', 'spacy', 'msgspec', 'yaml'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"


@pytest.mark.parametrize("command", ["serve", "train"])
def test_commands_explain_themselves(command: str) -> None:
    done = subprocess.run([sys.executable, "-m", "bot", command, "--help"], capture_output=True, text=True)
    assert done.returncode == 0
    assert f"usage: python -m bot {command}" in done.stdout
