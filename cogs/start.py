"""Starting the bot: at Discord, or in a sandbox on this machine where no token is set."""

import asyncio
import os
import sys
from pathlib import Path

from app.ending import ended
from app.logs import set_up_logs
from app.services import open_services
from app.settings import Settings
from cogs.running import need_token, run_bot, stopping_on_signals


def run() -> int:
    """Go to Discord and stay until stopped."""
    return ended(lambda: _at_discord(_settings()))


def sandbox() -> int:
    """Try the bot out on this machine, with a store of its own; needs no token."""
    return ended(lambda: _in_sandbox(_settings()))


def alone() -> int:
    """What `python bot.py` does: go to Discord where a token is set, else say so and start the sandbox."""
    return ended(_either)


def _either() -> int:
    settings = _settings()
    if settings.discord_token is not None:
        return _at_discord(settings)
    _say(
        "DISCORD_TOKEN is not set, so this is a sandbox: a small Discord on this machine, with the bot in it."
    )
    return _in_sandbox(settings)


def _at_discord(settings: Settings) -> int:
    token = need_token(settings)
    with open_services(settings, watch=True) as services:

        async def work() -> None:
            with stopping_on_signals() as stop:
                await run_bot(services, token, stop=stop, say=_say)

        asyncio.run(work())
    return 0


def _in_sandbox(settings: Settings) -> int:
    from cogs.tryout import try_out  # the sandbox and the terminal are not in the bot's own path

    return try_out(settings)


def _settings() -> Settings:
    set_up_logs(Settings())
    settings = Settings.read(os.environ, Path(".env"))
    set_up_logs(settings)
    return settings


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
