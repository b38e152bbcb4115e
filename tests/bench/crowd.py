"""A sandbox with many channels in a process of its own, and a member who keeps asking there.

`crowd(channels)` starts it. It is told what to do by lines on its standard input and answers with lines of JSON;
its times are those of the monotonic clock, which all processes of a machine share.
"""

import asyncio
import gc
import json
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from sandbox.people import Person
from sandbox.server import Sandbox

PAUSE_S = 0.2  # between two questions of the member
MESSAGES = "/channels/{channel_id}/messages"


@dataclass(frozen=True, slots=True)
class Crowd:
    """The process from outside."""

    process: asyncio.subprocess.Process
    api: str
    guild: int
    channels: tuple[int, ...]

    async def tell(self, command: str) -> dict[str, Any]:
        """Say one of ready, ask, report, and read the answer."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{command}\n".encode())
        answer: dict[str, Any] = json.loads(await self.process.stdout.readline())
        return answer


@asynccontextmanager
async def crowd(channels: int) -> AsyncIterator[Crowd]:
    """A sandbox with so many channels that the bot may write in."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.crowd", str(channels),
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, limit=1 << 26,
    )  # fmt: skip
    try:
        assert process.stdout
        told = json.loads(await process.stdout.readline())
        yield Crowd(process, told["api"], told["guild"], tuple(told["channels"]))
    finally:
        process.terminate()
        await process.wait()


async def _serve(channels: int) -> None:
    async with Sandbox() as sandbox:
        world = sandbox.world
        made = [world.add_channel(f"c{number}").id for number in range(channels)]
        gc.freeze()  # who measures should not pause
        _say({"api": sandbox.api, "guild": world.guild.id, "channels": made})
        asked: list[float] = []
        asking: asyncio.Task[None] | None = None
        lines = asyncio.StreamReader()
        loop = asyncio.get_running_loop()
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
        async for line in lines:
            match line.decode().strip():
                case "ready":
                    await sandbox.bot_ready()
                    await sandbox.until(lambda: world.commands.all() or None)
                    _say({})
                case "ask":
                    asking = asyncio.create_task(_ask(sandbox.person("Mina"), asked))
                    _say({})
                case "report":
                    if asking is not None:
                        asking.cancel()
                    _say(_report(sandbox, asked))


async def _ask(person: Person, asked: list[float]) -> None:
    while True:
        for command, options in (("team", {"name": "upstage"}), ("status", {})):
            began = time.monotonic()
            await person.runs(command, also=options)
            asked.append(time.monotonic() - began)
            await asyncio.sleep(PAUSE_S)


def _report(sandbox: Sandbox, asked: list[float]) -> dict[str, Any]:
    posts = sandbox.record.of("POST", MESSAGES)
    channels = [one.ids["channel_id"] for one in posts]
    return {
        "posts": [one.at for one in posts],
        "doubled": len(channels) - len(set(zip(channels, [one.body["nonce"] for one in posts], strict=True))),
        "busiest": sandbox.record.busiest_second(),
        "asked": asked,
    }


def _say(told: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
