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
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord

from answers.errors import BadSetting, CannotReachDiscord
from app.services import Services
from app.settings import Settings
from cogs.client import ProgrammeBot
from cogs.endpoint import aim_at

log = logging.getLogger(__name__)

FIRST_WORD_S = 4.0  # for the first answer of any kind from Discord; without one there is no network
LOGIN_S = 25.0  # for the whole login, waits that Discord asks for included
CLOSE_S = 8.0  # for leaving in order; supervisors kill after 10

PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
)


def need_token(settings: Settings) -> str:
    """The bot's token; raises BadSetting where there is none."""
    if settings.discord_token is None:
        raise BadSetting(
            "DISCORD_TOKEN is missing; write it into .env (the application's Bot page has it), "
            "or run `python bot.py sandbox` to try the bot without one"
        )
    return settings.discord_token.reveal()


async def run_bot(services: Services, token: str, *, stop: asyncio.Event, say: Callable[[str], None]) -> None:
    """Run until `stop` is set. `say` is told once that the bot is there, and how to invite it.

    Raises CannotReachDiscord.
    """
    aim_at(services.settings.discord_api_base)
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # the bot never speaks
    trace, heard = _listening()
    bot = ProgrammeBot(services, trace=trace)
    gc.freeze()  # what is loaded now stays; only what comes later is worth looking through
    gc.enable()
    try:
        if not await unless_stopped(stop, _login(bot, token, heard)):
            return
        say(_greeting(bot))
        await unless_stopped(stop, _connection(bot))
    finally:
        await _close(bot)


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


async def _login(bot: ProgrammeBot, token: str, heard: asyncio.Event) -> None:
    """Log in; whatever is in the way becomes one line."""
    login = asyncio.create_task(bot.login(token), name="login")
    first = asyncio.create_task(heard.wait())
    done, _ = await asyncio.wait({login, first}, timeout=FIRST_WORD_S, return_when=asyncio.FIRST_COMPLETED)
    first.cancel()
    if not done:
        login.cancel()
        await asyncio.gather(login, return_exceptions=True)
        raise CannotReachDiscord(f"Discord does not answer within {FIRST_WORD_S:g} s; {_NETWORK}")
    try:
        async with asyncio.timeout(LOGIN_S):
            await login
    except TimeoutError:
        raise CannotReachDiscord(
            f"Discord answers but does not let the bot in within {LOGIN_S:g} s; try again later"
        ) from None
    except discord.LoginFailure:
        raise CannotReachDiscord(
            "Discord refuses the token; copy DISCORD_TOKEN anew from the application's Bot page"
        ) from None
    except (aiohttp.ClientError, OSError):
        raise CannotReachDiscord(f"Discord cannot be reached; {_NETWORK}") from None
    except (discord.HTTPException, discord.GatewayNotFound) as error:
        status = getattr(error, "status", "no gateway")
        raise CannotReachDiscord(f"Discord refuses to let the bot in ({status}); try again later") from None
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        log.debug("login.strange", exc_info=error)
        raise CannotReachDiscord(
            "what answers is not Discord's API; check DISCORD_API_BASE, or what stands between"
        ) from None


_NETWORK = "check the network, and DISCORD_API_BASE if it is set"


async def _connection(bot: ProgrammeBot) -> None:
    """Stay connected; the end of that, other than by closing, becomes a line for the operator."""
    try:
        await bot.connect()
    except (discord.PrivilegedIntentsRequired, discord.ConnectionClosed) as error:
        code = 4014 if isinstance(error, discord.PrivilegedIntentsRequired) else error.code
        raise CannotReachDiscord(_CLOSED.get(code, f"Discord closed the connection (code {code})")) from None
    except (aiohttp.ClientError, OSError):
        raise CannotReachDiscord(f"the connection to Discord was lost; {_NETWORK}") from None


_INTENTS = (
    "Discord does not allow the intents that the bot asks for, none of them privileged; "
    "check the application's Bot page"
)
_CLOSED = {
    4004: "Discord no longer takes the token; copy DISCORD_TOKEN anew from the application's Bot page",
    4013: _INTENTS,
    4014: _INTENTS,
}


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


def _listening() -> tuple[aiohttp.TraceConfig, asyncio.Event]:
    """A trace that notices the first answer of any kind."""
    heard = asyncio.Event()

    async def on_end(
        _session: aiohttp.ClientSession, _context: SimpleNamespace, _parameters: aiohttp.TraceRequestEndParams
    ) -> None:
        heard.set()

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(on_end)
    return trace, heard
