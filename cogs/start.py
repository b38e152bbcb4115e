"""Starting the bot: at Discord, or in a sandbox on this machine where no token is set."""

import asyncio
import os
import signal
import sys
from pathlib import Path

from app.ending import ended
from app.logs import set_up_logs
from app.services import open_services
from app.settings import Settings
from cogs.running import need_token, run_bot, stopping_on_signals


def run() -> int:
    """Go to Discord and stay until stopped."""
    # Until the loop takes over, a stop is an ordinary end as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    return ended(lambda: _at_discord(_settings()))


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


def _at_discord(settings: Settings) -> int:
    token = need_token(settings)
    with open_services(settings, watch=True) as services:

        async def work() -> None:
            with stopping_on_signals() as stop:
                await run_bot(services, token, stop=stop, say=_say)

        asyncio.run(work())
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
