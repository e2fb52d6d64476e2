"""A browser for the tests of the page: the chromium of the machine, never one that is downloaded."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.web.serving import Served, page_bot

OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # No longer than a module: Playwright keeps an event loop running, and other tests need to start theirs.
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("there is no chromium on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=OPTIONS)
        yield started
        started.close()


@pytest.fixture
def bot() -> Iterator[Served]:
    served = page_bot()
    yield served
    served.gate.set()


@pytest.fixture
def visit(browser: Browser, bot: Served) -> Iterator[Open]:
    """Opens the page in a browser profile of its own; whatever goes wrong inside the page fails the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def visit(width: int = 1200, height: int = 800, expect_faults: bool = False, **options: Any) -> Page:
        size: Any = {"width": width, "height": height}
        context = browser.new_context(viewport=size, **{"reduced_motion": "reduce", **options})
        context.set_default_timeout(25_000)
        contexts.append(context)
        return show(context.new_page(), expect_faults)

    def show(page: Page, expect_faults: bool) -> Page:
        if not expect_faults:
            page.on("pageerror", lambda error: faults.append(f"error: {error}"))
            page.on("console", lambda message: faults.append(f"{message.type}: {message.text}"))
            page.on(
                "request",
                lambda r: None if r.url.startswith(bot.address) else faults.append(f"asked {r.url}"),
            )
        page.goto(f"{bot.address}/webhooks/web/")
        return page

    yield visit
    for context in contexts:
        context.close()
    assert faults == []
