"""What Discord and the network may do to alerts (rows 4 to 13 of the faults): nothing lost, nothing doubled.

Each guard has its control: the same with the guard off, which fails by its own count.
"""

import asyncio
import os
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from discord import HTTPException

from answers.terms import ChannelKind, DeliveryState, Event, SubscriptionState, Task
from app.delivering import Guards
from app.sending import SendingError, Stopped, Unclear
from cogs.gate import GateGuards
from cogs.gate_states import BAN_S
from cogs.refusals import refusal_of
from db.subscriptions import subscriptions_of
from sandbox.faults import (
    UNAUTHORIZED,
    Action,
    CutAfter,
    CutBefore,
    FaultScript,
    HalfBody,
    Rule,
    Silence,
    Status,
    rate_limited,
    server_error,
)
from sandbox.parts import Channel, ChannelType
from sandbox.permissions import Permission
from sandbox.rate_limits import CROSSPOST_LIMIT, RateLimits
from sandbox.record import Request
from tests.app.made_up_discord import HandClock
from tests.cogs.desk import MESSAGE, POSTS, Desk, InTurn, a_desk, decide, lost_and_doubled

MANY = bool(os.environ.get("CUTLINE_FAULTS"))  # many seeds and full numbers
GUARDED = pytest.mark.parametrize("guarded", [True, False])


STAGES = ("groups", "second-way", "finals")
PUBLISHING = POSTS + r"/\{message_id\}/crosspost"


def unheeded(error: HTTPException, *, editing: bool) -> SendingError:
    """The control of every refusal: none of them is understood, so all are tried again."""
    return Unclear(f"not understood ({error.status}, editing: {editing})")


@GUARDED
async def test_row_4_a_message_deleted_before_the_retry_is_not_posted_again(
    tmp_path: Path, guarded: bool
) -> None:
    async with a_desk(tmp_path, guards=Guards(nonce=guarded)) as desk:
        [channel] = desk.channels(1)
        desk.room.tell()
        desk.sandbox.faults.add(Rule(action=CutAfter(), route=POSTS, times=1))
        await desk.courier.round()
        [message] = desk.standing(channel)
        desk.sandbox.world.messages.delete(message)
        desk.clock.move(5)
        await desk.rounds(5, step_s=5)
        assert len(desk.asked()) == 2  # the one whose answer was lost, and one more
        assert desk.room.states() == [DeliveryState.DONE]
        assert len(desk.standing(channel)) == (0 if guarded else 1)


@pytest.mark.parametrize("seed", range(20 if MANY else 3))
async def test_row_5_no_request_comes_before_discord_allows_it(tmp_path: Path, seed: int) -> None:
    async with a_desk(tmp_path, pace=InTurn(), faults=limiting(seed)) as desk:
        channels = desk.channels(40)
        desk.room.tell()
        await desk.until_settled(step_s=0.25, most=400)
        assert desk.counts(channels) == {1: 40}
        assert too_early(desk) == 0
        refused = [one for one in desk.sandbox.record.requests if one.status == 429]
        assert refused
        assert desk.gate.limits.invalid == sum(one.scope != "shared" for one in refused)


async def test_row_5_without_the_gates_memory_requests_come_too_early(tmp_path: Path) -> None:
    guards = GateGuards(limits=False)
    async with a_desk(tmp_path, pace=InTurn(), faults=limiting(1), gate_guards=guards) as desk:
        desk.channels(40)
        desk.room.tell()
        await desk.rounds(40, step_s=0.25)
        assert too_early(desk) > 0


def limiting(seed: int) -> FaultScript:
    """A tenth of the requests meets a limit: of the channel, shared, or of everything."""
    script = FaultScript(seed=seed)
    for scope, after_s in (("user", 0.2), ("shared", 5.0), ("global", 1.7)):
        script.add(Rule(action=rate_limited(after_s, scope=scope), route=POSTS, probability=0.035))
    return script


def too_early(desk: Desk) -> int:
    """How many requests came although a limit told before still held, for their channel or for all."""
    count = 0
    holds: list[tuple[float, str | None]] = []
    for one in desk.asked():
        count += any(one.at < until and where in {None, one.ids["channel_id"]} for until, where in holds)
        if one.status == 429:
            where = None if one.scope == "global" else one.ids["channel_id"]
            holds.append((one.at + one.answer["retry_after"], where))
    return count


