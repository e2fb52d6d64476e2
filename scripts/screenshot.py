"""Takes the README's pictures of the chat page: `make screenshot`, with Waymark serving at the given address."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).parent.parent / "docs" / "images"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
SHOTS = {
    "desktop": (
        {"width": 1100, "height": 860},
        "light",
        ["I've had a deep ache in my hip for three weeks, it's worse at night"],
    ),
    "phone": ({"width": 390, "height": 844}, "light", ["my eyes look yellow and I feel sick"]),
    "dark": ({"width": 390, "height": 844}, "dark", ["I have swelling"]),
    "emergency": ({"width": 390, "height": 844}, "light", ["I can't feel my legs"]),
}


def main(address: str) -> None:
    """Talk to the page at `address` and save one picture for each shot."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for name, (size, scheme, messages) in SHOTS.items():
            page = browser.new_page(
                viewport=size, color_scheme=scheme, device_scale_factor=2 if size["width"] < 500 else 1
            )
            page.goto(address)
            for message in messages:
                say(page, message)
            page.screenshot(path=FOLDER / f"{name}.png")
            page.close()
        browser.close()


def say(page: Page, message: str) -> None:
    """Send a message and wait until it is answered."""
    box = page.locator("textarea")
    box.wait_for()
    answers = page.locator("#log .message.bot").count()
    box.fill(message)
    box.press("Enter")
    page.locator("#log .message.bot").nth(answers).wait_for()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://localhost:5005/")
