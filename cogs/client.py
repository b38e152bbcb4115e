"""The bot: what it asks of Discord, its command tree, and when it tells Discord its commands.

It asks for the fewest intents (servers, and messages in them and in direct conversations, none of them
privileged), keeps no messages and no members.
"""

import asyncio
import contextlib
import hashlib
import json
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypedDict

import discord
from discord import AllowedMentions, Intents, Interaction, InteractionType, MemberCacheFlags, app_commands
from discord.app_commands import AppCommandContext, AppCommandError, AppInstallationType
from discord.ext import commands

from answers.errors import ProgrammeError
from app.errands import Errands
from app.news import News
from app.pace import Pace, StoreSlots
from app.services import Services
from cogs import EXTENSIONS
from cogs.endpoint import DISCORD, connect_to
from cogs.gate import Gate
from cogs.ui.alert_sources import AlertButton
from cogs.ui.cooldowns import Cooldowns
from cogs.ui.failures import say_privately, tell_failure
from cogs.ui.presses import AskButton, ShareButton
from cogs.ui.surface import Surface
from cogs.ui.translator import CatalogueTranslator, language_of
from cogs.ui.unanswered import answer_unanswered
from db.command_sync import keep_fingerprint, told_fingerprint
from db.servers import note_members

log = logging.getLogger(__name__)

DRAIN_S = 3.0  # at the end of the program, for what the store is still writing
LOOK_S = 30.0  # how often to look whether there is more than one programme now
SYNC_ENDS_S = 1.0  # at the end of the program, for telling commands that is under way
SYNC_PAUSES_S = (5, 30, 300, 1800)  # between attempts to tell Discord the commands; then the next start tries


LONGEST_LIMIT_S = 30.0  # a rate limit that the library waits for by itself; a longer one it raises

Nothing = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class BotGuards:
    """What spares Discord requests; each may be switched off to show what it is good for."""

    fingerprint: bool = True  # commands are told only when they changed
    members: bool = True  # nothing is sent to a server that was left


class _Where(TypedDict):
    application_id: int
    api_base: str


class ProgrammeTree(app_commands.CommandTree["ProgrammeBot"]):
    """Slash commands: the cooldown before them, a sentence after whatever went wrong."""

    async def interaction_check(self, interaction: Interaction["ProgrammeBot"]) -> bool:
        if interaction.type is InteractionType.autocomplete:
            return True
        try:
            return not await self.client.has_to_wait(interaction)
        except Exception as error:  # the library calls this outside its own handling of errors
            await tell_failure(interaction, error, self.client.surface.wording)
            return False

    async def on_error(self, interaction: Interaction["ProgrammeBot"], error: AppCommandError) -> None:
        if interaction.type is InteractionType.autocomplete:
            log.warning("autocomplete.failed", extra={"reason": type(error).__name__})
            if not interaction.response.is_done():
                with contextlib.suppress(discord.HTTPException):
                    await interaction.response.autocomplete([])
            return
        await tell_failure(interaction, error, self.client.surface.wording)


