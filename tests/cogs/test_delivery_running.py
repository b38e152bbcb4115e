"""Alerts from the program as an operator runs it: in the bot, and by a courier alone (rows 8, 14, 28, 35 of the faults)."""

import asyncio
import shutil
import signal
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
from tests.cogs.desk import POSTS
from tests.cogs.test_running import LEAVES_S, TOKEN, bot

WITHIN_S = 30.0  # for a program to start on a busy machine


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


async def test_row_14_restarts_tell_the_commands_once_and_identify_five_seconds_apart(place: Place) -> None:
    channels = place.channels(2)
    for at, team in enumerate(("skua", "tern", "heron"), start=1):
        async with bot(place.folder, "run", **place.environ) as process:
            place.room.tell(team)
            wanted = at
            await place.sandbox.until(
                lambda: len(place.sandbox.record.notes("identify")) == wanted or None,  # noqa: B023
                within_s=WITHIN_S,
            )
            await place.until_told(channels, at)
            await place.sandbox.until(lambda: place.sandbox.world.commands.all() or None)
            process.send_signal(signal.SIGTERM)
            await leave(process)
    record = place.sandbox.record
    assert len(record.of("PUT", ".*/commands")) == 1
    assert len(record.notes("identify")) == 3
    assert record.identify_gap() >= 5.0


@pytest.mark.parametrize("command", ["run", "courier"])
async def test_row_35_sigterm_under_load_loses_and_doubles_nothing(place: Place, command: str) -> None:
    channels = place.channels(300)
    place.sandbox.faults.add(Rule(action=Delay(0.2), route=POSTS))
    place.room.tell()
    async with bot(place.folder, command, **place.environ) as process:
        await place.sandbox.until(lambda: told(channels)[1] >= 10 or None, within_s=WITHIN_S)
        process.send_signal(signal.SIGTERM)
        await leave(process)
    assert told(channels)[0] > 0  # it was under load indeed
    assert set(place.room.states()) <= {DeliveryState.DONE, DeliveryState.PENDING}
    async with bot(place.folder, "courier", **place.environ) as process:
        await place.until_told(channels)
        await place.until_settled()
        process.send_signal(signal.SIGTERM)
        await leave(process)
    assert told(channels) == {1: 300}
    assert place.room.states() == [DeliveryState.DONE] * 300
