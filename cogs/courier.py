"""The courier: inside the bot, or alone in a process that needs no gateway."""

import asyncio
import gc
import logging
from collections.abc import Callable

import discord
from discord import Intents
from discord.ext import commands

from answers.errors import CannotReachDiscord
from app.courier import Courier
from app.pace import Pace, StoreSlots
from app.sending import Stopped
from app.services import Services
from cogs.client import LONGEST_LIMIT_S, ProgrammeBot
from cogs.endpoint import aim_at
from cogs.gate import Gate
from cogs.login import TOKEN_REFUSED, log_in
from cogs.running import CLOSE_S, unless_stopped
from cogs.sender import DiscordSender

log = logging.getLogger(__name__)

AGAIN_S = 5.0  # before the courier begins anew after a fault in the program


class CourierCog(commands.Cog):
    """Has the outbox sent for as long as the bot runs; a token that is no longer good ends the bot."""

    def __init__(self, bot: ProgrammeBot) -> None:
        self._bot = bot
        self._courier = courier_of(bot.services, bot, bot.gate)
        self._task: asyncio.Task[None] | None = None
        self._unlisten: Callable[[], None] = lambda: None

    async def cog_load(self) -> None:
        self._unlisten = self._bot.services.bell.listen(self._courier.wake)
        self._task = asyncio.create_task(self._run(), name="courier")

    async def cog_unload(self) -> None:
        self._unlisten()
        if self._task is not None:
            if not self._bot.closing.is_set():
                self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        while not self._bot.closing.is_set():
            try:
                await self._courier.run(self._bot.closing)
            except Stopped:
                self._bot.fail(CannotReachDiscord(TOKEN_REFUSED))
                return
            except Exception:  # nothing may keep alerts from being sent but a good reason
                log.exception("courier.failed")
                await asyncio.sleep(AGAIN_S)


def courier_of(services: Services, client: discord.Client, gate: Gate) -> Courier:
    """A courier that sends through a client which is logged in by the time it runs."""

    def me() -> int:
        assert client.user is not None  # known since the login
        return client.user.id

    return Courier(
        services.store,
        services.worker,
        services.facts,
        services.alerts,
        DiscordSender(client.http, services.answering.wording, me=me),
        clock=services.answering.clock,
        pace=gate.pace,
    )


async def run_courier(
    services: Services, token: str, *, stop: asyncio.Event, say: Callable[[str], None]
) -> None:
    """Send what is due until `stop` is set, without a gateway; `say` is told once that it has begun.

    Several may run on one store, beside the bot. Raises CannotReachDiscord.
    """
    aim_at(services.settings.discord_api_base)
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # nothing is said aloud
    gate = Gate(pace=Pace(StoreSlots(services.store, services.worker)))
    client = discord.Client(
        intents=Intents(guilds=True),  # none are asked for without a gateway; the library warns of fewer
        max_messages=None,
        http_trace=gate.trace(),
        max_ratelimit_timeout=LONGEST_LIMIT_S,
    )
    gc.freeze()
    gc.enable()
    try:
        if not await unless_stopped(stop, log_in(client, token, heard=gate.heard)):
            return
        say(f"Sending alerts as {client.user}, without a gateway.")
        courier = courier_of(services, client, gate)
        unlisten = services.bell.listen(courier.wake)
        try:
            await courier.run(stop)
        except Stopped:
            raise CannotReachDiscord(TOKEN_REFUSED) from None
        finally:
            unlisten()
    finally:
        await _close(client, gate)


async def _close(client: discord.Client, gate: Gate) -> None:
    try:
        async with asyncio.timeout(CLOSE_S):
            if gate.pace is not None:
                await gate.pace.close()
            await client.close()
    except TimeoutError:
        log.warning("discord.left_in_a_hurry")


async def setup(bot: ProgrammeBot) -> None:
    await bot.add_cog(CourierCog(bot))
