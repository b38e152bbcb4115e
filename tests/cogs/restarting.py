"""The bot in this process, begun again and again, or twice at once, on one store and by a clock moved by hand.

What is asserted is what the sandbox received: it lives by the same clock and outlives the bots.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from discord.http import Route

from answers.terms import ChannelKind, Language
from app.leases import Duty, Holder, wait_to_identify
from app.services import Services, open_services
from app.settings import Secret, Settings
from cogs.client import BotGuards, ProgrammeBot
from cogs.endpoint import aim_at
from db.engine import Store
from db.subscriptions import Following, follow
from sandbox.parts import Channel
from sandbox.rate_limits import RateLimits
from sandbox.server import Sandbox
from tests.app.made_up_discord import CUP, HandClock, Newsroom
from tests.cogs.desk import lost_and_doubled

WITHIN_S = 30.0  # by a real clock, on a busy machine
SESSION_GAP_S = 5.0  # what Discord asks for between two sessions of a token


@dataclass(slots=True, kw_only=True)
class Runs:
    """`room` decides in a store that bots of `bot` work on; `waiting` is set once one waits for another."""

    address: str
    sandbox: Sandbox
    room: Newsroom
    waiting: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def clock(self) -> HandClock:
        return self.room.clock

    def channels(self, count: int) -> list[Channel]:
        """New channels that follow the invented programme."""
        made = [self.sandbox.world.add_channel(f"c{at}") for at in range(count)]
        for one in made:
            self.follow(one)
        return made

    def follow(self, channel: Channel) -> None:
        """Let a channel follow the programme, with the server it is in: the bot looks which it is in."""
        assert channel.guild_id is not None
        wanted = Following(
            guild_id=channel.guild_id,
            channel_id=channel.id,
            channel_kind=ChannelKind.TEXT,
            language=Language.EN,
        )
        self.room.store.write(follow, CUP, wanted, at=self.clock.now)

    @asynccontextmanager
    async def bot(
        self, *, guards: BotGuards | None = None, apart: bool = True, on_host: str | None = None
    ) -> AsyncIterator[ProgrammeBot]:
        """One that was begun, not yet connected. `apart`: its session is begun well after the last one.

        With `on_host` it connects only where no bot of another host has the duty.
        """
        settings = Settings(
            database_url=Secret(self.address),
            discord_token=Secret("made-up"),
            discord_api_base=self.sandbox.api,
        )
        with open_services(settings, clock=self.clock.wall, watch=True) as services:
            bot = ProgrammeBot(
                services,
                before_start=self._duty(services, on_host) if on_host else None,
                before_identify=self._turn(services) if apart else None,
                guards=guards,
                guild_ready_timeout=0,
            )
            running = asyncio.create_task(bot.start("made-up"))
            try:
                yield bot
            finally:
                await bot.close()
                running.cancel()
                await asyncio.gather(running, return_exceptions=True)

    async def until_connected(self, sessions: int) -> None:
        """Wait until so many sessions have become ready since the beginning."""
        ready = self.sandbox.record.notes
        await self.sandbox.until(lambda: len(ready("ready")) >= sessions or None, within_s=WITHIN_S)

    async def until_told(self, channels: list[Channel], alerts: int) -> None:
        """Wait until so many alerts stand in each channel."""
        await self.sandbox.until(
            lambda: lost_and_doubled(channels, alerts)[0] == 0 or None, within_s=WITHIN_S
        )

    def _duty(self, services: Services, host: str) -> Callable[[], Awaitable[None]]:
        holder = Holder(host=host, space="pid:[1]", pid=1, mark="aaaa")
        duty = Duty(services.store, services.worker, "gateway:1", clock=self.clock.wall, holder=holder)
        return lambda: duty.take(lambda _line: self.waiting.set())

    def _turn(self, services: Services) -> Callable[[], Awaitable[None]]:
        async def sleep(seconds: float) -> None:
            self.clock.move(seconds)

        return lambda: wait_to_identify(
            services.store, services.worker, "identify:1", clock=self.clock.wall, sleep=sleep
        )


def too_close(sandbox: Sandbox) -> int:
    """How many sessions were begun sooner after the one before than Discord allows."""
    begun = [one.at for one in sandbox.record.notes("identify")]
    return sum(later - earlier < SESSION_GAP_S for earlier, later in pairwise(begun))


@asynccontextmanager
async def runs_on(file: Path) -> AsyncIterator[Runs]:
    """On a copy of a seeded store, to which the invented programme is added."""
    clock, before = HandClock(), Route.BASE
    store = Store(f"sqlite:///{file}")
    try:
        async with Sandbox(clock=clock.monotonic, rates=RateLimits.off()) as sandbox:
            aim_at(sandbox.api)
            yield Runs(address=f"sqlite:///{file}", sandbox=sandbox, room=Newsroom(store, clock))
    finally:
        aim_at(before)
        store.close()