@GUARDED
async def test_row_6_a_banned_address_stops_everything_and_loses_nothing(
    tmp_path: Path, guarded: bool
) -> None:
    async with a_desk(tmp_path, pace=InTurn(), gate_guards=GateGuards(ban=guarded)) as desk:
        channels = desk.channels(20)
        desk.room.tell()
        desk.sandbox.faults.add(Rule(action=rate_limited(30.0, banned=True), route=POSTS, times=20))
        await desk.rounds(1, step_s=0)
        assert len(desk.asked()) <= 2 if guarded else len(desk.asked()) > 2
        if not guarded:
            return
        before = len(desk.asked())
        await desk.rounds(10, step_s=BAN_S / 10 - 1)
        assert len(desk.asked()) == before  # no probe within ten minutes
        desk.sandbox.faults.clear()
        desk.clock.move(20)
        await desk.until_settled(step_s=1)
        assert desk.counts(channels) == {1: 20}


@GUARDED
async def test_row_7_closed_channels_are_asked_once_and_hold_up_no_other(
    tmp_path: Path, guarded: bool
) -> None:
    size = 500 if MANY else 60
    refusals = refusal_of if guarded else unheeded
    async with a_desk(tmp_path, refusals=refusals) as desk:
        channels = desk.channels(2 * size)
        shut, well = channels[:size], channels[size:]
        for at, one in enumerate(shut):
            denied = Permission.SEND_MESSAGES if at % 2 else Permission.VIEW_CHANNEL  # 50013, 50001
            desk.sandbox.world.set_overwrite(one, desk.sandbox.world.bot, deny=denied)
        desk.room.tell()
        await desk.rounds(3, step_s=1)
        assert desk.counts(well) == {1: size}
        desk.room.tell("tern")  # more is decided, and a day goes by
        await desk.rounds(12, step_s=2 * 3600 - 60)
        most = max(len(desk.asked(channel=one)) for one in shut)
        assert most == 1 if guarded else most > 1
        if guarded:
            assert desk.counts(well) == {2: size}
            assert desk.sandbox.record.invalid_in_ten_minutes() <= size
            for one in shut:
                desk.sandbox.world.set_overwrite(one, desk.sandbox.world.bot)
            await desk.rounds(4, step_s=3600)
            assert desk.counts(shut) == {2: size}  # nothing of what happened meanwhile is lost


@GUARDED
async def test_row_8_a_token_that_is_no_longer_good_ends_it(tmp_path: Path, guarded: bool) -> None:
    async with a_desk(tmp_path, pace=InTurn(), gate_guards=GateGuards(token=guarded)) as desk:
        desk.channels(30)
        desk.room.tell()
        seen = iter(range(1000))
        desk.sandbox.faults.add(Rule(action=UNAUTHORIZED, route=POSTS, when=lambda _one: next(seen) >= 10))
        with pytest.raises(Stopped) as told:
            await desk.rounds(3, step_s=5)
        assert "token" in str(told.value)
        further = sum(one.status == 401 for one in desk.asked()) - 1
        assert further <= 3 if guarded else further > 3
        assert desk.room.states().count(DeliveryState.DONE) == 10


FAILURES: list[Callable[[], Action]] = [
    *(lambda code=code: server_error(code) for code in (500, 502, 503, 504)),
    CutBefore,
    CutAfter,
    HalfBody,
    Silence,
    lambda: Silence(after=True),
]


@pytest.mark.parametrize("make", FAILURES)
async def test_row_10_one_failing_channel_is_told_once_in_the_end_and_holds_up_no_other(
    tmp_path: Path, make: Callable[[], Action]
) -> None:
    async with a_desk(tmp_path, answer_s=0.5) as desk:
        channels = desk.channels(10)
        desk.sandbox.faults.add(Rule(action=make(), route=POSTS, channel=channels[0].id, times=3))
        desk.room.tell()
        running = asyncio.create_task(desk.courier.round())
        await desk.sandbox.until(lambda: _all_told(desk, channels[1:]))
        stuck = desk.asked(channel=channels[0])[0].at
        assert max(desk.asked(channel=one)[0].at for one in channels[1:]) - stuck < 1.0
        await running
        await desk.until_settled(step_s=3)
        assert desk.counts(channels) == {1: 10}


async def test_row_10_without_patience_of_its_own_a_silent_channel_is_never_told(tmp_path: Path) -> None:
    async with a_desk(tmp_path, answer_s=None) as desk:
        channels = desk.channels(10)
        desk.sandbox.faults.add(Rule(action=Silence(), route=POSTS, channel=channels[0].id, times=3))
        desk.room.tell()
        running = asyncio.create_task(desk.courier.round())
        await desk.sandbox.until(lambda: _all_told(desk, channels[1:]))
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(1.5):
                await asyncio.shield(running)
        assert desk.counts(channels) == {0: 1, 1: 9}
        running.cancel()
        for task in desk.courier._tasks.values():
            task.cancel()
        await asyncio.gather(running, *desk.courier._tasks.values(), return_exceptions=True)


