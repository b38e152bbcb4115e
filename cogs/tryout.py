"""The bot in a sandbox on this machine: no token, no account, a store of its own, the real library.

What is typed in the terminal is what a member of a server types; what the bot answers comes through
discord.py and the sandbox, as it would come through Discord.
"""

import asyncio
import sys
from dataclasses import replace

from rich.console import Console

from answers.terms import Language
from app.services import open_services
from app.settings import Secret, Settings
from cogs.running import run_bot, stopping_on_signals
from sandbox.server import Sandbox
from sandbox.terminal import Words, converse, typed_lines

STORE = Secret("sqlite:///var/sandbox.db")
TOKEN = Secret("sandbox")
LOCALES = {Language.EN: "en-US", Language.KO: "ko"}
WIDTH = 80  # where there is no terminal to ask


def try_out(settings: Settings) -> int:
    """Run sandbox, bot and terminal until the input ends, `:quit`, or a signal."""
    own = replace(settings, database_url=STORE, discord_token=TOKEN)
    asyncio.run(_run(own))
    return 0


async def _run(settings: Settings) -> None:
    async with Sandbox(token=TOKEN.reveal()) as sandbox:
        own = replace(settings, discord_api_base=sandbox.api)
        with open_services(own, watch=True) as services, stopping_on_signals() as stop:
            async with asyncio.TaskGroup() as tasks:
                bot = run_bot(services, TOKEN.reveal(), stop=stop, say=lambda _line: None)
                tasks.create_task(bot, name="bot")
                tasks.create_task(_terminal(sandbox, settings.cutline_language, stop))


async def _terminal(sandbox: Sandbox, language: Language, stop: asyncio.Event) -> None:
    """Talk until the input ends or `stop` is set, then have the bot leave."""
    await sandbox.bot_ready()
    await sandbox.until(lambda: sandbox.world.commands.all() or None)
    tty = sys.stdout.isatty()
    talking = asyncio.create_task(
        converse(
            sandbox,
            lines=typed_lines("\n› "),
            out=Console(width=None if tty else WIDTH, highlight=False),
            words=Words.in_(LOCALES[language]),
            locale=LOCALES[language],
        )
    )
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({talking, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stop.set()
    talking.cancel()
    stopping.cancel()
    await asyncio.gather(talking, stopping, return_exceptions=True)
    if not talking.cancelled() and (error := talking.exception()):
        raise error
