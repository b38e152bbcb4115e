"""The bot begun often, or twice (rows 12, 14, 28 of the faults), in this process and by a clock moved by hand.

The same with real processes stands in `test_delivery_running.py`. Each control counts what the sandbox received.
"""

import asyncio
import os
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from answers.terms import SubscriptionState
from app.delivering import Guards
from cogs.client import BotGuards
from db.subscriptions import subscriptions_of
from tests.cogs.desk import a_desk, decide, lost_and_doubled
from tests.cogs.restarting import WITHIN_S, Runs, runs_on, too_close

MANY = bool(os.environ.get("CUTLINE_FAULTS"))  # full numbers
GUARDED = pytest.mark.parametrize("guarded", [True, False])
RESTARTS = 20 if MANY else 6  # within five minutes
CALLBACK = "/interactions/{interaction_id}/{token}/callback"


@pytest_asyncio.fixture
async def runs(own_store: Path) -> AsyncIterator[Runs]:
    async with runs_on(own_store) as made:
        yield made


async def restart(runs: Runs, times: int, *, guards: BotGuards | None = None, apart: bool = True) -> int:
    """Begin and end the bot so often, with decisions while it is gone and while it is there; the lost and doubled."""
    channels = runs.channels(2)
    for number in range(times):
        decide(runs.room, 2 * number)
        async with runs.bot(guards=guards, apart=apart) as bot:
            await runs.until_connected(number + 1)
            decide(runs.room, 2 * number + 1)
            bot.services.bell.ring()
            await runs.until_told(channels, 2 * number + 2)
    return sum(lost_and_doubled(channels, 2 * times))


async def test_row_14_restarts_tell_commands_once_and_lose_no_alert(runs: Runs) -> None:
    assert await restart(runs, RESTARTS) == 0
    record = runs.sandbox.record
    assert len(record.of("PUT", ".*/commands")) == 1
    assert too_close(runs.sandbox) == 0
    assert len(record.notes("identify")) == RESTARTS


async def test_row_14_without_their_fingerprint_commands_are_told_again(runs: Runs) -> None:
    await restart(runs, 3, guards=BotGuards(fingerprint=False))
    assert len(runs.sandbox.record.of("PUT", ".*/commands")) > 1


async def test_row_14_without_a_reservation_sessions_are_begun_too_soon(runs: Runs) -> None:
    await restart(runs, 3, apart=False)
    assert too_close(runs.sandbox) > 0


@GUARDED
async def test_row_28_of_two_bots_one_connects_and_answers(runs: Runs, guarded: bool) -> None:
    hosts = ("here", "there") if guarded else (None, None)
    world, record = runs.sandbox, runs.sandbox.record
    async with runs.bot(on_host=hosts[0]):
        await runs.until_connected(1)
        await world.until(lambda: world.world.commands.all() or None)
        began = time.monotonic()
        async with runs.bot(on_host=hosts[1]):
            if guarded:
                await asyncio.wait_for(runs.waiting.wait(), WITHIN_S)
                assert time.monotonic() - began < 5
            else:
                await runs.until_connected(2)
            await world.person().runs("status")
            await world.until(lambda: guarded or len(record.of("POST", CALLBACK)) > 1 or None)
    answers = len(record.of("POST", CALLBACK))
    assert answers == 1 if guarded else answers > 1
    assert len(record.notes("identify")) == (1 if guarded else 2)


@pytest.mark.timeout(600)
@GUARDED
async def test_row_28_two_copies_that_both_send_double_nothing(tmp_path: Path, guarded: bool) -> None:
    """Ten minutes with a decision each second; the leases alone see to it, so nonce and history are off."""
    guards = Guards(lease=guarded, nonce=False, history=False)
    seconds = 600 if MANY and guarded else 20
    async with a_desk(tmp_path, guards=guards) as desk:
        channels, another = desk.channels(3), desk.another_courier("another", guards=guards)
        for second in range(seconds):
            decide(desk.room, second)
            await asyncio.gather(desk.courier.round(), another.round())
            desk.clock.move(1)
        await desk.until_settled()
        lost, doubled = lost_and_doubled(channels, seconds)
        assert lost == 0
        assert doubled == 0 if guarded else doubled > 0


@GUARDED
async def test_row_12_a_server_that_was_left_is_asked_nothing(runs: Runs, guarded: bool) -> None:
    guild = runs.sandbox.world.add_guild("Elsewhere")
    there = runs.sandbox.world.channel("general", guild)
    runs.follow(there)
    here = runs.channels(1)
    runs.clock.move(1)
    async with runs.bot(guards=BotGuards(members=guarded)) as bot:
        await runs.until_connected(1)
        await bot.wait_until_ready()
        leaving = asyncio.ensure_future(bot.wait_for("guild_remove"))
        await asyncio.sleep(0)
        runs.sandbox.world.remove_bot(guild)
        await leaving
        await asyncio.sleep(0)  # the bot's own listener comes right after
        await bot.errands.close()
        decide(runs.room, 0)
        bot.services.bell.ring()
        await runs.until_told(here, 1)
    asked = [one for one in runs.sandbox.record.requests if one.ids.get("channel_id") == str(there.id)]
    assert len(asked) == 0 if guarded else len(asked) > 0
    closed = runs.room.store.read(subscriptions_of, guild.id, closed=True)
    assert not guarded or [one.state for one in closed] == [SubscriptionState.CLOSED]