def _all_told(desk: Desk, channels: list[Channel]) -> bool | None:
    return desk.counts(channels) == {1: len(channels)} or None


@GUARDED
async def test_row_11_what_discord_will_never_take_is_tried_once(tmp_path: Path, guarded: bool) -> None:
    refusals = refusal_of if guarded else unheeded
    async with a_desk(tmp_path, refusals=refusals) as desk:
        channels = desk.channels(5)
        told = {"content": {"_errors": [{"code": "BASE_TYPE_MAX_LENGTH", "message": "Must be shorter."}]}}
        body = {"message": "Invalid Form Body", "code": 50035, "errors": told}
        desk.sandbox.faults.add(Rule(action=Status(code=400, body=body), route=POSTS, channel=channels[0].id))
        desk.room.tell()
        await desk.rounds(6, step_s=60)
        attempts = len(desk.asked(channel=channels[0]) + desk.asked("GET", channel=channels[0]))
        assert attempts == 1 if guarded else attempts > 1
        assert desk.counts(channels[1:]) == {1: 4}
        if guarded:
            assert desk.room.states().count(DeliveryState.DEAD) == 1
            assert "Must be shorter" in (desk.reasons()[0] or "")


def deleted(desk: Desk, channel: Channel) -> None:
    desk.sandbox.world.delete_channel(channel)


def locked(desk: Desk, channel: Channel) -> None:
    desk.sandbox.world.archive(channel, locked=True)


@GUARDED
@pytest.mark.parametrize("end", [deleted, locked])
async def test_row_12_what_is_gone_is_closed_after_one_answer(
    tmp_path: Path, end: Callable[[Desk, Channel], None], guarded: bool
) -> None:
    refusals = refusal_of if guarded else unheeded
    async with a_desk(tmp_path, refusals=refusals) as desk:
        thread = desk.follow(desk.sandbox.world.add_thread("talk"), ChannelKind.THREAD)
        [other] = desk.channels(1)
        end(desk, thread)
        for team in ("skua", "tern"):
            desk.room.tell(team)
            await desk.rounds(4, step_s=60)
        asked = len(desk.asked(channel=thread) + desk.asked("GET", channel=thread))
        assert asked == 1 if guarded else asked > 1
        assert len(desk.standing(other)) == 2
        if guarded:
            assert state_of(desk, thread) is SubscriptionState.CLOSED


@GUARDED
async def test_row_12_a_server_that_was_left_is_asked_once(tmp_path: Path, guarded: bool) -> None:
    refusals = refusal_of if guarded else unheeded
    async with a_desk(tmp_path, refusals=refusals) as desk:
        guild = desk.sandbox.world.add_guild("Elsewhere")
        channel = desk.follow(desk.sandbox.world.channel("general", guild))
        desk.sandbox.world.remove_bot(guild)
        for team in ("skua", "tern"):
            desk.room.tell(team)
            await desk.rounds(10, step_s=3600)
        asked = len(desk.asked(channel=channel) + desk.asked("GET", channel=channel))
        assert asked == 1 if guarded else asked > 1
        if guarded:
            assert state_of(desk, channel) is not SubscriptionState.ACTIVE


@GUARDED
async def test_row_12_an_archived_thread_gets_a_fresh_correction(tmp_path: Path, guarded: bool) -> None:
    async with a_desk(tmp_path, guards=Guards(afresh=guarded)) as desk:
        thread = desk.follow(desk.sandbox.world.add_thread("talk"), ChannelKind.THREAD)
        desk.room.tell()
        await desk.until_settled()
        desk.sandbox.world.archive(thread)
        desk.room.correct(event=Event.ADVANCED, on="2031-07-21")  # another day: no alert of its own says it
        await desk.until_settled()
        lost = 2 - len(desk.standing(thread))  # what was told, and what holds instead
        assert lost == 0 if guarded else lost > 0
        assert thread.archived is not guarded


@GUARDED
async def test_row_12_a_deleted_message_gets_a_fresh_correction(tmp_path: Path, guarded: bool) -> None:
    async with a_desk(tmp_path, guards=Guards(afresh=guarded)) as desk:
        channels = desk.channels(3)
        desk.room.tell()
        await desk.until_settled()
        for one in channels:
            desk.sandbox.world.messages.delete(desk.standing(one)[0])
        desk.room.correct(event=Event.ADVANCED, on="2031-07-21")
        await desk.until_settled()
        lost = desk.counts(channels)[0]
        assert lost == 0 if guarded else lost > 0
        if guarded:
            assert desk.counts(channels) == {1: 3}
            assert all("21 July 2031" in str(desk.standing(one)[0]) for one in channels)


