"""What a person does on the page, in a browser."""

from __future__ import annotations

from playwright.sync_api import Page, expect

expect.set_options(timeout=25_000)

HIP = "I've had a deep ache in my hip for three weeks"


def say(page: Page, text: str) -> None:
    """Write and send, and wait until the answer is complete."""
    answers = page.locator(".bot")
    before = answers.count()
    page.get_by_label("Your message").fill(text)
    page.get_by_label("Your message").press("Enter")
    expect(answers).to_have_count(before + 1)
    expect(page.locator("#status")).to_have_text("")


def ready(page: Page) -> Page:
    """Wait until the page is connected."""
    expect(page.locator("#status")).to_have_text("")
    return page
