"""The bot on the real discord.py, in a sandbox, on a real store: one for each module of tests, or one's own."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from discord.http import Route

from app.news import News
from app.seeding import programme_files, seed_files
from app.services import Services, open_services
from app.settings import Secret, Settings
from cogs.client import ProgrammeBot
from cogs.endpoint import aim_at
from cogs.ui.cooldowns import Allowance, Cooldowns
from db.engine import Store
from db.migrate import migrate
from sandbox.server import Sandbox
from tests.conftest import HARBOUR_CUP, NOW
from tests.published import Bodies

PATIENT = Allowance(burst=10_000, refill=0.001)  # tests ask faster than people


@dataclass(slots=True)
class Stage:
    """A sandbox with the bot in it."""

    sandbox: Sandbox
    bot: ProgrammeBot
    services: Services


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file with the project's own programme, to be copied."""
    return _seeded(tmp_path_factory.mktemp("seeded") / "store.db", [programme_files()[0]])


@pytest.fixture(scope="session")
def seeded_twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file with two programmes."""
    return _seeded(tmp_path_factory.mktemp("seeded") / "store.db", [programme_files()[0], HARBOUR_CUP])


def _seeded(path: Path, files: list[Path]) -> Path:
    store = Store(f"sqlite:///{path}")
    migrate(store)
    seed_files(store, files, NOW)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    return path


@pytest.fixture(scope="session")
def bodies() -> Iterator[Bodies]:
    """Every request body of the run, against the published description; loud where that is absent."""
    checked = Bodies()
    yield checked
    assert checked.violations == []
    print(f"\nrequest bodies held against the published description: {checked.count}")


@asynccontextmanager
async def playing(
    store: Path | str,
    *,
    sandbox: Sandbox | None = None,
    bodies: Bodies | None = None,
    cooldowns: Cooldowns | None = None,
    news: News | None = None,
    clock: Callable[[], datetime] = lambda: NOW,
) -> AsyncIterator[Stage]:
    """The bot connected to a sandbox, its commands told; everything closed and every body checked after."""
    own, before = sandbox or Sandbox(), Route.BASE
    address = store if isinstance(store, str) else f"sqlite:///{store}"
    if sandbox is None:
        await own.start()
    settings = Settings(
        database_url=Secret(address), discord_token=Secret("made-up"), discord_api_base=own.api
    )
    try:
        with open_services(settings, clock=clock, watch=True) as services:
            aim_at(own.api)
            bot = ProgrammeBot(
                services,
                cooldowns=cooldowns or Cooldowns(lambda: 0.0, PATIENT, PATIENT, PATIENT),
                news=news,
                guild_ready_timeout=0,
            )
            running = asyncio.create_task(bot.start("made-up"))
            try:
                await _first(own.bot_ready(), running)
                await _first(own.until(lambda: commands_of(own)), running)
                yield Stage(sandbox=own, bot=bot, services=services)
            finally:
                await bot.close()
                await asyncio.gather(running, return_exceptions=True)
    finally:
        if bodies is not None:
            check_bodies(own, bodies)
        aim_at(before)
        if sandbox is None:
            await own.close()


def commands_of(sandbox: Sandbox) -> list[dict[str, Any]] | None:
    """The commands that Discord was told, None before that; fails at once where it refused them."""
    refused = [one.answer for one in sandbox.record.requests if one.method == "PUT" and one.status == 400]
    assert not refused, refused
    return sandbox.world.commands.all() or None


def check_bodies(sandbox: Sandbox, bodies: Bodies) -> None:
    """Hold every body the sandbox received against the published description."""
    for one in sandbox.record.requests:
        if one.body is not None:
            bodies.check(one.method, one.path, one.body)


async def _first(wanted: Coroutine[Any, Any, object], running: "asyncio.Task[None]") -> None:
    """Wait for `wanted`, or for the bot to fail."""
    task = asyncio.ensure_future(wanted)
    await asyncio.wait({task, running}, return_when=asyncio.FIRST_COMPLETED)
    if not task.done():
        task.cancel()
        await running
    await task


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(
    seeded: Path, tmp_path_factory: pytest.TempPathFactory, bodies: Bodies
) -> AsyncIterator[Stage]:
    """One bot for all tests of a module that only ask."""
    path = tmp_path_factory.mktemp("stage") / "store.db"
    shutil.copy(seeded, path)
    async with playing(path, bodies=bodies) as one:
        yield one


@pytest.fixture
def own_store(seeded: Path, tmp_path: Path) -> Path:
    """A store of one's own, for tests that write, restart or lock."""
    path = tmp_path / "store.db"
    shutil.copy(seeded, path)
    return path
