"""A cold start to READY and the memory at rest, beside a bare discord.py bot with one constant command.

Both import what this bot uses of discord.py, SQLAlchemy, RapidFuzz and dotenv, both log into a sandbox of their
own, in turn. READY is the moment the gateway has sent it; memory is the resident set some seconds later.
"""

import asyncio
import os
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from sandbox.server import Sandbox

ROOT = Path(__file__).parent.parent.parent
ROUNDS = 9
AT_REST_S = 3.0
BARE = """
import os

import discord, dotenv, rapidfuzz, sqlalchemy, sqlalchemy.orm, yarl
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

Route.BASE = os.environ["DISCORD_API_BASE"]


class Bare(commands.AutoShardedBot):
    async def setup_hook(self):
        self.shard_count, gateway, _ = await self.http.get_bot_gateway()
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
        self.sync = self.loop.create_task(self.tree.sync())


intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
bot = Bare((), intents=intents, max_messages=None, help_command=None)


@bot.tree.command(description="x")
async def constant(interaction):
    await interaction.response.send_message("x")


bot.run(os.environ["DISCORD_TOKEN"], log_handler=None)
"""


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds from the start of the process to READY, and MiB at rest."""

    seconds: float
    mebibytes: float


async def start(command: list[str], folder: Path) -> Start:
    """One start of a program in its own sandbox."""
    async with Sandbox() as sandbox:
        loop = asyncio.get_running_loop()
        given = {"DISCORD_TOKEN": "made-up", "DISCORD_API_BASE": sandbox.api, "PYTHONWARNINGS": "ignore"}
        began = loop.time()
        process = await asyncio.create_subprocess_exec(
            *command,
            cwd=folder,
            env={"PATH": os.environ["PATH"], **given},
            stdout=asyncio.subprocess.DEVNULL,
        )
        await sandbox.bot_ready(within_s=60)
        took = loop.time() - began
        await sandbox.until(lambda: sandbox.world.commands.all() or None)
        await asyncio.sleep(AT_REST_S)
        resident = _resident(process.pid)
        process.terminate()
        await process.wait()
        return Start(took, resident)


def main() -> None:
    """The table: median and spread of both, and the ratios of the pairs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare = folder / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        ours, theirs = [sys.executable, str(ROOT / "bot.py"), "run"], [sys.executable, str(bare)]
        pairs = asyncio.run(_pairs(ours, theirs, folder))
    print("| start | ours | bare bot | ratio |")
    print("|---|---|---|---|")
    for title, unit, values in (
        ("cold start to READY", "s", [(one.seconds, other.seconds) for one, other in pairs]),
        ("memory at rest", "MiB", [(one.mebibytes, other.mebibytes) for one, other in pairs]),
    ):
        mine, other = zip(*values, strict=True)
        ratio = statistics.median(a / b for a, b in values)
        print(f"| {title}, {unit} | {_spread(mine)} | {_spread(other)} | {ratio:.2f} |")


async def _pairs(ours: list[str], theirs: list[str], folder: Path) -> list[tuple[Start, Start]]:
    await start(
        ours, folder
    )  # makes the store and the compiled modules; not a cold start but an installation
    return [(await start(ours, folder), await start(theirs, folder)) for _ in range(ROUNDS)]


def _spread(values: tuple[float, ...]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def _resident(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024


if __name__ == "__main__":
    main()
