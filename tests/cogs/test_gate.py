"""The gate: what stops requests, for how long, and what each guard is good for. Every control counts requests."""

import asyncio
import logging
from pathlib import Path

import aiohttp
import pytest
from discord.http import Route

from app.sending import LeaseOver, SendingError, Stopped, TooSoon, Unclear
from cogs.gate import GateGuards, GateShut
from cogs.gate_states import BAN_S, FULL, MOST_INVALID, Ban, Limits
from sandbox.faults import FORBIDDEN, UNAUTHORIZED, HalfBody, Rule, Status, rate_limited, server_error
from sandbox.rate_limits import Limit, RateLimits
from tests.app.made_up_discord import HandClock
from tests.cogs.desk import POSTS, Desk, InTurn, a_desk


async def attempts(desk: Desk, count: int) -> list[SendingError | None]:
    """What so many posts, one after another to channels of their own, came to."""
    told: list[SendingError | None] = []
    for _ in range(count):
        try:
            await desk.post(desk.sandbox.world.add_channel("any"))
            told.append(None)
        except SendingError as error:
            told.append(error)
    return told


@pytest.mark.parametrize("guarded", [True, False])
async def test_a_banned_address_sends_nothing_more_for_ten_minutes(
    tmp_path: Path, guarded: bool, caplog: pytest.LogCaptureFixture
) -> None:
    async with a_desk(tmp_path, gate_guards=GateGuards(ban=guarded)) as desk:
        desk.sandbox.faults.add(Rule(action=rate_limited(30.0, banned=True), route=POSTS))
        told = await attempts(desk, 5)
        assert len(desk.asked()) == (1 if guarded else 5)
        if not guarded:
            return
        assert all(isinstance(one, TooSoon) and one.banned and one.for_all for one in told)
        alarms = [one for one in caplog.records if one.levelno >= logging.ERROR]
        assert [one.message for one in alarms] == ["gate.banned"]
        with pytest.raises(GateShut):
            await desk.client.http.request(Route("GET", "/users/@me"))  # the bot's own are held as well
        desk.clock.move(BAN_S - 1)
        await attempts(desk, 1)
        assert len(desk.asked()) == 1
        desk.clock.move(2)
        await attempts(desk, 3)
        assert len(desk.asked()) == 2  # a probe, which finds the ban still on
        assert len([one for one in caplog.records if one.message == "gate.banned"]) == 2
        desk.sandbox.faults.clear()
        desk.clock.move(BAN_S + 1)
        assert await attempts(desk, 5) == [None] * 5


