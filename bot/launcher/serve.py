"""Serves Waymark in one process: `python -m bot serve`."""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
from pathlib import Path

from bot.launcher.environment import prepare
from bot.launcher.fingerprint import fresh_model
from bot.settings import Settings, load_settings
from bot.strict import DataError

DEFAULT_PORT = 5005


class StartError(Exception):
    """The server cannot start; the text is one sentence for the operator."""


def run(argv: list[str]) -> int:
    """Serve the project in the working directory until stopped; 2, after one sentence, if it cannot start."""
    try:
        options = _options(argv)
        settings = load_settings()
        listener = _listen(options.host, options.port)
        return _serve(listener, _model(options.model), settings, _address(options.host, options.port))
    except (StartError, DataError) as error:
        print(error, file=sys.stderr)
        return 2


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot serve", description=__doc__)
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on; 0.0.0.0 for all (default: %(default)s)"
    )
    parser.add_argument("--port", default=os.environ.get("PORT", str(DEFAULT_PORT)), help="default: $PORT or 5005")
    parser.add_argument("--model", type=Path, help="serve this model file as it is, and never train")
    options = parser.parse_args(argv)
    if not options.port.isascii() or not options.port.isdigit() or not 0 < int(options.port) < 65536:
        raise StartError(f"The port must be a number from 1 to 65535, not '{options.port}'.")
    options.port = int(options.port)
    return options


def _listen(host: str, port: int) -> socket.socket:
    """Take the port before the model is loaded, so that a port in use is told at once."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise StartError(
            f"Cannot listen on {host}:{port}: {error.strerror or error}. Choose another: --port or PORT=…"
        ) from error
    return listener


def _model(given: Path | None) -> Path:
    """The model to serve, trained first if it is stale."""
    if given is not None:
        if not given.is_file():
            raise StartError(f"There is no model file {given}.")
        return given
    root = Path.cwd()
    if fresh_model(root) is None:
        # A process of its own, so that what training loads does not stay in the server's memory.
        training = subprocess.run([sys.executable, "-m", "bot", "train"], cwd=root, check=False)
        if training.returncode != 0:
            raise StartError("There is no model to serve: training it failed.")
    model = fresh_model(root)
    if model is None:
        raise StartError("The files changed while the model was trained; start again.")
    return model


def _address(host: str, port: int) -> str:
    """The address that a person on this machine can open."""
    shown = "localhost" if host in ("127.0.0.1", "0.0.0.0", "::", "::1") else host
    return f"http://{shown}:{port}"


def _serve(listener: socket.socket, model: Path, settings: Settings, address: str) -> int:
    """Import Rasa, build the app and run it."""
    credentials, endpoints = _required("credentials.yml"), _required("endpoints.yml")
    print(f"Starting {settings.name} …", flush=True)
    prepare()
    from rasa.core.run import create_http_input_channels
    from rasa.core.utils import AvailableEndpoints
    from rasa.shared.exceptions import RasaException

    from bot.launcher import rasa_patches
    from bot.launcher.app import Parts, build_app
    from bot.launcher.health import Readiness
    from bot.launcher.in_process_actions import InProcessActions

    rasa_patches.apply()
    try:
        parts = Parts(
            model=model,
            channels=create_http_input_channels(None, credentials),
            endpoints=AvailableEndpoints.read_endpoints(endpoints),
            actions=InProcessActions.of_package("actions"),
            retention_hours=settings.retention_hours,
            on_ready=lambda: print(f"{settings.name} is ready: {address}", flush=True),
        )
    except (RasaException, ImportError, ValueError) as error:
        raise StartError(f"Cannot start: {error}") from error
    readiness = Readiness()
    build_app(parts, readiness).run(sock=listener, motd=False, access_log=False, debug=False)
    if readiness.problem:
        raise StartError(f"The model {model} could not be loaded: {readiness.problem}")
    return 0


def _required(name: str) -> str:
    path = Path.cwd() / name
    if not path.is_file():
        raise StartError(f"The file {name} is missing in {Path.cwd()}.")
    return str(path)
