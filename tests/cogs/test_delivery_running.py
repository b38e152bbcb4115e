"""Alerts from the program as an operator runs it: in the bot, and by a courier alone (rows 8, 14, 28, 35 of the faults)."""

import asyncio
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from answers.terms import DeliveryState
from db.engine import Store
from sandbox.faults import UNAUTHORIZED, Delay, Rule
from sandbox.parts import Channel
from sandbox.server import Sandbox
from tests.app.made_up_discord import Newsroom
from tests.cogs.desk import POSTS, decide, lost_and_doubled
from tests.cogs.restarting import too_close
from tests.cogs.test_running import LEAVES_S, TOKEN, bot
from tests.test_house import ROOT

WITHIN_S = 30.0  # for a program to start on a busy machine
MANY = bool(os.environ.get("CUTLINE_FAULTS"))  # full numbers
RESTARTS = 20 if MANY else 2
LOAD = 300 if MANY else 60  # alerts: more than can be sent while the program leaves, or fewer


class Place:
    """A folder with a store in which the invented programme is followed by some channels of a sandbox."""

    def __init__(self, folder: Path, sandbox: Sandbox) -> None:
        self.folder, self.sandbox = folder, sandbox
        self.room = Newsroom(Store(f"sqlite:///{folder}/var/cutline.db"))
        self.environ = {"DISCORD_TOKEN": TOKEN, "DISCORD_API_BASE": sandbox.api, "LOG_LEVEL": "debug"}

    def channels(self, count: int) -> list[Channel]:
        made = [self.sandbox.world.add_channel(f"c{at}") for at in range(count)]
        self.room.follow(*(one.id for one in made))
        return made

    async def until_told(self, channels: list[Channel], messages: int = 1) -> None:
        """Wait until so many messages stand in each channel."""
        wanted = {messages: len(channels)}
        await self.sandbox.until(lambda: told(channels) == wanted or None, within_s=WITHIN_S)

    def leased(self) -> int:
        """How many deliveries somebody holds."""
        return sum(one.leased_by is not None for one in self.room.rows())

    async def until_settled(self) -> None:
        """Wait until the store knows of every message, too."""
        async with asyncio.timeout(WITHIN_S):
            while DeliveryState.PENDING in self.room.states():  # noqa: ASYNC110  another process rings no bell
                await asyncio.sleep(0.05)


def told(channels: list[Channel]) -> Counter[int]:
    """How many channels hold how many messages."""
    return Counter(len(one.messages) for one in channels)


@pytest_asyncio.fixture
async def place(seeded: Path, tmp_path: Path) -> AsyncIterator[Place]:
    (tmp_path / "var").mkdir()
    shutil.copy(seeded, tmp_path / "var" / "cutline.db")
    async with Sandbox() as sandbox:
        made = Place(tmp_path, sandbox)
        yield made
        made.room.store.close()


async def leave(process: asyncio.subprocess.Process, *, code: int = 0) -> tuple[str, str]:
    """What the program said to the end, which must come soon and with that exit code."""
    async with asyncio.timeout(LEAVES_S):
        out, err = await process.communicate()
    assert process.returncode == code, err.decode()
    assert TOKEN not in out.decode() + err.decode()
    return out.decode(), err.decode()


@pytest.mark.parametrize("command", ["run", "courier"])
async def test_what_another_process_decided_is_told(place: Place, command: str) -> None:
    channels = place.channels(5)
    async with bot(place.folder, command, **place.environ) as process:
        place.room.tell()
        await place.until_told(channels)
        place.room.tell("tern")
        await place.until_told(channels, 2)
        process.send_signal(signal.SIGTERM)
        out, err = await leave(process)
    assert "[warning]" not in err
    assert len(place.sandbox.record.notes("identify")) == (command == "run")
    assert place.sandbox.record.unknown == []
    if command == "courier":
        assert out.splitlines() == ["Sending alerts as Cutline, without a gateway."]


@pytest.mark.parametrize("command", ["run", "courier"])
async def test_row_8_a_token_that_is_no_longer_good_is_one_line(place: Place, command: str) -> None:
    place.channels(30)
    async with bot(place.folder, command, **place.environ) as process:
        await place.sandbox.until(lambda: place.sandbox.record.requests or None, within_s=WITHIN_S)
        seen = iter(range(1000))
        refuses = Rule(action=UNAUTHORIZED, route=POSTS, when=lambda _one: next(seen) >= 5)
        place.sandbox.faults.add(refuses)
        place.room.tell()
        _out, err = await leave_late(process)
    assert "no longer takes the token" in err.splitlines()[-1]
    assert len([one for one in err.splitlines() if one.startswith("bot.py:")]) == 1
    refused = [one for one in place.sandbox.record.requests if one.status == 401]
    assert 1 <= len(refused) <= 4


async def leave_late(process: asyncio.subprocess.Process) -> tuple[str, str]:
    async with asyncio.timeout(WITHIN_S):
        out, err = await process.communicate()
    assert process.returncode == 2
    assert TOKEN not in out.decode() + err.decode()
    return out.decode(), err.decode()


