"""The bot in a sandbox on this machine: no token, no account, a store of its own, the real library.

What is typed on the chat page or in the terminal is what a member of a server types; what the bot answers comes
through discord.py and the sandbox, as it would come through Discord.
"""

import asyncio
import logging
import sys
import webbrowser
from collections.abc import AsyncIterator
from dataclasses import replace

from rich.console import Console

from answers.terms import Language
from app.services import open_services
from app.settings import Secret, Settings
from cogs.running import PERMISSIONS, run_bot, stopping_on_signals, unless_stopped
from sandbox.server import Sandbox
from sandbox.terminal import Words, converse, typed_lines

STORE = Secret("sqlite:///var/sandbox.db")
TOKEN = Secret("sandbox")
LOCALES = {Language.EN: "en-US", Language.KO: "ko"}
WIDTH = 80  # where there is no terminal to ask
PAGE_PORT = 8765  # or the next free one


def try_out(settings: Settings, *, terminal: bool = False, opens: bool = False) -> int:
    """Serve the chat page until stopped; with `opens` in the browser, with `terminal` a chat here instead.

    The chat here is also what piped lines go to, and what there is without a browser.
    """
    own = replace(settings, database_url=STORE, discord_token=TOKEN)
    asyncio.run(_run(own, here=terminal or not sys.stdin.isatty() or not _has_browser(), opens=opens))
    return 0


async def _run(settings: Settings, *, here: bool, opens: bool) -> None:
    # Over loopback an answer to a heartbeat comes before the library has noted when it was sent.
    logging.getLogger("discord.gateway").setLevel(logging.ERROR)
    async with Sandbox(token=TOKEN.reveal(), page_port=PAGE_PORT) as sandbox:
        _invited(sandbox)
        own = replace(settings, discord_api_base=sandbox.api)
        with open_services(own, watch=True) as services, stopping_on_signals() as stop:
            async with asyncio.TaskGroup() as tasks:
                bot = run_bot(services, TOKEN.reveal(), stop=stop, say=lambda _line: None)
                tasks.create_task(bot, name="bot")
                tasks.create_task(_talk(sandbox, settings.cutline_language, stop, here=here, opens=opens))


def _invited(sandbox: Sandbox) -> None:
    """Give the bot what the address that invites it asks for beyond what everyone may: to pin its board."""
    role = sandbox.world.add_role("Cutline", permissions=PERMISSIONS.value)
    sandbox.world.give_role(sandbox.world.bot, role)


async def _talk(
    sandbox: Sandbox, language: Language, stop: asyncio.Event, *, here: bool, opens: bool
) -> None:
    """Say where the page is, talk here if that is wanted, and have the bot leave at the end."""
    await unless_stopped(stop, _commands_told(sandbox))
    sys.stdout.write(f"Chat with the bot on {sandbox.page} (Ctrl-C ends it; --terminal chats here).\n")
    sys.stdout.flush()
    if opens:
        webbrowser.open(sandbox.page)
    if here:
        await unless_stopped(stop, _chat(sandbox, language, stop))
    await stop.wait()


async def _commands_told(sandbox: Sandbox) -> None:
    await sandbox.bot_ready()
    await sandbox.until(lambda: sandbox.world.commands.all() or None)


async def _chat(sandbox: Sandbox, language: Language, stop: asyncio.Event) -> None:
    """Talk until the input ends; where nothing at all was typed or piped, the page goes on being served."""
    lines = _Counted(typed_lines("\n› "))
    tty = sys.stdout.isatty()
    await converse(
        sandbox,
        lines=lines.read(),
        out=Console(width=None if tty else WIDTH, highlight=False),
        words=Words.in_(LOCALES[language]),
        locale=LOCALES[language],
    )
    if lines.count or sys.stdin.isatty():
        stop.set()


class _Counted:
    """Lines, and how many there were."""

    def __init__(self, lines: AsyncIterator[str]) -> None:
        self._lines = lines
        self.count = 0

    async def read(self) -> AsyncIterator[str]:
        async for line in self._lines:
            self.count += 1
            yield line


def _has_browser() -> bool:
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True
