"""Serves the built chat page: one HTML text with the words baked in, and its few files, compressed once."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from functools import lru_cache
from html import escape
from pathlib import Path
from string import Template
from typing import Any, NamedTuple

import msgspec
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.settings import Settings, load_settings
from bot.web.catalogue import Catalogue, HelpLine, help_numbers, load_catalogue

DIST = Path(__file__).parent / "dist"
BASE = "/webhooks/web/"
HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
FILES = {
    "chat.js": "text/javascript; charset=utf-8",
    "style.css": "text/css; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
LASTING = "public, max-age=31536000, immutable"

_SAFETY = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class _File(NamedTuple):
    """A built file: as it is, compressed, and the start of its hash."""

    plain: bytes
    zipped: bytes
    version: str


def serve_page(request: Request) -> HTTPResponse:
    """Answer with the page, or with one sentence on how to build it."""
    if any(not (DIST / name).is_file() for name in (*FILES, "index.html")):
        sentence = load_catalogue().problems.not_built + "\n"
        return HTTPResponse(sentence, status=503, headers=_SAFETY, content_type=TEXT)
    versions = tuple(_built(name).version for name in FILES)
    index = _built("index.html")
    html = _render(index.plain.decode(), versions, load_settings())
    return _answer(request, html, HTML, "no-cache")


def serve_file(request: Request, name: str) -> HTTPResponse:
    """Answer with the one of `FILES` that has this name."""
    if not (DIST / name).is_file():
        return HTTPResponse(load_catalogue().problems.not_built + "\n", status=503, content_type=TEXT)
    file = _built(name)
    lasting = request.args.get("v") == file.version
    return _answer(request, file, FILES[name], LASTING if lasting else "no-cache")


def _answer(request: Request, file: _File, kind: str, cache: str) -> HTTPResponse:
    tag = f'"{file.version}"'
    headers = {**_SAFETY, "Cache-Control": cache, "ETag": tag, "Vary": "Accept-Encoding"}
    if request.headers.get("if-none-match") == tag:
        return HTTPResponse(status=304, headers=headers)
    zips = "gzip" in re.findall(r"[\w*]+", request.headers.get("accept-encoding", ""))
    if zips:
        headers["Content-Encoding"] = "gzip"
    return HTTPResponse(file.zipped if zips else file.plain, headers=headers, content_type=kind)


def _file(content: bytes) -> _File:
    return _File(content, gzip.compress(content, mtime=0), hashlib.sha256(content).hexdigest()[:12])


def _built(name: str) -> _File:
    path = DIST / name
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=16)
def _read(path: Path, _changed: int) -> _File:
    """Read a built file; the time of its change is only there so that a new build is noticed."""
    return _file(path.read_bytes())


@lru_cache(maxsize=4)
def _render(template: str, versions: tuple[str, ...], settings: Settings) -> _File:
    catalogue, lines = load_catalogue(), help_numbers(settings)["lines"]
    fields = {key: escape(value) for key, value in _flat(msgspec.to_builtins(catalogue)).items()}
    fields = {key: value.replace("{name}", escape(settings.name)) for key, value in fields.items()}
    for name, version in zip(FILES, versions, strict=True):
        fields[name.replace(".", "_")] = f"{BASE}{name}?v={version}"
    fields["name"] = escape(settings.name)
    fields["numbers"] = "".join(_item(line) for line in lines)
    fields["words"] = _for_script(catalogue, lines, settings)
    return _file(Template(template).substitute(fields).encode())


def _item(line: HelpLine) -> str:
    label = escape(line["label"])
    if line["number"] is not None:
        label = f'<a href="tel:{re.sub(r"[^0-9+*#]", "", line["number"])}">{label}</a>'
    else:
        label = f"<strong>{label}</strong>"
    return f'<li>{label}<span class="note">{escape(line["note"])}</span></li>'


def _for_script(catalogue: Catalogue, lines: list[HelpLine], settings: Settings) -> str:
    """The words that the script shows, as JSON that cannot end its own element."""
    words = msgspec.to_builtins(catalogue)
    shown = {key: words[key] for key in ("log", "emergency", "composer", "status", "greeting")}
    text = json.dumps({**shown, "numbers": lines}, ensure_ascii=False).replace(
        "{name}", json.dumps(settings.name)[1:-1]
    )
    return text.replace("<", "\\u003c")


def _flat(words: dict[str, Any], prefix: str = "") -> dict[str, str]:
    """Name nested words by their path: help: summary: becomes help_summary."""
    flat: dict[str, str] = {}
    for key, value in words.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{prefix}{key}_")
        elif isinstance(value, str):
            flat[prefix + key] = value
    return flat
