"""Tells those who watch the process whether it lives and whether it can answer."""

from __future__ import annotations

from dataclasses import dataclass

from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse


@dataclass
class Readiness:
    """Whether people can be answered: set once the model is loaded and a first message was answered."""

    ready: bool = False
    problem: str | None = None


def add_health_routes(app: Sanic, readiness: Readiness) -> None:
    """Add `GET /healthz` (200 while the process lives) and `GET /readyz` (503 until it can answer)."""

    @app.get("/healthz")
    async def healthz(_: Request) -> HTTPResponse:
        return response.json({"status": "ok"})

    @app.get("/readyz")
    async def readyz(_: Request) -> HTTPResponse:
        if readiness.ready:
            return response.json({"status": "ready"})
        return response.json({"status": "failed" if readiness.problem else "starting"}, status=503)
