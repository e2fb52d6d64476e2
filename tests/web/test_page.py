"""The chat page in a real browser, talking to a real Rasa bot."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.web.conftest import Open
from tests.web.reader import HIP, ready, say
from tests.web.serving import Served

pytestmark = [pytest.mark.served, pytest.mark.browser, pytest.mark.rasa]


def test_a_first_visit_says_what_it_is_and_offers_a_start(visit: Open) -> None:
    page = ready(visit())
    expect(page.get_by_role("heading", name="Waymark")).to_be_visible()
    expect(page.get_by_text("I am a bot. I can't diagnose.")).to_be_visible()
    page.get_by_role("button", name=HIP).click()
    expect(page.locator(".user")).to_contain_text(HIP)
    expect(page.locator(".assessment")).to_be_visible()
    expect(page.get_by_role("button", name=HIP)).to_have_count(0)


def test_an_answer_has_paragraphs_a_list_and_a_bold_beginning(visit: Open) -> None:
    page = ready(visit())
    say(page, HIP)
    answer = page.locator(".assessment")
    expect(answer.get_by_role("listitem")).to_have_count(2)
    expect(answer.locator("p")).to_have_count(3)
    expect(answer.locator("p").first).to_have_css("font-weight", "700")
    log = page.get_by_role("log")
    expect(log).to_have_attribute("aria-live", "polite")
    expect(log).to_contain_text("Waymark said: Please ring your breast care team")


def test_a_reload_keeps_the_conversation_and_the_browser_keeps_none_of_it(visit: Open) -> None:
    page = ready(visit())
    say(page, "a headache")
    page.reload()
    expect(page.locator(".user")).to_have_text("You said: a headache")
    expect(page.get_by_role("button", name="I can't tell")).to_be_visible()
    stored = page.evaluate("() => ({ ...localStorage, ...sessionStorage })")
    assert list(stored) == ["waymark-session"]
    assert re.fullmatch(r"[\w-]{32}\.[\w-]{43}", stored["waymark-session"])
    assert page.context.cookies() == []


def test_a_reload_shows_the_same_conversation(visit: Open) -> None:
    page = ready(visit())
    for text in ("🙂", "ظهري يؤلمني", "/restart", "echo hello"):
        say(page, text)
    shown = page.locator(".message p, .user").all_inner_texts()
    page.reload()
    expect(page.locator(".message")).to_have_count(9)
    assert page.locator(".message p, .user").all_inner_texts() == shown


def test_markup_in_messages_is_shown_as_text(visit: Open) -> None:
    page = ready(visit())
    title = page.title()
    mine = "<script>document.title='broken in'</script><img src=x onerror=document.title='broken in'>"
    say(page, mine)
    expect(page.locator(".user")).to_contain_text(mine)
    expect(page.locator(".bot").last).to_contain_text("<b>not bold</b>")
    page.reload()
    expect(page.locator(".user")).to_contain_text(mine)
    assert page.locator("#log img, #log script, #log b").count() == 0
    assert page.title() == title


def test_two_tabs_show_the_same_conversation(visit: Open) -> None:
    left = ready(visit())
    right = left.context.new_page()
    right.goto(left.url)
    ready(right)
    say(left, "a headache")
    expect(right.locator(".user")).to_have_text("You said: a headache")
    expect(right.get_by_role("button", name="I can't tell")).to_be_visible()
    say(right, "echo from the right")
    expect(left.locator(".bot").last).to_contain_text("echo from the right")
    expect(left.get_by_role("button", name="I can't tell")).to_have_count(0)


def test_whoever_waits_too_long_is_told_whom_to_ring(visit: Open, bot: Served) -> None:
    page = visit()
    page.clock.install()
    page.reload()
    page.clock.run_for(1000)
    expect(page.get_by_role("button", name=HIP)).to_be_visible()
    bot.gate.clear()
    page.get_by_label("Your message").fill("wait")
    page.get_by_label("Your message").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Waymark is writing")
    page.clock.run_for(9_000)
    expect(page.locator(".notice")).to_have_count(0)
    page.clock.run_for(1_500)
    expect(page.locator(".notice")).to_contain_text("taking longer than I should")
    expect(page.locator(".notice").get_by_role("link", name="Ring 999")).to_have_attribute("href", "tel:999")
    bot.gate.set()
    expect(page.locator(".bot").last).to_contain_text("You said: wait")


@pytest.mark.slow
def test_what_is_written_while_the_server_is_away_arrives_once_and_in_order(visit: Open, bot: Served) -> None:
    page = ready(visit(expect_faults=True))
    say(page, "I can't walk")
    bot.stop()
    expect(page.locator("#status")).to_contain_text("The connection was lost")
    for text in ("echo one", "echo two"):
        page.get_by_label("Your message").fill(text)
        page.get_by_label("Your message").press("Enter")
    expect(page.locator("#status")).to_contain_text("as soon as we are connected")
    bot.start()
    expect(page.locator(".bot")).to_have_count(4)
    expect(page.locator("#status")).to_have_text("")
    expect(page.locator(".user")).to_have_text(["You said: I can't walk", "You said: echo one", "You said: echo two"])
    expect(page.locator(".bot").nth(2)).to_contain_text("You said: echo one")
    expect(page.get_by_role("alert")).to_be_visible()
