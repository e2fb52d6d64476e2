"""Decides whether the model is stale, without importing Rasa or TensorFlow (which takes seconds)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

TRAINED_FROM = (
    "config.yml",
    "domain.yml",
    "domain",
    "data",
    "bot/findings.py",
    "bot/knowledge",
    "bot/language",
    "bot/nlu",
    "bot/strict.py",
    "bot/triage",
    "requirements.txt",
)
"""Everything that a model is made from or that its components run, as paths in the project."""

MODELS_FOLDER = "models"
KEPT_MODELS = 2


def fingerprint(root: Path) -> str:
    """A hash over the names and contents of all that the model of the project in `root` is trained from."""
    digest = hashlib.sha256()
    for path in _files(root):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    for name in TRAINED_FROM:
        path = root / name
        if path.is_file():
            yield path
        elif path.is_dir():
            for file in sorted(path.rglob("*")):
                hidden = any(part.startswith((".", "__pycache__")) for part in file.relative_to(root).parts)
                if file.is_file() and not hidden:
                    yield file


def record_of(model: Path) -> Path:
    """The file beside a model that says what it was trained from."""
    return model.with_name(model.name.removesuffix(".tar.gz") + ".fingerprint")


def newest_model(root: Path) -> Path | None:
    """The newest model of the project in `root`, the one that Rasa would load; None if there is none."""
    models = _models(root)
    return models[0] if models else None


def fresh_model(root: Path) -> Path | None:
    """The newest model if it was trained from what stands in `root` now; None if it is stale or missing."""
    model = newest_model(root)
    if model is None or not record_of(model).is_file():
        return None
    return model if record_of(model).read_text(encoding="ascii").strip() == fingerprint(root) else None


def drop_old_models(root: Path) -> None:
    """Delete all models but the newest ones, and records whose model is gone."""
    for model in _models(root)[KEPT_MODELS:]:
        model.unlink(missing_ok=True)
    kept = {record_of(model) for model in _models(root)}
    for record in (root / MODELS_FOLDER).glob("*.fingerprint"):
        if record not in kept:
            record.unlink(missing_ok=True)


def _models(root: Path) -> list[Path]:
    return sorted((root / MODELS_FOLDER).glob("*.tar.gz"), key=lambda p: (p.stat().st_mtime, p.name), reverse=True)
