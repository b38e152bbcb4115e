"""Running the bot until it is told to stop: login, connection, signals, and what each failure means.

A failure the operator must mend leaves as one line: a wrong token, no network, intents that Discord does not
allow. After the first connection the library reconnects by itself.
"""

import asyncio
import contextlib
import gc
import logging
import signal
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import aiohttp
import discord

from answers.errors import CannotReachDiscord
from app.leases import Duty, wait_to_identify
from app.services import Services, utc_now
from cogs.client import ProgrammeBot
from cogs.endpoint import aim_at
from cogs.login import NETWORK, TOKEN_REFUSED, log_in

log = logging.getLogger(__name__)

CLOSE_S = 8.0  # for leaving in order; supervisors kill after 10

PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
    pin_messages=True,
)


async def run_bot(services: Services, token: str, *, stop: asyncio.Event, say: Callable[[str], None]) -> None:
    """Run until `stop` is set. `say` is told once that the bot is there, and how to invite it.

    Where another copy runs on the same store with the same token, `say` is told so, and this one waits until that
    ends. Raises CannotReachDiscord, AnotherCopy.
    """
    aim_at(services.settings.discord_api_base)
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # the bot never speaks
    duties = _Duties(services, say)
    bot = ProgrammeBot(services, before_start=duties.take, before_identify=duties.wait_to_identify)
    duties.bot = bot
    gc.freeze()  # what is loaded now stays; only what comes later is worth looking through
    gc.enable()
    bot.add_listener(settle_in, "on_ready")
    try:
        if not await unless_stopped(stop, log_in(bot, token, heard=bot.gate.heard, begun=duties.begun)):
            return
        say(_greeting(bot))
        await unless_stopped(stop, _staying(bot, duties))
    finally:
        await _close(bot)
        await duties.give_back()


async def settle_in() -> None:
    """Once connected, the servers and channels that are known stay known, too: to look through those of many
    servers for what could be freed would hold up answers and alerts by a tenth of a second, time and again."""
    gc.collect()
    gc.freeze()


@contextlib.contextmanager
def stopping_on_signals() -> Iterator[asyncio.Event]:
    """An event that SIGTERM and SIGINT set, instead of ending the program."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    caught = [signal.SIGTERM, signal.SIGINT]
    for one in caught:
        loop.add_signal_handler(one, stop.set)
    try:
        yield stop
    finally:
        for one in caught:
            loop.remove_signal_handler(one)


class _Duties:
    """That this is the one bot of its token and store, and when it may begin a session."""

    def __init__(self, services: Services, say: Callable[[str], None]) -> None:
        self._services, self._say = services, say
        self._duty: Duty | None = None
        self.bot: ProgrammeBot | None = None
        self._patience: asyncio.Timeout | None = None  # of the login

    def begun(self, patience: asyncio.Timeout) -> None:
        """The login is under way, for at most so long; not while another copy is waited for."""
        self._patience = patience

    async def take(self) -> None:
        """Return once no other copy of the bot runs."""
        self._duty = Duty(self._services.store, self._services.worker, f"gateway:{self._id}", clock=utc_now)
        await self._duty.take(self._wait)

    async def keep(self) -> None:
        """Raises AnotherCopy once another copy has taken over."""
        assert self._duty is not None  # taken in the login
        await self._duty.keep()

    async def give_back(self) -> None:
        if self._duty is not None:
            await self._duty.give_back()

    async def wait_to_identify(self) -> None:
        services = self._services
        await wait_to_identify(services.store, services.worker, f"identify:{self._id}", clock=utc_now)

    def _wait(self, line: str) -> None:
        if self._patience is not None:
            self._patience.reschedule(None)
        self._say(line)

    @property
    def _id(self) -> int | None:
        return self.bot.application_id if self.bot else None


async def _staying(bot: ProgrammeBot, duties: _Duties) -> None:
    """Stay connected until something ends that; raises what the operator must mend."""
    tasks = [
        asyncio.create_task(_connection(bot), name="connection"),
        asyncio.create_task(duties.keep(), name="duty"),
        asyncio.create_task(_failure(bot), name="failure"),
    ]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for one in done:
            await one
    finally:
        for one in tasks:
            one.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _failure(bot: ProgrammeBot) -> None:
    """Raises what the bot cannot go on with: of the courier, or a token that is no longer good."""
    failed = asyncio.create_task(bot.failed.wait())
    refused = asyncio.create_task(bot.gate.refused.wait())
    try:
        await asyncio.wait({failed, refused}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        failed.cancel()
        refused.cancel()
    raise bot.failure or CannotReachDiscord(TOKEN_REFUSED)


async def _connection(bot: ProgrammeBot) -> None:
    """Stay connected; the end of that, other than by closing, becomes a line for the operator."""
    try:
        await bot.connect()
    except (discord.PrivilegedIntentsRequired, discord.ConnectionClosed) as error:
        code = 4014 if isinstance(error, discord.PrivilegedIntentsRequired) else error.code
        raise CannotReachDiscord(_CLOSED.get(code, f"Discord closed the connection (code {code})")) from None
    except (aiohttp.ClientError, OSError):
        raise CannotReachDiscord(f"the connection to Discord was lost; {NETWORK}") from None


_INTENTS = (
    "Discord does not allow the intents that the bot asks for, none of them privileged; "
    "check the application's Bot page"
)
_CLOSED = {4004: TOKEN_REFUSED, 4013: _INTENTS, 4014: _INTENTS}


def _greeting(bot: ProgrammeBot) -> str:
    assert bot.application_id is not None  # known since the login
    invite = discord.utils.oauth_url(
        bot.application_id, permissions=PERMISSIONS, scopes=("bot", "applications.commands")
    )
    return f"Logged in as {bot.user}. Invite the bot with {invite}"


async def unless_stopped(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> bool:
    """Whether `work` came to its own end before `stop` was set; it is cancelled otherwise."""
    task = asyncio.create_task(work)
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if task.done():
        await task
        return True
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return False


async def _close(bot: ProgrammeBot) -> None:
    try:
        async with asyncio.timeout(CLOSE_S):
            await bot.close()
    except TimeoutError:
        log.warning("discord.left_in_a_hurry")
