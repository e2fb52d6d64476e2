"""Trains the model when it is stale: `python -m bot train`."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from bot.launcher.environment import prepare
from bot.launcher.fingerprint import MODELS_FOLDER, drop_old_models, fingerprint, fresh_model, record_of


class TrainingError(Exception):
    """The model could not be trained; the text is one sentence for the operator."""


def run(argv: list[str]) -> int:
    """Train the project in the working directory if its model is stale; 0 if a fresh one stands, else 2."""
    parser = argparse.ArgumentParser(prog="python -m bot train", description=__doc__)
    parser.add_argument("--force", action="store_true", help="train even if nothing changed")
    options = parser.parse_args(argv)
    root = Path.cwd()
    model = fresh_model(root)
    if model is not None and not options.force:
        print(f"The model is up to date: {model.relative_to(root)}")
        return 0
    print("Training the model …", flush=True)
    started = time.monotonic()
    try:
        model = train(root, force=options.force)
    except TrainingError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"Trained {model.relative_to(root)} in {time.monotonic() - started:.0f} s.")
    return 0


def train(root: Path, *, force: bool = False) -> Path:
    """Train the project in `root` and return the model; raises TrainingError with what is wrong.

    With `force` nothing is taken from Rasa's cache of earlier trainings.
    """
    for name in ("config.yml", "domain.yml", "data"):
        if not (root / name).exists():
            raise TrainingError(f"There is nothing to train from: '{name}' is missing in {root}.")
    prepare(training=True)
    # Taken before training: what changes meanwhile makes the model stale.
    trained_from = fingerprint(root)
    import rasa.api

    try:
        result = rasa.api.train(
            domain=str(root / "domain.yml"),
            config=str(root / "config.yml"),
            training_files=[str(root / "data")],
            output=str(root / MODELS_FOLDER),
            force_training=force,
        )
    except SystemExit as error:  # Rasa leaves this way when it finds the data wrong, after saying why.
        raise TrainingError("Training failed; the reason stands above.") from error
    except Exception as error:
        raise TrainingError(f"Training failed: {error}") from error
    if result.code != 0 or result.model is None:
        raise TrainingError("Training failed; the reason stands above.")
    model = Path(result.model)
    record_of(model).write_text(trained_from + "\n", encoding="ascii")
    drop_old_models(root)
    return model