class ProgrammeBot(commands.AutoShardedBot):
    """`surface` and `cooldowns` are for what the library builds by itself; everything else is handed in."""

    def __init__(
        self,
        services: Services,
        *,
        cooldowns: Cooldowns | None = None,
        news: News | None = None,
        gate: Gate | None = None,
        before_start: Nothing | None = None,
        before_identify: Nothing | None = None,
        guards: BotGuards | None = None,
        guild_ready_timeout: float = 2.0,
    ) -> None:
        """Every request passes the `gate`; `guild_ready_timeout` is how long READY waits for servers, in s.

        `before_start` is awaited once the token is known to be good and before anything is begun,
        `before_identify` before each session.
        """
        own = gate or Gate(pace=Pace(StoreSlots(services.store, services.worker)))
        intents = Intents(guilds=True, guild_messages=True, dm_messages=True)
        super().__init__(
            command_prefix=(),
            help_command=None,
            tree_cls=ProgrammeTree,
            intents=intents,
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=MemberCacheFlags.none(),
            allowed_mentions=AllowedMentions.none(),
            allowed_contexts=AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=AppInstallationType(guild=True, user=True),
            guild_ready_timeout=guild_ready_timeout,
            http_trace=own.trace(),
            max_ratelimit_timeout=LONGEST_LIMIT_S,
        )
        self.gate = own
        self.closing = asyncio.Event()  # set as soon as the bot begins to leave
        self.failed = asyncio.Event()
        self.failure: ProgrammeError | None = None  # why the bot must end
        self._before_start, self._before_identify = before_start, before_identify
        self._guards = guards or BotGuards()
        self.services = services
        self.news = news or News()
        self._api_base = services.settings.discord_api_base or DISCORD
        self._syncing: asyncio.Task[None] | None = None
        self._synced = asyncio.Event()
        self._told: str | None = None  # the fingerprint of the commands told by this process
        self.errands = Errands(services.store, services.worker)
        self.surface = Surface(services.answering, services.servers, self.errands)
        self.cooldowns = cooldowns or Cooldowns(time.monotonic)

    async def setup_hook(self) -> None:
        if self._before_start is not None:
            await self._before_start()
        await self.tree.set_translator(CatalogueTranslator(self.surface.wording))
        self.add_dynamic_items(AskButton, ShareButton, AlertButton)
        for name in EXTENSIONS:
            await self.load_extension(name)
        self.shard_count, gateway, _limit = await self.http.get_bot_gateway()
        connect_to(gateway)
        # Beside the connection, never before it: Discord may make us wait long for this.
        self._syncing = asyncio.create_task(self._tell_commands(), name="tell-commands")

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Sessions are begun 5 s apart: over restarts too, where `before_identify` sees to it."""
        if self._before_identify is not None:
            await self._before_identify()
        else:
            await super().before_identify_hook(shard_id, initial=initial)

    def fail(self, failure: ProgrammeError) -> None:
        """Have whoever runs the bot end it, for a reason that the operator must mend."""
        self.failure = self.failure or failure
        self.failed.set()

    async def close(self) -> None:
        """Leave Discord, after what is under way: at most a few seconds."""
        self.closing.set()
        if self._syncing:
            # What was told should be remembered, or the next start would tell it again.
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._synced.wait(), SYNC_ENDS_S)
            self._syncing.cancel()
            await asyncio.gather(self._syncing, return_exceptions=True)
        await self.errands.close()
        await super().close()
        if self.gate.pace is not None:
            await self.gate.pace.close()
        await self.services.worker.drain(DRAIN_S)

    async def on_ready(self) -> None:
        self.note_members()
        log.info("discord.ready", extra={"servers": len(self.guilds), "shards": self.shard_count})

    async def on_guild_remove(self, _guild: discord.Guild) -> None:
        if self.is_ready():  # before, the servers of later shards are not known; `on_ready` notes it then
            self.note_members()

    def note_members(self) -> None:
        """Note which servers the bot is in: what one has set goes within 30 days after the bot left it."""
        if not self._guards.members:
            return
        present = frozenset(one.id for one in self.guilds)
        self.errands.run(note_members, present, self.surface.answering.clock())

    async def on_message(self, message: discord.Message, /) -> None:
        """There are no prefix commands; questions in words are read in `cogs/ask.py`."""

    async def on_interaction(self, interaction: Interaction[Any]) -> None:
        await answer_unanswered(interaction, self.surface, self.services)

    async def on_error(self, event_method: str, /, *_args: Any, **_kwargs: Any) -> None:
        log.exception("event.failed", extra={"event_name": event_method})

    async def has_to_wait(self, interaction: Interaction[Any]) -> bool:
        """Whether the asker was told to wait: they, or the channel, asked too much at once."""
        seconds = self.cooldowns.wait_for(person=interaction.user.id, channel=interaction.channel_id)
        if not seconds:
            return False
        language = language_of(interaction.locale)
        sentence = self.surface.wording.say(language, "error-cooldown", seconds=seconds)
        await say_privately(interaction, sentence)
        return True

    async def _tell_commands(self) -> None:
        """Tell Discord the commands whenever they changed since it was last told; try again if that fails.

        They change while the bot runs where a second programme comes into the store, or the last but one goes.
        """
        pauses = iter(SYNC_PAUSES_S)
        while True:
            several = self._has_several()
            try:
                await self._tell_if_changed()
            except Exception as error:  # Discord or the store; both may be well again later
                log.warning("commands.not_told", extra={"reason": type(error).__name__})
                pause = next(pauses, None)
                if pause is None:
                    return  # the next start tries again
                await asyncio.sleep(pause)
                continue
            self._synced.set()
            while self._has_several() == several:  # noqa: ASYNC110  the facts are swapped on another thread
                await asyncio.sleep(LOOK_S)

    def _has_several(self) -> bool:
        return len(self.surface.answering.programmes) > 1

    async def _tell_if_changed(self) -> None:
        assert self.application_id is not None  # known since the login
        read, write = self.services.store.read, self.services.store.write
        where: _Where = {"application_id": self.application_id, "api_base": self._api_base}
        now, at = await self._fingerprint(), self.surface.answering.clock()
        told_before = await self.services.worker.run(lambda: read(told_fingerprint, **where))
        if self._guards.fingerprint and told_before == now:
            return
        if self._told != now:
            told = await self.tree.sync()
            self._told = now  # remembering it may fail; that is no reason to tell it again
            log.info("commands.told", extra={"count": len(told)})
        await self.services.worker.run(lambda: write(keep_fingerprint, **where, fingerprint=now, at=at))

    async def _fingerprint(self) -> str:
        """A hash of the commands with all their translations, as they would be sent."""
        translator = self.tree.translator
        assert translator is not None  # set in setup_hook
        payload = [
            await one.get_translated_payload(self.tree, translator) for one in self.tree.get_commands()
        ]
        payload.sort(key=lambda one: (one["type"], one["name"]))
        return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
