"""Starting the bot: at Discord, or in a sandbox on this machine where no token is set."""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

from app.ending import ended
from app.logs import set_up_logs
from app.services import Services, open_services
from app.settings import Settings
from cogs.login import need_token
from cogs.running import run_bot, stopping_on_signals


class Work(Protocol):
    """What is done with open services until it is told to stop."""

    def __call__(
        self, services: Services, token: str, *, stop: asyncio.Event, say: Callable[[str], None]
    ) -> Awaitable[None]: ...


def run() -> int:
    """Go to Discord and stay until stopped."""
    # Until the loop takes over, a stop is an ordinary end as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    return ended(lambda: _at_discord(_settings()))


def courier() -> int:
    """Send alerts until stopped, without a gateway: beside the bot, or several at once."""
    from cogs.courier import run_courier

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    return ended(lambda: _at_discord(_settings(), run_courier))


def begin(command: str, flags: set[str]) -> int:
    """`python bot.py sandbox`, or without a command: Discord where a token is set, else the sandbox."""
    return ended(lambda: _sandbox_or_discord(command, flags))


def _sandbox_or_discord(command: str, flags: set[str]) -> int:
    settings = _settings()
    if not command and settings.discord_token is not None:
        return _at_discord(settings)
    if not command:
        _say(
            "DISCORD_TOKEN is not set, so this is a sandbox: a small Discord on this machine, with the bot in it."
        )
    return _in_sandbox(settings, flags)


def _at_discord(settings: Settings, work: Work = run_bot) -> int:
    token = need_token(settings)
    with open_services(settings, watch=True) as services:

        async def until_stopped() -> None:
            with stopping_on_signals() as stop:
                await work(services, token, stop=stop, say=_say)

        asyncio.run(until_stopped())
    return 0


def _in_sandbox(settings: Settings, flags: set[str]) -> int:
    from cogs.tryout import try_out  # the sandbox and the terminal are not in the bot's own path

    return try_out(settings, terminal="--terminal" in flags, opens="--open" in flags)


def _settings() -> Settings:
    set_up_logs(Settings())
    settings = Settings.read(os.environ, Path(".env"))
    set_up_logs(settings)
    return settings


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