async def test_a_ban_that_names_a_longer_time_is_obeyed(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        desk.sandbox.faults.add(Rule(action=rate_limited(5000.0, banned=True), route=POSTS, times=1))
        await attempts(desk, 1)
        desk.clock.move(4990)
        assert [type(one) for one in await attempts(desk, 1)] == [TooSoon]
        desk.clock.move(11)
        assert await attempts(desk, 1) == [None]


def test_after_a_ban_requests_come_back_one_by_one() -> None:
    clock = HandClock()
    ban = Ban(clock.monotonic)
    assert ban.begin(30)
    assert not ban.begin(30)  # the same one, told again
    clock.move(BAN_S)
    allowed: list[int] = []
    while ban.waits() == 0 and len(allowed) < 10:
        ban.under_way = 0
        while ban.waits() == 0 and ban.under_way < 1000:
            ban.under_way += 1
        allowed.append(ban.under_way)
        ban.under_way = 0
        ban.lifted()
    assert allowed[:4] == [1, 2, 4, 8]
    assert max(one for one in allowed if one < 1000) == FULL


async def test_a_rate_limit_whose_body_is_cut_is_no_ban(tmp_path: Path) -> None:
    one_a_minute = Limit(method="POST", route=POSTS, count=1, per_s=60.0, announced=False)

    def rates(clock: HandClock) -> RateLimits:
        return RateLimits(limits=(one_a_minute,), global_per_s=None, clock=clock.monotonic)

    async with a_desk(tmp_path, rates=rates) as desk:
        place = desk.sandbox.world.add_channel("any")
        await desk.post(place)
        desk.sandbox.faults.add(Rule(action=HalfBody(), route=POSTS, times=1))
        with pytest.raises(TooSoon) as told:
            await desk.post(place)
        assert [one.status for one in desk.asked()] == [200, 429]
        assert (told.value.banned, told.value.for_all, desk.gate.ban.is_on) == (False, False, False)
        assert await attempts(desk, 1) == [None]  # elsewhere
        desk.clock.move(told.value.after_s)
        await desk.post(place)


async def test_a_refusal_of_discord_s_proxy_that_is_whole_and_no_json_is_a_ban(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        refusal = Status(code=429, body="<html></html>", headers={"Via": "1.1 any", "Retry-After": "3"})
        desk.sandbox.faults.add(Rule(action=refusal, route=POSTS, times=1))
        (told,) = await attempts(desk, 1)
        assert isinstance(told, TooSoon)
        assert told.banned


@pytest.mark.parametrize("guarded", [True, False])
async def test_after_a_401_nothing_is_asked_any_more(tmp_path: Path, guarded: bool) -> None:
    async with a_desk(tmp_path, gate_guards=GateGuards(token=guarded)) as desk:
        desk.sandbox.faults.add(Rule(action=UNAUTHORIZED, route=POSTS))
        told = await attempts(desk, 6)
        assert all(isinstance(one, Stopped) for one in told)
        assert len(desk.asked()) == (1 if guarded else 6)
        assert desk.gate.refused.is_set()


async def test_a_401_of_a_webhook_says_nothing_of_the_token(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        desk.sandbox.faults.add(Rule(action=UNAUTHORIZED, route="/webhooks/.*"))
        route = Route("GET", "/webhooks/1/abc/messages/@original")
        with pytest.raises(Exception, match="401"):
            await desk.client.http.request(route)
        assert not desk.gate.refused.is_set()
        assert desk.gate.limits.invalid == 1
        assert await attempts(desk, 1) == [None]


@pytest.mark.parametrize(("scope", "counted"), [("user", 1), ("shared", 0), ("global", 1)])
async def test_a_rate_limit_is_obeyed_where_it_holds(tmp_path: Path, scope: str, counted: int) -> None:
    async with a_desk(tmp_path) as desk:
        one, other = desk.sandbox.world.add_channel("one"), desk.sandbox.world.add_channel("other")
        desk.sandbox.faults.add(Rule(action=rate_limited(4.2, scope=scope), route=POSTS, times=1))
        with pytest.raises(TooSoon) as told:
            await desk.post(one)
        assert told.value.after_s == 5.0  # the header's whole seconds: the longer of the two
        assert told.value.for_all == (scope == "global")
        assert desk.gate.limits.invalid == counted
        desk.clock.move(4.9)
        with pytest.raises(TooSoon):
            await desk.post(one)
        if scope == "global":
            with pytest.raises(TooSoon):
                await desk.post(other)
        else:
            await desk.post(other)
        assert len(desk.asked(channel=one)) == 1
        assert len(desk.asked(channel=other)) == (scope != "global")
        desk.clock.move(0.2)
        await desk.post(one)


async def test_without_the_guard_a_limit_is_run_into_again(tmp_path: Path) -> None:
    """The control of the one above."""
    async with a_desk(tmp_path, gate_guards=GateGuards(limits=False)) as desk:
        desk.sandbox.faults.add(Rule(action=rate_limited(4.2, scope="global"), route=POSTS))
        await attempts(desk, 3)
        assert len(desk.asked()) == 3


async def test_a_global_limit_pauses_the_pace_of_every_process(tmp_path: Path) -> None:
    pace = InTurn()
    async with a_desk(tmp_path, pace=pace) as desk:
        desk.sandbox.faults.add(Rule(action=rate_limited(3.0, scope="global"), route=POSTS, times=1))
        await attempts(desk, 1)
        assert pace.paused == [3.0]


async def test_a_reply_of_the_bot_waits_for_a_limit_and_an_interaction_does_not(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        slept: list[float] = []

        async def sleep(seconds: float) -> None:
            slept.append(seconds)
            desk.clock.move(seconds)

        desk.gate.sleep = sleep
        desk.gate.limits.hold_all(7.0)
        with pytest.raises(Exception, match="404"):
            await desk.client.http.request(Route("POST", "/interactions/1/abc/callback"), json={"type": 1})
        assert slept == []
        await desk.client.http.request(Route("GET", "/users/@me"))
        assert slept == [7.0]


@pytest.mark.parametrize("guarded", [True, False])
async def test_too_many_refusals_stop_the_courier_long_before_discord_would(
    tmp_path: Path, guarded: bool
) -> None:
    async with a_desk(tmp_path, gate_guards=GateGuards(invalid=guarded)) as desk:
        for _ in range(MOST_INVALID - 2):
            desk.gate.limits.count_invalid()
        desk.sandbox.faults.add(Rule(action=FORBIDDEN, route=POSTS))
        told = await attempts(desk, 10)
        assert len(desk.asked()) == (2 if guarded else 10)
        if guarded:
            assert isinstance(told[-1], TooSoon)
            assert told[-1].for_all
            await desk.client.http.request(Route("GET", "/users/@me"))  # answers go on
            desk.clock.move(601)
            await attempts(desk, 1)
            assert len(desk.asked()) == 3


def test_refusals_are_forgotten_after_ten_minutes() -> None:
    clock = HandClock()
    limits = Limits(clock.monotonic)
    for _ in range(MOST_INVALID):
        limits.count_invalid()
        clock.move(0.1)
    assert limits.invalid_waits() == pytest.approx(500)
    clock.move(501)
    assert limits.invalid == pytest.approx(MOST_INVALID - 10, abs=2)
    assert limits.invalid_waits() == 0


@pytest.mark.parametrize("guarded", [True, False])
async def test_a_request_that_waited_longer_than_its_lease_is_not_sent(tmp_path: Path, guarded: bool) -> None:
    pace = InTurn()
    async with a_desk(tmp_path, pace=pace, gate_guards=GateGuards(deadline=guarded)) as desk:

        async def slow(*, goes_on: bool = False) -> None:
            desk.clock.move(40)

        pace.slot = slow  # type: ignore[method-assign]  # the wait for a turn is what this is about
        try:
            await desk.post(desk.sandbox.world.general)
        except LeaseOver:
            assert guarded
        assert len(desk.asked()) == (0 if guarded else 1)


async def test_what_the_gate_refuses_leaves_no_lock_behind_in_the_library(tmp_path: Path) -> None:
    """The same channel, so the same bucket: a refusal must not keep the next request waiting."""
    async with a_desk(tmp_path) as desk, asyncio.timeout(5):
        general = desk.sandbox.world.general
        for _ in range(20):
            with pytest.raises(LeaseOver):
                await desk.post(general, deadline=desk.clock.mono - 1)
        for action in (server_error(500), rate_limited(1.0), server_error(503)):
            desk.sandbox.faults.add(Rule(action=action, route=POSTS, times=1))
            with pytest.raises((Unclear, TooSoon)):
                await desk.post(general)
            desk.clock.move(2)
        await asyncio.gather(*(desk.post(general) for _ in range(20)))
        assert desk.gate.ban.under_way == 0


@pytest.mark.parametrize("code", [500, 502, 504])
async def test_the_librarys_own_retries_do_not_happen_for_the_courier(tmp_path: Path, code: int) -> None:
    async with a_desk(tmp_path) as desk:
        desk.sandbox.faults.add(Rule(action=server_error(code), route=POSTS))
        with pytest.raises(Unclear):
            await desk.post(desk.sandbox.world.general)
        assert len(desk.asked()) == 1


async def test_a_429_whose_body_is_none_of_discords_is_a_ban(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        body = Status(code=429, body="<html>1015</html>", headers={"Via": "1.1 somebody", "Retry-After": "x"})
        desk.sandbox.faults.add(Rule(action=body, route=POSTS, times=1))
        with pytest.raises(TooSoon) as told:
            await desk.post(desk.sandbox.world.general)
        assert told.value.banned
        assert told.value.after_s == BAN_S


async def test_what_is_refused_is_a_network_failure_to_the_library() -> None:
    assert issubclass(GateShut, aiohttp.ClientError)


async def test_a_refusal_that_names_no_time_is_not_followed_by_another_at_once(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        body = Status(code=429, body={"message": "Slower.", "code": 0}, headers={"Via": "1.1 google"})
        desk.sandbox.faults.add(Rule(action=body, route=POSTS))
        for _ in range(3):
            with pytest.raises(TooSoon):
                await desk.post(desk.sandbox.world.general)
        assert len(desk.asked()) == 1
