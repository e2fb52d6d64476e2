"""Training when stale, and only then."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.launcher.fingerprint import (
    TRAINED_FROM,
    drop_old_models,
    fingerprint,
    fresh_model,
    newest_model,
    record_of,
)
from tests.launcher.toy import project_copy, run_command


def model(root: Path, name: str, age: int, record: str | None = None) -> Path:
    """A stand-in for a model: staleness looks at names, times and records only."""
    path = root / "models" / f"{name}.tar.gz"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"")
    os.utime(path, (10_000 - age, 10_000 - age))
    if record is not None:
        record_of(path).write_text(record)
    return path


def test_without_a_model_it_is_stale(tmp_path: Path) -> None:
    assert newest_model(tmp_path) is None
    assert fresh_model(tmp_path) is None


def test_a_model_is_fresh_until_something_it_is_trained_from_changes(tmp_path: Path) -> None:
    (tmp_path / "config.yml").write_text("a")
    trained = model(tmp_path, "a", 0, fingerprint(tmp_path))
    assert fresh_model(tmp_path) == trained
    (tmp_path / "config.yml").write_text("b")
    assert fresh_model(tmp_path) is None


def test_a_model_that_somebody_else_trained_is_stale(tmp_path: Path) -> None:
    model(tmp_path, "ours", 9, fingerprint(tmp_path))
    model(tmp_path, "rasa-train", 0)
    assert fresh_model(tmp_path) is None


@pytest.mark.parametrize("name", TRAINED_FROM)
def test_everything_listed_counts(tmp_path: Path, name: str) -> None:
    before = fingerprint(tmp_path)
    path = tmp_path / name if "." in name else tmp_path / name / "deep" / "file.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x")
    after = fingerprint(tmp_path)
    assert after != before
    path.rename(path.with_name("other" + path.suffix))
    assert fingerprint(tmp_path) != after


def test_caches_and_hidden_files_do_not_count(tmp_path: Path) -> None:
    before = fingerprint(tmp_path)
    for name in ("data/.swp", "bot/nlu/__pycache__/x.pyc", "README.md", "models/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert fingerprint(tmp_path) == before


def test_the_newest_two_models_are_kept(tmp_path: Path) -> None:
    models = [model(tmp_path, str(age), age, "x") for age in range(4)]
    drop_old_models(tmp_path)
    assert [m.exists() for m in models] == [True, True, False, False]
    assert sorted(p.name for p in (tmp_path / "models").glob("*.fingerprint")) == [
        "0.fingerprint",
        "1.fingerprint",
    ]


def test_deciding_imports_neither_rasa_nor_tensorflow(tmp_path: Path) -> None:
    model(tmp_path, "a", 0, fingerprint(tmp_path))
    code = "import sys, bot.launcher.train as t; t.run([]); print({'rasa', 'tensorflow'} & set(sys.modules))"
    paths = {"PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=os.environ | paths,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == ["The model is up to date: models/a.tar.gz", "set()"]


def test_nothing_to_train_from_is_told(tmp_path: Path) -> None:
    done = run_command_in(tmp_path)
    assert (done.returncode, done.stderr) == (
        2,
        f"There is nothing to train from: 'config.yml' is missing in {tmp_path}.\n",
    )


def run_command_in(root: Path) -> subprocess.CompletedProcess[str]:
    (root / "settings.yml").write_text("")
    return run_command(root, "train")


@pytest.mark.rasa
def test_a_real_project_is_trained_once_and_again_when_changed() -> None:
    root = project_copy("train")
    first = newest_model(root)
    assert first is not None
    assert run_command(root, "train").stdout == f"The model is up to date: models/{first.name}\n"
    (root / "domain.yml").write_text((root / "domain.yml").read_text().replace("I am a toy.", "I am new."))
    done = run_command(root, "train")
    second = newest_model(root)
    assert done.returncode == 0
    assert second not in (None, first)
    assert f"Trained models/{second.name} in " in done.stdout
    assert "debug" not in done.stdout + done.stderr
    assert run_command(root, "train").stdout == f"The model is up to date: models/{second.name}\n"


@pytest.mark.rasa
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("domain.yml", "intents: {"),
        ("config.yml", "recipe: default.v1\npipeline: [{name: Nothing}]\n"),
        ("data/rules.yml", "rules: 7"),
    ],
)
def test_wrong_training_data_is_told_in_a_sentence_and_leaves_no_model(name: str, text: str) -> None:
    root = project_copy(f"wrong-{name.replace('/', '-')}")
    (root / name).write_text(text)
    before = newest_model(root)
    done = run_command(root, "train")
    assert done.returncode == 2
    assert "Training failed" in done.stderr
    assert "Traceback" not in done.stderr
    assert newest_model(root) == before
    assert fresh_model(root) is None