async def test_row_28_a_second_copy_waits_and_takes_over(place: Place) -> None:
    channels = place.channels(3)
    async with bot(place.folder, "run", **place.environ) as first:
        await place.sandbox.bot_ready(within_s=WITHIN_S)
        async with bot(place.folder, "run", **place.environ) as second:
            assert second.stdout is not None
            async with asyncio.timeout(WITHIN_S):
                line = (await second.stdout.readline()).decode()
            assert "Another copy of the bot runs since" in line
            assert f"process {first.pid}" in line
            place.room.tell()
            await place.until_told(channels)
            assert len(place.sandbox.record.notes("identify")) == 1
            await place.until_settled()
            first.kill()  # no good-bye: the second sees that the process is gone
            await first.wait()
            await place.sandbox.until(
                lambda: len(place.sandbox.record.notes("identify")) == 2 or None, within_s=WITHIN_S
            )
            assert place.sandbox.record.identify_gap() >= 5.0
            place.room.tell("tern")
            await place.until_told(channels, 2)
            second.send_signal(signal.SIGTERM)
            await leave(second)


async def test_row_28_a_second_copy_that_waits_ends_on_sigterm(place: Place) -> None:
    async with bot(place.folder, "run", **place.environ) as first:
        await place.sandbox.bot_ready(within_s=WITHIN_S)
        async with bot(place.folder, "run", **place.environ) as second:
            assert second.stdout is not None
            async with asyncio.timeout(WITHIN_S):
                await second.stdout.readline()
            second.send_signal(signal.SIGTERM)
            await leave(second)
        first.send_signal(signal.SIGTERM)
        await leave(first)
    assert len(place.sandbox.record.notes("identify")) == 1


async def test_row_28_a_copy_that_was_held_up_while_another_took_over_leaves(place: Place) -> None:
    async with bot(place.folder, "run", **place.environ) as process:
        await place.sandbox.bot_ready(within_s=WITHIN_S)
        with place.room.store.engine.begin() as connection:
            connection.exec_driver_sql("UPDATE lease SET holder = 'somebody' WHERE name LIKE 'gateway:%'")
        _out, err = await leave_late(process)
    assert "another copy" in err.splitlines()[-1]


@pytest.mark.timeout(600)
async def test_row_14_restarts_while_alerts_go_out(place: Place) -> None:
    """Each restart comes while alerts are being sent, and with `CUTLINE_FAULTS` there are twenty of them."""
    channels, record = place.channels(20), place.sandbox.record
    place.sandbox.faults.add(Rule(action=Delay(0.2), route=POSTS))
    for at in range(RESTARTS):
        decide(place.room, 2 * at)  # while it is gone
        async with bot(place.folder, "run", **place.environ) as process:
            sessions, messages = at + 1, len(channels) * (2 * at + 1) + 5
            await place.sandbox.until(
                lambda: len(record.notes("ready")) == sessions or None,  # noqa: B023
                within_s=WITHIN_S,
            )
            decide(place.room, 2 * at + 1)
            await place.sandbox.until(lambda: sent(channels) >= messages or None, within_s=WITHIN_S)  # noqa: B023
            assert sent(channels) < len(channels) * (2 * at + 2)
            process.send_signal(signal.SIGTERM)
            await leave(process)
    await send_the_rest(place)
    assert len(record.of("PUT", ".*/commands")) == 1
    assert too_close(place.sandbox) == 0
    assert len(record.notes("identify")) == RESTARTS
    assert lost_and_doubled(channels, 2 * RESTARTS) == (0, 0)
    print(f"\n{RESTARTS} restarts, sessions at least {record.identify_gap():.2f} s apart")


async def send_the_rest(place: Place) -> None:
    """Have another courier send what is left, if anything is."""
    async with bot(place.folder, "courier", **place.environ) as process:
        assert process.stdout is not None
        await asyncio.wait_for(process.stdout.readline(), WITHIN_S)  # it has begun
        await place.until_settled()
        process.send_signal(signal.SIGTERM)
        await leave(process)


def sent(channels: list[Channel]) -> int:
    return sum(len(one.messages) for one in channels)


@pytest.mark.parametrize("command", ["run", "courier"])
async def test_row_35_sigterm_under_load_loses_and_doubles_nothing(place: Place, command: str) -> None:
    """All that is under way is finished within the time for that; with `CUTLINE_FAULTS` it is too much, and given back."""
    channels = place.channels(LOAD)
    place.sandbox.faults.add(Rule(action=Delay(0.2), route=POSTS))
    place.room.tell()
    async with bot(place.folder, command, **place.environ) as process:
        await place.sandbox.until(lambda: told(channels)[1] >= 10 or None, within_s=WITHIN_S)
        assert told(channels)[0] > 0  # it is under load indeed
        process.send_signal(signal.SIGTERM)
        await leave(process)
    assert told(channels)[0] > 0 or not MANY
    assert place.leased() == 0
    assert set(place.room.states()) <= {DeliveryState.DONE, DeliveryState.PENDING}
    await send_the_rest(place)
    assert told(channels) == {1: LOAD}
    assert place.room.states() == [DeliveryState.DONE] * LOAD


@pytest.mark.parametrize("guarded", [True, False])
async def test_row_35_who_leaves_in_order_leaves_nothing_leased(place: Place, guarded: bool) -> None:
    channels = place.channels(40)
    place.sandbox.faults.add(Rule(action=Delay(0.2), route=POSTS))
    place.room.tell()
    address = f"sqlite:///{place.folder}/var/cutline.db"
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.faults.sender_process", address, place.sandbox.api),
        *(() if guarded else ("leave",)),
        cwd=ROOT,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        await place.sandbox.until(lambda: told(channels)[1] >= 5 or None, within_s=WITHIN_S)
        process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.wait(), LEAVES_S)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    leased = place.leased()
    assert leased == 0 if guarded else leased > 0
    print(f"\n{leased} of {len(channels)} left leased")
