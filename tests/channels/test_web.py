"""The conversation between chat page and bot, by real socket.io clients against a real Rasa bot."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

import pytest

from tests.web.serving import ROOT, Served, page_bot
from tests.web.visitor import lines, played, visitor

pytestmark = [pytest.mark.served, pytest.mark.rasa]

NEVER_LOGGED = "my secret lump"


@pytest.fixture
def bot() -> Iterator[Served]:
    served = page_bot()
    yield served
    served.gate.set()


@played
async def test_a_first_visit_gets_a_session_of_its_own_and_whom_to_ring(bot: Served) -> None:
    async with visitor(bot.address) as one, visitor(bot.address) as other:
        first, second = await one.join(), await other.join()
    assert first["session_id"] != second["session_id"]
    assert first["history"] == []
    assert first["starters"]
    assert first["help"]["emergency_number"] == "999"
    assert [line["number"] for line in first["help"]["lines"]] == ["999", "01632 960 123", "111", "116 123"]


@played
async def test_an_answer_is_one_envelope_with_its_buttons_and_custom_part(bot: Served) -> None:
    async with visitor(bot.address) as tab:
        await tab.join()
        [answer] = await tab.say("a headache")
    assert [button["title"] for button in answer["buttons"]] == ["Yes", "No", "I can't tell"]
    assert answer["custom"] == {"type": "question", "about": "headache"}
    assert answer["recipient_id"] == tab.token.split(".")[0]


@played
async def test_long_polling_works_where_websockets_do_not(bot: Served) -> None:
    async with visitor(bot.address, transports=["polling"]) as tab:
        await tab.join()
        assert [a["text"] for a in await tab.say("anything")] == ["I heard you."]


@played
async def test_a_reload_shows_the_conversation_again(bot: Served) -> None:
    async with visitor(bot.address) as tab:
        await tab.join()
        [first] = await tab.say("a headache")
        await tab.say("/restart is only text")
    async with visitor(bot.address) as tab_again:
        confirmed = await tab_again.join(tab.token)
    assert confirmed["session_id"] == tab.token
    assert lines(confirmed["history"]) == [
        ("user", "a headache"),
        ("bot", "Is your headache worse when you lie down?"),
        ("user", "/restart is only text"),
        ("bot", "I heard you."),
    ]
    assert confirmed["history"][1]["envelope"] == first


@played
async def test_after_starting_again_nothing_earlier_is_shown(bot: Served) -> None:
    async with visitor(bot.address) as tab:
        await tab.join()
        await tab.say("a headache")
        [answer] = await tab.say("let us start again")
        assert answer["custom"]["cleared"] is True
        assert lines((await tab.join(tab.token))["history"]) == [("bot", "We have started again.")]


@played
async def test_two_tabs_of_one_session_see_the_same(bot: Served) -> None:
    async with visitor(bot.address) as left, visitor(bot.address) as right:
        await left.join()
        await right.join(left.token)
        await left.say("a headache", id="from-left")
        assert await right.next("user_said") == {"text": "a headache", "id": "from-left"}
        assert (await right.next("bot_uttered"))["custom"]["type"] == "question"
        assert left.waiting("user_said") == 0


@played
async def test_what_is_sent_twice_is_answered_once(bot: Served) -> None:
    async with visitor(bot.address) as tab:
        await tab.join()
        assert len(await tab.say("echo once", id="same")) == 1
        assert await tab.send({"message": "echo once", "id": "same"}) == {"ok": True}
        assert [a["text"] for a in await tab.say("echo two", id="other")] == ["You said: echo two"]


@played
async def test_messages_are_answered_in_the_order_in_which_they_came(bot: Served) -> None:
    ids = ["m9", "m1", "m5", "m0", "m7"]
    async with visitor(bot.address) as tab:
        await tab.join()
        bot.gate.clear()
        for number in ids:
            await tab.client.emit("user_uttered", {"message": f"wait {number}", "id": number})
        bot.gate.set()
        assert [(await tab.next("turn_done"))["id"] for _ in ids] == ids
        assert [(await tab.next("bot_uttered"))["text"] for _ in ids] == [f"You said: wait {n}" for n in ids]


@played
async def test_a_reload_while_the_bot_thinks_loses_nothing(bot: Served) -> None:
    bot.gate.clear()
    async with visitor(bot.address) as tab:
        await tab.join()
        await tab.send({"message": "wait for me", "id": "slow"})
    async with visitor(bot.address) as tab_again:
        confirmed = await tab_again.join(tab.token)
        assert confirmed["busy"] is True
        assert lines(confirmed["history"]) == [("user", "wait for me")]
        assert await tab_again.send({"message": "wait for me", "id": "slow"}) == {"ok": True}
        bot.gate.set()
        assert (await tab_again.next("bot_uttered"))["text"] == "You said: wait for me"
        await tab_again.next("turn_done")
        assert len((await tab_again.join(tab.token))["history"]) == 2


@played
async def test_a_message_that_is_too_long_is_answered_in_words(bot: Served) -> None:
    async with visitor(bot.address) as tab:
        confirmed = await tab.join()
        [answer] = await tab.say("a" * (confirmed["max_characters"] + 1))
        assert answer["text"] == "That is too long to read in one go."
        history = (await tab.join(tab.token))["history"]
        assert history[0]["text"] == "(a message that was too long to read)"


def test_the_browsers_own_client_is_answered(bot: Served) -> None:
    script = """
        const { io } = require("socket.io-client");
        const message = { message: "hello", id: "1" };
        const socket = io(process.argv[1], { transports: ["websocket", "polling"] });
        socket.on("connect", () => socket.emit("session_request", { session_id: null }));
        socket.on("session_confirm", () => socket.emit("user_uttered", message, console.log));
        socket.on("bot_uttered", (envelope) => console.log(envelope.text));
        socket.on("turn_done", () => socket.disconnect());
    """
    done = subprocess.run(
        ["node", "-e", script, bot.address], cwd=ROOT, capture_output=True, text=True, timeout=30, check=True
    )
    assert done.stdout.splitlines() == ["{ ok: true }", "I heard you."]


@pytest.mark.slow
def test_sessions_and_answered_messages_outlive_a_restart_of_the_server(bot: Served) -> None:
    token = ""

    @played
    async def before(bot: Served) -> None:
        nonlocal token
        async with visitor(bot.address) as tab:
            await tab.join()
            await tab.say(f"echo {NEVER_LOGGED}", id="unacknowledged")
            token = tab.token

    @played
    async def after(bot: Served) -> None:
        async with visitor(bot.address) as tab:
            confirmed = await tab.join(token)
            assert lines(confirmed["history"])[0] == ("user", f"echo {NEVER_LOGGED}")
            assert await tab.send({"message": f"echo {NEVER_LOGGED}", "id": "unacknowledged"}) == {"ok": True}
            assert [a["text"] for a in await tab.say("echo later")] == ["You said: echo later"]

    before(bot)
    bot.stop()
    bot.start()
    after(bot)
    assert NEVER_LOGGED not in bot.log
    assert "Traceback" not in bot.log