def state_of(desk: Desk, channel: Channel) -> SubscriptionState:
    guild = 1 + channel.id // 25  # as the newsroom numbers them
    told = desk.room.store.read(subscriptions_of, guild, closed=True)
    return next(one.state for one in told if one.channel_id == channel.id)


def hourly(clock: HandClock) -> RateLimits:
    return RateLimits(limits=(CROSSPOST_LIMIT,), global_per_s=None, clock=clock.monotonic)


async def test_row_13_the_eleventh_announcement_is_sent_at_once_and_published_later(tmp_path: Path) -> None:
    async with a_desk(tmp_path, rates=hourly) as desk:
        news = desk.follow(
            desk.sandbox.world.add_channel("scores", kind=ChannelType.ANNOUNCEMENT), ChannelKind.ANNOUNCEMENT
        )
        for team, stage in list(product(("gannet", "petrel", "tern", "skua", "heron"), STAGES))[:11]:
            desk.room.tell(team, event=Event.SCORE, stage=stage)
        await desk.rounds(3, step_s=1)
        assert len(desk.standing(news)) == 11
        assert len(desk.asked()) == 11
        assert [one.status for one in published(desk)] == [200] * 10
        assert desk.room.states(Task.PUBLISH).count(DeliveryState.PENDING) == 1
        await desk.rounds(8, step_s=600)
        assert [one.status for one in published(desk)] == [200] * 11


@GUARDED
async def test_row_13_publishing_holds_up_no_message(tmp_path: Path, guarded: bool) -> None:
    """Without the guard a message is published by the delivery that posts it: the next one waits for an hour."""
    async with a_desk(tmp_path, rates=hourly, guards=Guards(apart=guarded)) as desk:
        news = desk.follow(
            desk.sandbox.world.add_channel("scores", kind=ChannelType.ANNOUNCEMENT), ChannelKind.ANNOUNCEMENT
        )
        longest = 0.0
        for number in range(12):
            began = desk.clock.mono
            decide(desk.room, number)
            while lost_and_doubled([news], number + 1)[0] and desk.clock.mono < began + 7200:
                await desk.rounds(1, step_s=30)
            longest = max(longest, desk.clock.mono - began)
        assert longest <= 60 if guarded else longest > 60
        doubled = lost_and_doubled([news], 12)[1]
        assert doubled == 0 if guarded else doubled > 0  # it was posted again, an hour later
        await desk.rounds(8, step_s=600)
        assert [one.status for one in published(desk)].count(200) == 12


async def test_row_13_a_limit_that_discord_names_itself_holds_up_no_message(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        news = desk.follow(
            desk.sandbox.world.add_channel("scores", kind=ChannelType.ANNOUNCEMENT), ChannelKind.ANNOUNCEMENT
        )
        limited = rate_limited(1800.0, scope="shared")
        desk.sandbox.faults.add(Rule(action=limited, route=PUBLISHING, times=1))
        desk.room.tell()
        await desk.rounds(2, step_s=1)
        desk.room.tell("tern")
        await desk.rounds(10, step_s=60)
        assert len(desk.standing(news)) == 2
        assert [one.status for one in published(desk)] == [429]
        await desk.rounds(4, step_s=600)
        assert [one.status for one in published(desk)] == [429, 200, 200]


def published(desk: Desk) -> list[Request]:
    return desk.asked("POST", MESSAGE + "/crosspost")


@GUARDED
async def test_an_old_message_is_mended_once_discord_allows_it(tmp_path: Path, guarded: bool) -> None:
    """30046: a rate limit for edits of old messages, which names its time in the body."""
    async with a_desk(tmp_path, guards=Guards(patience=guarded)) as desk:
        [channel] = desk.channels(1)
        desk.room.tell()
        await desk.until_settled()
        body = {"message": "Too many edits", "code": 30046, "retry_after": 900.0, "global": False}
        headers = {"Via": "1.1 google", "Retry-After": "1", "X-RateLimit-Scope": "shared"}
        limited = Status(code=429, body=body, headers=headers, scope="shared")
        desk.sandbox.faults.add(Rule(action=limited, method="PATCH", times=1))
        desk.room.correct(event=Event.ADVANCED, on="2031-07-21")
        await desk.rounds(8, step_s=100)
        assert len(desk.asked("PATCH", MESSAGE)) == 1
        desk.room.tell("tern")
        await desk.rounds(4, step_s=100)
        doubled = len(desk.standing(channel)) - 2  # beside the first one and the news that came meanwhile
        assert doubled == 0 if guarded else doubled > 0
        if not guarded:
            return
        assert len(desk.asked("PATCH", MESSAGE)) == 2
        assert "~~" in desk.standing(channel)[0]["embeds"][0]["description"]
