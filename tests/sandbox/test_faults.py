"""Faults on demand: which requests they spoil, how, how often, and what was done all the same."""

import asyncio
from typing import Any

import aiohttp
import discord
import pytest

from sandbox import FaultScript, RateLimits, Rule, Sandbox
from sandbox.faults import (
    CHANNEL_GONE,
    FORBIDDEN,
    NO_ACCESS,
    UNAUTHORIZED,
    CutAfter,
    CutBefore,
    Delay,
    HalfBody,
    Silence,
    Status,
    rate_limited,
    server_error,
)
from sandbox.record import Request
from tests.sandbox.plain import Plain
from tests.sandbox.tinybot import TinyBot

SENDING = {"method": "POST", "route": r"/channels/.*/messages"}


class Naps:
    """A sleeper that notes how long it was to sleep."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.slept.append(seconds)


@pytest.fixture
def naps() -> Naps:
    return Naps()


@pytest.fixture
def options(naps: Naps) -> dict[str, Any]:
    return {"rates": RateLimits.off(), "faults": FaultScript(sleeper=naps)}


@pytest.fixture
def general(sandbox: Sandbox) -> str:
    return f"/channels/{sandbox.world.general.id}/messages"


def _stored(sandbox: Sandbox) -> int:
    return len(sandbox.world.general.messages)


@pytest.mark.parametrize(
    ("action", "status", "code"),
    [
        (CHANNEL_GONE, 404, 10003),
        (FORBIDDEN, 403, 50013),
        (NO_ACCESS, 403, 50001),
        (UNAUTHORIZED, 401, 0),
        (rate_limited(2.5), 429, 0),
        *[(server_error(one), one, None) for one in (500, 502, 503, 504)],
    ],
)
async def test_a_status_is_answered_once_and_nothing_is_done(
    sandbox: Sandbox, plain: Plain, general: str, action: Status, status: int, code: int | None
) -> None:
    sandbox.faults.add(Rule(action=action, times=1, method="POST", route=SENDING["route"]))
    spoiled = await plain.send("POST", general, {"content": "x"})
    assert (spoiled.status, spoiled.code) == (status, code)
    assert _stored(sandbox) == 0
    assert sandbox.faults.rules == ()
    assert (await plain.send("POST", general, {"content": "x"})).status == 200
    assert [one.status for one in sandbox.record.of(**_of())] == [status, 200]


def _of() -> dict[str, str]:
    return {"method": "POST", "template": SENDING["route"]}


async def test_a_429_of_discord_and_one_of_the_filter_before_it_differ(
    sandbox: Sandbox, plain: Plain, general: str
) -> None:
    sandbox.faults.add(Rule(action=rate_limited(1.2, scope="global"), times=1))
    sandbox.faults.add(Rule(action=rate_limited(600, banned=True), times=1))
    ours = await plain.send("POST", general, {"content": "x"})
    filtered = await plain.send("POST", general, {"content": "x"})
    assert (ours.headers["via"], ours.headers["retry-after"], ours.body["global"]) == (
        "1.1 google",
        "2",
        True,
    )
    assert "via" not in filtered.headers
    assert filtered.headers["content-type"].startswith("text/html")
    assert filtered.headers["retry-after"] == "600"
    assert sandbox.record.invalid_in_ten_minutes() == 2


async def test_a_shared_429_does_not_count_as_invalid(sandbox: Sandbox, plain: Plain, general: str) -> None:
    sandbox.faults.add(Rule(action=rate_limited(1, scope="shared"), times=1))
    assert (await plain.send("POST", general, {"content": "x"})).headers["x-ratelimit-scope"] == "shared"
    assert sandbox.record.invalid_in_ten_minutes() == 0


async def test_cut_before_does_nothing(sandbox: Sandbox, plain: Plain, general: str) -> None:
    sandbox.faults.add(Rule(action=CutBefore(), method="POST"))
    with pytest.raises(aiohttp.ClientConnectionError):
        await plain.send("POST", general, {"content": "x"})
    assert _stored(sandbox) == 0
    assert sandbox.record.requests[-1].status is None


async def test_cut_after_does_it_and_tells_nobody(sandbox: Sandbox, plain: Plain, general: str) -> None:
    sandbox.faults.add(Rule(action=CutAfter(), method="POST"))
    with pytest.raises(aiohttp.ClientConnectionError):
        await plain.send("POST", general, {"content": "x"})
    assert _stored(sandbox) == 1
    assert sandbox.record.requests[-1].status is None


async def test_half_a_body_breaks_off(sandbox: Sandbox, plain: Plain, general: str) -> None:
    sandbox.faults.add(Rule(action=HalfBody(), method="POST"))
    with pytest.raises(aiohttp.ClientPayloadError):
        await plain.send("POST", general, {"content": "x"})
    assert _stored(sandbox) == 1


async def test_a_delay_is_slept_by_the_given_sleeper(
    sandbox: Sandbox, plain: Plain, general: str, naps: Naps
) -> None:
    sandbox.faults.add(Rule(action=Delay(30.0), method="POST"))
    assert (await plain.send("POST", general, {"content": "x"})).status == 200
    assert naps.slept == [30.0]


async def test_silence_holds_a_request_until_it_is_released(
    sandbox: Sandbox, plain: Plain, general: str
) -> None:
    rule = sandbox.faults.add(Rule(action=Silence(), method="POST"))
    sending = asyncio.create_task(plain.send("POST", general, {"content": "x"}))
    await sandbox.until(lambda: sandbox.faults.held)
    assert _stored(sandbox) == 0
    sandbox.faults.remove(rule)
    assert (await plain.send("POST", general, {"content": "y"})).status == 200
    sandbox.faults.release()
    assert (await sending).status == 200
    assert [one["content"] for one in sandbox.world.general.messages.values()] == ["y", "x"]


async def test_silence_after_the_deed_holds_only_the_answer(
    sandbox: Sandbox, plain: Plain, general: str
) -> None:
    sandbox.faults.add(Rule(action=Silence(after=True), method="POST"))
    sending = asyncio.create_task(plain.send("POST", general, {"content": "x"}))
    await sandbox.until(lambda: sandbox.faults.held)
    assert _stored(sandbox) == 1
    sandbox.faults.clear()
    assert (await sending).status == 200


async def test_what_a_client_gave_up_on_is_not_done_when_released(
    sandbox: Sandbox, plain: Plain, general: str
) -> None:
    sandbox.faults.add(Rule(action=Silence(), times=1))
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await plain.send("POST", general, {"content": "x"})
    await plain.send("GET", general)  # by then the server has seen the other connection end
    sandbox.faults.release()
    await sandbox.until(lambda: sandbox.record.requests[0].answered_at)
    assert _stored(sandbox) == 0


async def test_the_end_of_the_sandbox_lets_go_of_silence(session: aiohttp.ClientSession) -> None:
    sandbox = Sandbox(faults=FaultScript(Rule(action=Silence())))
    await sandbox.start()
    sending = asyncio.create_task(Plain(sandbox, session).send("GET", "/users/@me"))
    await sandbox.until(lambda: sandbox.faults.held)
    async with asyncio.timeout(5):
        await sandbox.close()
    with pytest.raises(aiohttp.ClientConnectionError):
        await sending


async def test_rules_match_by_channel_and_by_condition(sandbox: Sandbox, plain: Plain, general: str) -> None:
    news = f"/channels/{sandbox.world.news.id}/messages"

    def says_stop(request: Request) -> bool:
        return isinstance(request.body, dict) and request.body.get("content") == "stop"

    sandbox.faults.add(Rule(action=FORBIDDEN, channel=sandbox.world.news.id))
    sandbox.faults.add(Rule(action=CHANNEL_GONE, when=says_stop))
    assert (await plain.send("POST", news, {"content": "stop"})).status == 403
    assert (await plain.send("POST", general, {"content": "stop"})).status == 404
    assert (await plain.send("POST", general, {"content": "go"})).status == 200


async def test_chance_is_the_same_for_the_same_seed() -> None:
    def misses(seed: int) -> list[bool]:
        script = FaultScript(Rule(action=FORBIDDEN, probability=0.3), seed=seed)
        request = Request(at=0, method="GET", path="/x", template="/x")
        return [script.action_for(request) is None for _ in range(200)]

    assert misses(1) == misses(1)
    assert misses(1) != misses(2)
    assert 100 < sum(misses(1)) < 180


async def test_a_missed_throw_is_not_one_of_the_times() -> None:
    script = FaultScript(Rule(action=FORBIDDEN, probability=0.2, times=3))
    request = Request(at=0, method="GET", path="/x", template="/x")
    hits = sum(script.action_for(request) is not None for _ in range(300))
    assert hits == 3
    assert script.rules == ()


async def test_the_library_takes_a_filters_429_for_a_ban(sandbox: Sandbox) -> None:
    async with TinyBot() as bot:
        await bot.login(sandbox.token)
        sandbox.faults.add(Rule(action=rate_limited(600, banned=True)))
        with pytest.raises(discord.HTTPException) as refused:
            await bot.get_partial_messageable(sandbox.world.general.id).send("x")
        assert refused.value.status == 429
        assert len(sandbox.record.of(**_of())) == 1


async def test_the_library_waits_as_a_429_of_discord_says(sandbox: Sandbox) -> None:
    async with TinyBot() as bot:
        await bot.login(sandbox.token)
        sandbox.faults.add(Rule(action=rate_limited(0.1), times=1))
        await bot.get_partial_messageable(sandbox.world.general.id).send("x")
        first, second = sandbox.record.of(**_of())
        assert second.at - first.at >= 0.1
        assert first.body["nonce"] == second.body["nonce"]
