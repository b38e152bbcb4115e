"""Senders that are killed at random moments while they send, and what came of it: what was lost, what was doubled."""

import asyncio
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from answers.terms import DeliveryState
from db.engine import Store
from db.migrate import migrate
from db.models import DeliveryRow
from sandbox.faults import CutAfter, Rule, rate_limited, server_error
from sandbox.rate_limits import RateLimits
from sandbox.server import Sandbox
from tests.app.made_up_discord import Newsroom
from tests.cogs.desk import POSTS

ROOT = Path(__file__).parent.parent.parent
WORKERS = 2
UNTIL_EMPTY_S = 60.0  # after the last kill


@dataclass(frozen=True, slots=True, kw_only=True)
class Killing:
    """A run: how many `alerts` in how many kills; `lost` and `doubled` count messages, `empty_s` seconds."""

    alerts: int
    kills: int
    lost: int
    doubled: int
    maybe: int  # recorded as possibly doubled
    empty_s: float  # from the last kill until nothing was pending
    busiest: int  # requests in any second
    whole: bool  # whether the store is sound

    def __str__(self) -> str:
        return (
            f"| {self.alerts} | {self.kills} | {self.lost} | {self.doubled} | {self.maybe} "
            f"| {self.empty_s:.1f} | {self.busiest} | {'ok' if self.whole else 'BROKEN'} |"
        )


HEADING = (
    "| alerts | kills | lost | doubled | recorded as possibly doubled | empty after the last kill, s "
    "| busiest second | store |\n|---|---|---|---|---|---|---|---|"
)


async def kill_senders(
    address: str,
    *,
    alerts: int,
    kills: int,
    seed: int,
    nonce_memory_s: float = 300.0,
    without: tuple[str, ...] = (),
    readable: bool = True,
) -> Killing:
    """Tell `alerts` channels of one update by two workers, one of which is killed `kills` times at random.

    5 % of the requests get a 429, 5 % a 500, and of 5 % the answer is lost after they were carried out.
    """
    dice = random.Random(seed)
    store = Store(address)
    migrate(store)
    async with Sandbox(nonce_memory_s=nonce_memory_s, rates=RateLimits.off()) as sandbox:
        _spoil(sandbox, seed)
        if not readable:
            everyone = sandbox.world.guild.roles[sandbox.world.guild.id]
            sandbox.world.set_permissions(everyone, everyone.permissions & ~(1 << 16))
        room = Newsroom(store)
        channels = [sandbox.world.add_channel(f"c{one}") for one in range(alerts)]
        room.follow(*(one.id for one in channels))
        room.tell()
        senders = [await _sender(address, sandbox.api, without) for _ in range(WORKERS)]
        last = time.monotonic()
        try:
            for number in range(kills):
                await _some_more(sandbox, dice)
                last = time.monotonic()
                await _kill(senders[number % WORKERS])
                senders[number % WORKERS] = await _sender(address, sandbox.api, without)
            empty = await _until_empty(store, last)
        finally:
            for one in senders:
                await _kill(one)
        messages = Counter(len(one.messages) for one in channels)
        told = Killing(
            alerts=alerts,
            kills=kills,
            lost=messages[0],
            doubled=sum(count * (held - 1) for held, count in messages.items() if held > 1),
            maybe=store.read(_maybe),
            empty_s=empty,
            busiest=sandbox.record.busiest_second(),
            whole=store.is_postgresql or store.read(_is_whole),
        )
    store.close()
    return told


def _spoil(sandbox: Sandbox, seed: int) -> None:
    sandbox.faults.seed(seed)
    for action in (rate_limited(0.3), server_error(500), CutAfter()):
        sandbox.faults.add(Rule(action=action, method="POST", route=POSTS, probability=0.05))


async def _sender(address: str, api: str, without: tuple[str, ...]) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.faults.sender_process", address, api, *without),
        cwd=ROOT,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )


async def _kill(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.kill()
    await process.wait()


async def _some_more(sandbox: Sandbox, dice: random.Random) -> None:
    """Wait until some more requests have come, as chance has it; or until a while has passed without any."""
    wanted = len(sandbox.record.requests) + dice.randint(1, 20)
    try:
        await sandbox.until(lambda: len(sandbox.record.requests) >= wanted or None, within_s=5.0)
    except TimeoutError:
        return


async def _until_empty(store: Store, since: float) -> float:
    async with asyncio.timeout(UNTIL_EMPTY_S * 2):
        while store.read(_pending):  # noqa: ASYNC110  other processes ring no bell
            await asyncio.sleep(0.1)
    return time.monotonic() - since


def _pending(session: Session) -> int:
    pending = select(func.count()).where(DeliveryRow.state == DeliveryState.PENDING)
    return session.scalar(pending) or 0


def _maybe(session: Session) -> int:
    return session.scalar(select(func.count()).where(DeliveryRow.maybe_doubled)) or 0


def _is_whole(session: Session) -> bool:
    return bool(session.connection().exec_driver_sql("PRAGMA integrity_check").scalar() == "ok")
