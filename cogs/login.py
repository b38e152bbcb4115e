"""Logging in: with a token, to Discord, and what each failure of that means.

A failure that the operator must mend leaves as one line: a wrong token, no network, nothing that is Discord.
"""

import asyncio
import logging
from collections.abc import Callable

import aiohttp
import discord

from answers.errors import BadSetting, CannotReachDiscord
from app.settings import Settings

log = logging.getLogger(__name__)

FIRST_WORD_S = 4.0  # for the first answer of any kind from Discord; without one there is no network
LOGIN_S = 25.0  # for the whole login, waits that Discord asks for included
NETWORK = "check the network, and DISCORD_API_BASE if it is set"
_COPY_ANEW = "copy DISCORD_TOKEN anew from the application's Bot page"
TOKEN_REFUSED = f"Discord no longer takes the token; {_COPY_ANEW}"


def need_token(settings: Settings) -> str:
    """The bot's token; raises BadSetting where there is none."""
    if settings.discord_token is None:
        raise BadSetting(
            "DISCORD_TOKEN is missing; write it into .env (the application's Bot page has it), "
            "or run `python bot.py sandbox` to try the bot without one"
        )
    return settings.discord_token.reveal()


async def log_in(
    client: discord.Client,
    token: str,
    *,
    heard: asyncio.Event,
    begun: Callable[[asyncio.Timeout], None] = lambda _: None,
) -> None:
    """Log in; whatever is in the way becomes one line. `heard` tells of Discord's first word.

    `begun` is handed the timeout around the login. Raises CannotReachDiscord.
    """
    login = asyncio.create_task(client.login(token), name="login")
    first = asyncio.create_task(heard.wait())
    done, _ = await asyncio.wait({login, first}, timeout=FIRST_WORD_S, return_when=asyncio.FIRST_COMPLETED)
    first.cancel()
    if not done:
        login.cancel()
        await asyncio.gather(login, return_exceptions=True)
        raise CannotReachDiscord(f"Discord does not answer within {FIRST_WORD_S:g} s; {NETWORK}")
    try:
        async with asyncio.timeout(LOGIN_S) as patience:
            begun(patience)
            await login
    except TimeoutError:
        raise CannotReachDiscord(
            f"Discord answers but does not let the bot in within {LOGIN_S:g} s; try again later"
        ) from None
    except discord.LoginFailure:
        raise CannotReachDiscord(f"Discord refuses the token; {_COPY_ANEW}") from None
    except (aiohttp.ClientError, OSError):
        raise CannotReachDiscord(f"Discord cannot be reached; {NETWORK}") from None
    except (discord.HTTPException, discord.GatewayNotFound, discord.RateLimited) as error:
        status = getattr(error, "status", type(error).__name__)
        raise CannotReachDiscord(f"Discord refuses to let the bot in ({status}); try again later") from None
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        log.debug("login.strange", exc_info=error)
        raise CannotReachDiscord(
            "what answers is not Discord's API; check DISCORD_API_BASE, or what stands between"
        ) from None
