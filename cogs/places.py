"""What happens to channels, roles and servers while the bot runs: the store is told, and servers are told once.

Events only note what there is to do; two tasks do it and survive whatever fails. That a server is left
altogether is noted in `client.py`.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from datetime import timedelta
from functools import partial

import discord
from discord.ext import commands

from answers.subscriptions import Subscription
from answers.terms import ChannelKind, SubscriptionState
from app.places import Places, Seen
from cogs.client import ProgrammeBot
from cogs.ui.notices import Teller
from cogs.ui.rights import Place, is_shut, kind_of, may_post

log = logging.getLogger(__name__)

MOST_WAITING = 1000  # deletions that the store does not know yet; beyond, the courier finds out by itself
LOOK_S = 15.0  # between looks for what is to be told, which other processes write too
PAUSE_S = 0.3  # at least: while alerts go out, the bell rings all the time
AGAIN_S = 2.0  # after a failure of the store
MEMBERS = timedelta(hours=6)  # between notes of the servers the bot is in: a session may last for months
TRIES = 3  # of one unit of work; then, too, the courier finds out by itself


class PlacesCog(commands.Cog):
    def __init__(self, bot: ProgrammeBot, *, look_s: float = LOOK_S) -> None:
        services = bot.services
        self._bot = bot
        self._bell = services.bell
        self._places = Places(services.store, services.worker, services.answering.clock)
        self._teller = Teller(
            self._places,
            services.servers,
            services.answering.wording,
            guild=bot.get_guild,
            clock=time.monotonic,
        )
        self._look_s = look_s
        self._clock = services.answering.clock
        self._noted = self._clock()
        self._deeds: deque[Callable[[], Awaitable[object]]] = deque()
        self._guilds: set[int] = set()  # to be looked at
        self._to_do = asyncio.Event()
        self._to_tell = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._deaf: Callable[[], None] = lambda: None

    async def cog_load(self) -> None:
        loop = asyncio.get_running_loop()

        def heard() -> None:
            loop.call_soon_threadsafe(self._to_tell.set)

        self._deaf = self._bell.listen(heard)
        self._tasks = [
            asyncio.create_task(self._keep_up(), name="places"),
            asyncio.create_task(self._tell(), name="notices"),
        ]

    async def cog_unload(self) -> None:
        self._deaf()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    # What is gone

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        self._do(partial(self._places.gone, channel.id))

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        self._do(partial(self._places.gone, payload.thread_id))

    # What may have changed what the bot may do

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        self._look_at(*(one.id for one in self._bot.guilds))

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        self._look_at(guild.id)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        self._look_at(guild.id)

    @commands.Cog.listener()
    async def on_guild_channel_update(
        self, _before: discord.abc.GuildChannel, after: discord.abc.GuildChannel
    ) -> None:
        self._look_at(after.guild.id)

    @commands.Cog.listener()
    async def on_guild_role_update(self, _before: discord.Role, after: discord.Role) -> None:
        self._look_at(after.guild.id)

    @commands.Cog.listener()
    async def on_guild_role_delete(self, role: discord.Role) -> None:
        self._look_at(role.guild.id)

    @commands.Cog.listener()
    async def on_member_update(self, _before: discord.Member, after: discord.Member) -> None:
        """Of the bot itself this comes without the members intent."""
        if self._bot.user is not None and after.id == self._bot.user.id:
            self._look_at(after.guild.id)

    @commands.Cog.listener()
    async def on_thread_update(self, _before: discord.Thread, after: discord.Thread) -> None:
        self._thread(after)

    @commands.Cog.listener()
    async def on_thread_join(self, thread: discord.Thread) -> None:
        """Also comes for a thread that is opened again: an archived one is not in the cache."""
        self._thread(thread)

    def _thread(self, thread: discord.Thread) -> None:
        if is_shut(thread):
            self._do(partial(self._places.shut, thread.id))
        else:
            self._look_at(thread.guild.id)

    # Doing it

    def _do(self, deed: Callable[[], Awaitable[object]]) -> None:
        if len(self._deeds) >= MOST_WAITING:
            log.warning("place.let_go")
            return
        self._deeds.append(deed)
        self._to_do.set()

    def _look_at(self, *guild_ids: int) -> None:
        self._guilds.update(guild_ids)
        self._to_do.set()

    async def _keep_up(self) -> None:
        while True:
            await self._to_do.wait()
            self._to_do.clear()
            while self._deeds:
                await self._try(self._deeds.popleft())
            guilds, self._guilds = frozenset(self._guilds), set()
            if guilds:
                await self._try(partial(self._look, guilds))
            self._to_tell.set()

    async def _try(self, deed: Callable[[], Awaitable[object]]) -> None:
        for left in reversed(range(TRIES)):
            try:
                await deed()
            except Exception as error:  # the store may be gone for a while
                log.warning("place.failed", extra={"left": left, "reason": type(error).__name__})
                await asyncio.sleep(AGAIN_S if left else 0.0)
            else:
                return

    async def _look(self, guild_ids: frozenset[int]) -> None:
        """Compare what the store believes of these servers' channels and roles with what they are."""
        followed = await self._places.followed(guild_ids)
        seen = self._seen(followed)
        if seen and await self._places.note(seen):
            self._bell.ring()

    def _seen(self, followed: Iterable[Subscription]) -> Seen:
        opened: set[int] = set()
        kinds: dict[int, ChannelKind] = {}
        roles: set[tuple[int, int]] = set()
        for one in followed:
            guild = self._bot.get_guild(one.guild_id)
            if guild is None or guild.unavailable:
                continue
            channel = guild.get_channel_or_thread(one.channel_id)
            if one.state is SubscriptionState.REFUSED and may_post(channel):
                opened.add(one.channel_id)
            if isinstance(channel, Place) and kind_of(channel) is not one.channel_kind:
                kinds[one.channel_id] = kind_of(channel)
            if one.role_id is not None and guild.get_role(one.role_id) is None:
                roles.add((guild.id, one.role_id))
        return Seen(open=frozenset(opened), kinds=kinds, roles=frozenset(roles))

    async def _tell(self) -> None:
        await self._bot.wait_until_ready()
        while True:
            self._to_tell.clear()
            self._note_members()
            try:
                await self._teller.tell(frozenset(one.id for one in self._bot.guilds))
            except Exception as error:  # the store may be gone for a while
                log.warning("notices.failed", extra={"reason": type(error).__name__})
            try:
                async with asyncio.timeout(self._look_s):
                    await self._to_tell.wait()
            except TimeoutError:
                continue
            await asyncio.sleep(PAUSE_S)

    def _note_members(self) -> None:
        """What is kept about a server that was left goes in time, though the bot never connects anew."""
        now = self._clock()
        if now - self._noted >= MEMBERS:
            self._noted = now
            self._bot.note_members()


async def setup(bot: ProgrammeBot) -> None:
    await bot.add_cog(PlacesCog(bot))
