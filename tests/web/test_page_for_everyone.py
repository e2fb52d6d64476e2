"""The chat page in an emergency, by keyboard, on a small screen, with shaky hands and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.web.conftest import Open
from tests.web.reader import HIP, ready, say

pytestmark = [pytest.mark.served, pytest.mark.browser, pytest.mark.rasa]


def test_an_emergency_is_marked_announced_and_stays_in_view_until_starting_again(visit: Open) -> None:
    page = ready(visit(390, 844))
    say(page, "I can't walk since this morning")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Emergency")
    expect(alert).to_contain_text("Ring 999 now")
    expect(alert.locator("svg")).to_be_visible()
    expect(alert.get_by_role("link", name="Call 999")).to_have_attribute("href", "tel:999")
    expect(page.locator(".message.alarm").get_by_role("link", name="Call 999")).to_be_visible()
    for _ in range(4):
        say(page, HIP)
    expect(alert).to_be_in_viewport()
    page.reload()
    expect(alert).to_be_in_viewport()
    alert.get_by_role("button", name="Read all of it").click()
    expect(page.locator(".message.alarm")).to_be_in_viewport()
    page.get_by_role("button", name="Start again").click()
    page.get_by_role("button", name="Yes, start again").click()
    expect(alert).to_be_hidden()
    expect(page.locator(".user")).to_have_count(0)
    expect(page.get_by_role("button", name=HIP)).to_be_visible()


def test_asking_the_bot_to_start_again_takes_the_emergency_away_too(visit: Open) -> None:
    page = ready(visit())
    say(page, "I can't walk")
    say(page, "start again")
    expect(page.get_by_role("alert")).to_be_hidden()
    page.reload()
    expect(page.locator(".bot")).to_contain_text("We have started again.")
    expect(page.get_by_role("alert")).to_be_hidden()


def test_an_emergency_without_numbers_of_its_own_offers_those_of_the_region(visit: Open) -> None:
    page = ready(visit())
    say(page, "remind me")
    expect(page.get_by_role("alert").get_by_role("link")).to_have_text(["Ring 999"])


def test_neither_a_reminder_nor_a_crisis_takes_the_place_of_the_advice(visit: Open) -> None:
    page = ready(visit())
    say(page, "I can't walk")
    say(page, "remind me")
    say(page, "I want to end it")
    headings = page.get_by_role("alert").locator(".bar")
    expect(headings).to_have_text(["Emergency", "Emergency – you are not alone"])
    expect(page.get_by_role("alert")).to_contain_text("Ring 999 now, or ask someone near you")
    page.reload()
    expect(headings).to_have_text(["Emergency", "Emergency – you are not alone"])


def test_a_crisis_names_every_number(visit: Open) -> None:
    page = ready(visit())
    say(page, "I want to end it")
    alert = page.get_by_role("alert")
    expect(alert.get_by_role("link", name="Call Samaritans")).to_have_attribute("href", "tel:116123")
    expect(alert.get_by_role("link", name="Call 999")).to_be_visible()
    expect(alert).to_contain_text("Emergency")


@pytest.mark.parametrize(("width", "height"), [(320, 568), (320, 256), (390, 420), (1200, 800)])
def test_nothing_needs_scrolling_sideways(visit: Open, width: int, height: int) -> None:
    page = ready(visit(width, height))
    say(page, HIP)
    say(page, "w" * 300 + " and I can't walk")
    say(page, "a headache")
    page.locator("#help summary").click()
    page.get_by_role("button", name="Start again").click()
    wide = page.evaluate("() => [document.documentElement, document.body].map((e) => e.scrollWidth)")
    assert max(wide) <= width
    expect(page.get_by_role("alert").get_by_role("link", name="Call 999")).to_be_attached()


UNTIL_STILL = """() => new Promise((done) => {
  const main = document.getElementById("scroll");
  let last = -1, same = 0;
  const look = () => {
    const now = main.scrollTop + document.documentElement.scrollTop;
    same = now === last ? same + 1 : 0;
    last = now;
    same < 20 ? requestAnimationFrame(look) : done();
  };
  look();
})"""
"""Waits until nothing has scrolled for twenty frames."""


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_reading_starts_at_the_beginning_of_an_answer(visit: Open, motion: str) -> None:
    page = ready(visit(375, 640, reduced_motion=motion))
    page.evaluate(UNTIL_STILL)
    expect(page.locator(".message.bot p").first).to_be_in_viewport(ratio=1)
    say(page, HIP)
    page.evaluate(UNTIL_STILL)
    expect(page.locator(".assessment p").first).to_be_in_viewport(ratio=1)


def test_targets_are_large_enough_for_shaky_hands(visit: Open) -> None:
    page = ready(visit(320, 568))
    say(page, "I can't walk")
    say(page, "a headache")
    page.locator("#help summary").click()
    page.get_by_role("button", name="Start again").click()
    targets = page.locator("button:visible, .calls a:visible, .numbers a:visible, textarea, summary").all()
    assert len(targets) > 10
    for target in targets:
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44, target.inner_text()


def test_everything_can_be_done_by_keyboard(visit: Open) -> None:
    page = ready(visit())
    keys = page.keyboard
    keys.press("Tab")
    keys.press("Enter")  # the link that skips to the message
    expect(page.get_by_label("Your message")).to_be_focused()
    keys.type("a headache")
    keys.press("Shift+Enter")
    keys.type("since Monday")
    keys.press("Enter")
    expect(page.locator(".user")).to_have_text("You said: a headache\nsince Monday")
    expect(page.get_by_label("Your message")).to_be_focused()
    expect(page.get_by_label("Your message")).to_have_value("")
    expect(page.get_by_role("button", name="I can't tell")).to_be_visible()
    keys.press("Shift+Tab")
    expect(page.get_by_role("button", name="I can't tell")).to_be_focused()
    keys.press("Enter")
    expect(page.locator(".user").last).to_have_text("You said: I can't tell")
    expect(page.get_by_label("Your message")).to_be_focused()
    page.locator("#help summary").focus()
    keys.press("Enter")
    expect(page.get_by_role("link", name="Ring 999")).to_be_visible()
    keys.press("Escape")
    expect(page.get_by_role("link", name="Ring 999")).to_be_hidden()
    expect(page.locator("#help summary")).to_be_focused()
    page.get_by_role("button", name="Start again").focus()
    keys.press("Enter")
    expect(page.get_by_role("button", name="Yes, start again")).to_be_focused()
    keys.press("Enter")
    expect(page.get_by_label("Your message")).to_be_focused()


def test_a_message_too_long_is_said_before_it_is_sent(visit: Open) -> None:
    page = ready(visit())
    box, hint = page.get_by_label("Your message"), page.locator("#limit")
    box.fill("a" * 9_600)
    expect(hint).to_have_text("400 characters left")
    box.fill("a" * 10_003)
    expect(hint).to_contain_text("Too long by 3 characters")
    expect(box).to_have_attribute("aria-invalid", "true")
    box.press("Enter")
    expect(page.locator(".user")).to_have_count(0)
    box.fill("💗" * 10_000)
    expect(hint).to_have_text("0 characters left")
    say(page, "short")
    expect(hint).to_have_text("")


def test_the_numbers_are_there_without_javascript(visit: Open) -> None:
    page = visit(java_script_enabled=False)
    page.locator("#help summary").click()
    expect(page.get_by_role("link", name="Ring 999")).to_be_visible()
    expect(page.get_by_text("JavaScript is off or did not load")).to_be_visible()
