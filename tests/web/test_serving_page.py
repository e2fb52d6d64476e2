"""How the page and its files are served, and what they must never hold."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from bot.knowledge.regions import load_regions
from bot.settings import Settings, load_settings
from bot.web import page as serving
from bot.web.catalogue import help_numbers, load_catalogue

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "bot" / "web" / "src"


def request(version: str = "", **headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return SimpleNamespace(headers=named, args={"v": version} if version else {})


@pytest.fixture
def built() -> None:
    assert (serving.DIST / "chat.js").is_file(), "build the page first: npm run build"


@pytest.fixture
def html(built: None) -> str:
    return str(serving.serve_page(request()).body.decode())


def test_before_the_page_is_built_one_sentence_says_how(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "DIST", tmp_path / "dist")
    for answer in (serving.serve_page(request()), serving.serve_file(request(), "chat.js")):
        assert answer.status == 503
        assert "Run `make`" in answer.body.decode()


def test_nothing_but_its_own_files_may_run_or_load(built: None, html: str) -> None:
    policy = serving.serve_page(request()).headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?! src=| type=\"application/json\")", html)
    assert re.findall(r'(?:src|href)="(?!/webhooks/web/|tel:|#)([^"]*)"', html) == []


def test_files_are_compressed_for_whoever_takes_it(built: None) -> None:
    plain = serving.serve_file(request(), "chat.js")
    zipped = serving.serve_file(request(accept_encoding="br, gzip;q=0.8"), "chat.js")
    assert "Content-Encoding" not in plain.headers
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.body) == plain.body


def test_a_first_visit_is_small_enough_for_a_slow_phone(built: None) -> None:
    answers = [serving.serve_file(request(accept_encoding="gzip"), name) for name in serving.FILES]
    answers.append(serving.serve_page(request(accept_encoding="gzip")))
    assert sum(len(answer.body) for answer in answers) < 25_000


def test_a_file_is_kept_by_the_browser_until_the_next_build(built: None, html: str) -> None:
    found = re.search(r"chat\.js\?v=(\w+)", html)
    assert found is not None
    lasting = serving.serve_file(request(version=found[1]), "chat.js")
    assert "immutable" in lasting.headers["Cache-Control"]
    assert serving.serve_file(request(version="old"), "chat.js").headers["Cache-Control"] == "no-cache"
    assert serving.serve_file(request(if_none_match=lasting.headers["ETag"]), "chat.js").status == 304


def test_the_operators_words_cannot_become_markup(built: None) -> None:
    settings = msgspec.structs.replace(
        load_settings(), name='</script><b>"Way" & mark</b>', team_name="<i>Rosewood</i>"
    )
    index = (serving.DIST / "index.html").read_text()
    html = serving._render(index, ("1", "2", "3"), settings).plain.decode()
    assert "<b>" not in html
    assert "<i>Rosewood" not in html
    words = re.search(r'id="words">(.*?)</script>', html, re.DOTALL)
    assert words is not None
    assert '</script><b>"Way" & mark</b> said:' in json.loads(words[1])["log"]["bot"]


@pytest.mark.parametrize("region", sorted(load_regions()))
def test_every_region_has_somebody_to_ring(region: str) -> None:
    numbers = help_numbers(Settings(region=region))
    assert [bool(line["label"] and line["note"]) for line in numbers["lines"]] == [True] * 4
    first = numbers["lines"][0]
    assert first["number"] in (numbers["emergency_number"], None)
    assert (first["number"] is None) == (region == "other")


def test_the_page_fills_every_placeholder(html: str) -> None:
    assert "$" not in re.sub(r'<script type="application/json".*?</script>', "", html, flags=re.DOTALL)
    assert "{name}" not in html


def test_starters_are_few_and_short() -> None:
    starters = load_catalogue().starters
    assert 2 <= len(starters) <= 3
    assert max(map(len, starters)) < 60


def test_scripts_never_write_markup_and_hold_no_words_of_their_own() -> None:
    for script in SOURCES.glob("*.js"):
        text = script.read_text()
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|https?://", text), script
        assert len(text.splitlines()) < 200


def test_the_lock_names_no_addresses() -> None:
    lock = (ROOT / "package-lock.json").read_text()
    assert '"resolved"' not in lock
    assert "://" not in re.sub(r'"(?:url|funding)": .*', "", lock)


TEXT, SHAPE = 4.5, 3.0
PAIRS = [
    ("ink", "page", TEXT),
    ("ink", "card", TEXT),
    ("ink", "tint", TEXT),
    ("soft", "page", TEXT),
    ("soft", "card", TEXT),
    ("on-accent", "accent", TEXT),
    ("help-ink", "help", TEXT),
    ("help-ink", "card", TEXT),
    ("on-alarm", "alarm", TEXT),
    ("alarm-ink", "alarm-page", TEXT),
    ("accent", "card", SHAPE),
    ("accent", "page", SHAPE),
    ("field", "page", SHAPE),
    ("field", "card", SHAPE),
    ("alarm", "page", SHAPE),
    ("focus", "page", SHAPE),
    ("focus", "card", SHAPE),
    ("focus", "help", SHAPE),
    ("focus", "alarm-page", SHAPE),
]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_contrast_is_enough_by_day_and_by_night(scheme: int) -> None:
    colours = dict(re.findall(r"--([\w-]+): (#\w+)", re.findall(r":root \{(.*?)\}", _css(), re.DOTALL)[scheme]))
    low = [(a, b) for a, b, least in PAIRS if _contrast(colours[a], colours[b]) < least]
    assert low == []


def _css() -> str:
    return (SOURCES / "style.css").read_text()


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
