"""Rate limits: windows by a given clock, headers, 429s, and how the real library takes them."""

from typing import Any

import discord
import pytest

from sandbox import RateLimits, Sandbox
from sandbox.rate_limits import Limit
from sandbox.record import GatewayNote, Record, Request, most_within
from tests.sandbox.plain import Clock, Plain
from tests.sandbox.tinybot import TinyBot

CHANNEL = "/channels/{channel_id}/messages"


@pytest.fixture
def options(clock: Clock) -> dict[str, Any]:
    return {"rates": RateLimits(clock=clock, wall_clock=lambda: 5000.0)}


@pytest.fixture
def general(sandbox: Sandbox) -> str:
    return f"/channels/{sandbox.world.general.id}/messages"


async def test_the_sixth_message_within_five_seconds_is_refused(
    sandbox: Sandbox, plain: Plain, general: str, clock: Clock
) -> None:
    left = []
    for _ in range(5):
        answer = await plain.send("POST", general, {"content": "x"})
        left.append(answer.headers["x-ratelimit-remaining"])
        clock.now += 1
    assert left == ["4", "3", "2", "1", "0"]
    assert answer.headers["x-ratelimit-limit"] == "5"
    assert answer.headers["x-ratelimit-reset-after"] == "1.000"
    assert answer.headers["x-ratelimit-reset"] == "5001.000"
    clock.now -= 0.6
    refused = await plain.send("POST", general, {"content": "x"})
    assert refused.status == 429
    assert refused.body == {
        "message": "You are being rate limited.",
        "retry_after": 0.6,
        "global": False,
        "code": 0,
    }
    told = ("retry-after", "x-ratelimit-scope", "via", "x-ratelimit-bucket")
    assert [refused.headers[one] for one in told[:3]] == ["1", "user", "1.1 google"]
    assert refused.headers[told[3]] == answer.headers[told[3]]
    assert sandbox.record.invalid_in_ten_minutes() == 1
    clock.now += 0.6
    assert (await plain.send("POST", general, {"content": "x"})).status == 200


async def test_each_channel_has_its_own_window(sandbox: Sandbox, plain: Plain, general: str) -> None:
    for _ in range(5):
        await plain.send("POST", general, {"content": "x"})
    news = f"/channels/{sandbox.world.news.id}/messages"
    assert (await plain.send("POST", news, {"content": "x"})).status == 200


async def test_routes_without_a_limit_have_no_headers(plain: Plain, general: str) -> None:
    assert "x-ratelimit-limit" not in (await plain.send("GET", general)).headers


async def test_the_global_limit_holds_for_all_routes(
    sandbox: Sandbox, plain: Plain, general: str, clock: Clock
) -> None:
    sandbox.rates.global_per_s = 3
    for _ in range(3):
        assert (await plain.send("GET", general)).status == 200
    refused = await plain.send("GET", "/users/@me")
    assert (refused.status, refused.body["global"]) == (429, True)
    assert refused.headers["x-ratelimit-scope"] == "global"
    assert refused.headers["x-ratelimit-global"] == "true"
    clock.now += 1
    assert (await plain.send("GET", "/users/@me")).status == 200


async def test_a_shared_limit_does_not_count_as_invalid(
    sandbox: Sandbox, plain: Plain, general: str, clock: Clock
) -> None:
    sandbox.rates.limits = (Limit(method="GET", route=CHANNEL, count=1, per_s=5, scope="shared"),)
    statuses = [(await plain.send("GET", general)).status for _ in range(2)]
    assert statuses == [200, 429]
    assert sandbox.record.invalid_in_ten_minutes() == 0


async def test_the_library_waits_as_told_and_sends_all(aim: Any) -> None:
    limit = Limit(method="POST", route=CHANNEL, count=2, per_s=0.2)
    async with Sandbox(rates=RateLimits(limits=(limit,))) as sandbox, TinyBot() as bot:
        aim(sandbox)
        await bot.login(sandbox.token)
        channel = bot.get_partial_messageable(sandbox.world.general.id)
        for number in range(5):
            await channel.send(str(number))
        sent = sandbox.record.of("POST", CHANNEL)
        assert [one.status for one in sent if one.status != 429] == [200] * 5
        assert sent[4].at - sent[0].at >= 0.2
        assert isinstance(channel, discord.PartialMessageable)


def _request(at: float, status: int = 200, **more: Any) -> Request:
    return Request(at=at, method="GET", path="/x", template="/x", status=status, **more)


def test_the_busiest_second_is_any_second() -> None:
    record = Record()
    record.requests = [_request(at) for at in (0.0, 0.9, 1.0, 1.8, 1.85, 5.0)]
    assert record.busiest_second() == 4
    record.requests[1].counted = False
    assert record.busiest_second() == 3
    assert Record().busiest_second() == 0


def test_invalid_answers_are_counted_in_any_ten_minutes() -> None:
    record = Record()
    record.requests = [_request(float(at), status=403) for at in (0, 300, 599, 600, 700)]
    record.requests += [_request(650.0, status=429, scope="shared"), _request(651.0, status=404)]
    assert record.invalid_in_ten_minutes() == 4


def test_a_span_is_half_open() -> None:
    assert most_within([0.0, 1.0, 2.0], 1.0) == 1
    assert most_within([0.0, 0.999], 1.0) == 2


def test_the_gap_between_identifies_is_that_of_one_bucket() -> None:
    record = Record()
    record.gateway = [
        GatewayNote(at=at, what="identify", shard=shard) for at, shard in ((0, 0), (1, 1), (5, 2))
    ]
    assert record.identify_gap() == 1
    assert record.identify_gap(max_concurrency=2) == 5
