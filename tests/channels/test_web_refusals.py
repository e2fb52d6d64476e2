"""What the web channel refuses: other people's sessions, other sites' pages, and whatever is no message."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from socketio.exceptions import ConnectionError as Refused

from tests.web.serving import Served, page_bot
from tests.web.visitor import played, visitor

pytestmark = [pytest.mark.served, pytest.mark.rasa]


@pytest.fixture
def bot() -> Iterator[Served]:
    served = page_bot()
    yield served
    served.gate.set()


@pytest.mark.parametrize(
    "forge",
    [
        lambda token: token.split(".")[0],
        lambda token: token.split(".")[0] + ".",
        lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
        lambda token: "x" + token,
        lambda token: "." + token.split(".")[1],
        lambda token: token * 50,
        lambda token: [token],
        lambda token: {"$ne": None},
        lambda token: "\ud800",
        lambda token: 7,
        lambda token: "",
    ],
)
def test_whoever_cannot_prove_a_session_gets_a_new_one(bot: Served, forge: Callable[[str], Any]) -> None:
    @played
    async def scene(bot: Served) -> None:
        async with visitor(bot.address) as owner, visitor(bot.address) as thief:
            await owner.join()
            await owner.say("a headache")
            stolen = await thief.join(forge(owner.token))
            assert stolen["history"] == []
            assert stolen["session_id"].split(".")[0] != owner.token.split(".")[0]
            await owner.say("still private")
            assert thief.waiting("bot_uttered") == thief.waiting("user_said") == 0

    scene(bot)


@played
async def test_asking_for_no_session_leaves_the_old_one(bot: Served) -> None:
    async with visitor(bot.address) as tab, visitor(bot.address) as other:
        await tab.join()
        await other.join(tab.token)
        assert (await tab.join(None))["history"] == []
        await other.say("said in the old one")
        assert tab.waiting("bot_uttered") == 0


@pytest.mark.parametrize("transport", ["websocket", "polling"])
@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
def test_pages_of_other_origins_are_refused(bot: Served, transport: str, origin: str) -> None:
    async def scene() -> None:
        async with visitor(bot.address, origin=origin, transports=[transport]):
            pass

    with pytest.raises(Refused):
        asyncio.run(scene())


@played
async def test_its_own_origin_and_the_listed_ones_are_let_in(bot: Served) -> None:
    for origin in (bot.address, "https://friends.example"):
        async with visitor(bot.address, origin=origin) as tab:
            assert (await tab.join())["session_id"]


@played
async def test_too_many_waiting_messages_are_refused_in_words(bot: Served) -> None:
    bot.gate.clear()
    async with visitor(bot.address) as tab:
        await tab.join()
        acknowledged = [await tab.send({"message": f"wait {n}"}) for n in range(11)]
        assert acknowledged == [{"ok": True}] * 10 + [{"ok": False}]
        assert "wait" in (await tab.next("problem"))["message"]
        bot.gate.set()
        for _ in range(10):
            await tab.next("turn_done")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        (None,),
        ("text",),
        (7,),
        ([],),
        ({},),
        ({"message": None},),
        ({"message": 7},),
        ({"message": ["a"]},),
        ({"message": "a", "id": 7},),
        ({"message": "a", "id": None},),
        ({"message": "a", "id": "x" * 65},),
        (b"\x00\xff",),
    ],
)
def test_messages_that_are_none_are_told_so(bot: Served, arguments: tuple[Any, ...]) -> None:
    @played
    async def scene(bot: Served) -> None:
        async with visitor(bot.address) as tab:
            await tab.join()
            await tab.client.emit("user_uttered", arguments)
            assert "could not be read" in (await tab.next("problem"))["message"]
            assert [a["text"] for a in await tab.say("and now in words")] == ["I heard you."]

    scene(bot)


@played
async def test_further_arguments_are_ignored(bot: Served) -> None:
    async with visitor(bot.address) as tab:
        await tab.join()
        await tab.client.emit("user_uttered", ({"message": "hello"}, "more", 7))
        assert (await tab.next("bot_uttered"))["text"] == "I heard you."


@played
async def test_frames_and_events_that_nobody_knows_are_told_so(bot: Served) -> None:
    async with visitor(bot.address) as tab:
        await tab.join()
        await tab.client.emit("no_such_event", {"a": 1})
        await tab.next("problem")
        frames = (
            '2["user_uttered",{"message": my secret lump',
            "9",
            "2",
            "25-",
            "51-",
            '2{"a":1}',
            "2[]",
            '2[["a"]]',
            '2["disconnect"]',
        )
        for frame in frames:
            await tab.client.eio.send(frame)
            assert "could not be read" in (await tab.next("problem"))["message"]
        await tab.client.emit("session_request", "not a mapping")
        await tab.next("problem")
        assert len(await tab.say("still there")) == 1


@played
async def test_a_message_before_the_session_is_told_so(bot: Served) -> None:
    async with visitor(bot.address) as tab:
        assert await tab.send({"message": "too early"}) == {"ok": False}
        assert "load it again" in (await tab.next("problem"))["message"]


@played
async def test_a_frame_beyond_the_limit_ends_only_its_own_connection(bot: Served) -> None:
    async with visitor(bot.address) as greedy, visitor(bot.address) as other:
        await greedy.join()
        await other.join()
        await greedy.client.emit("user_uttered", {"message": "a" * 300_000})
        await greedy.next("disconnect")
        assert len(await other.say("hello")) == 1
