"""`python -m sandbox` as a process of its own: one line, a clean end, and a clear word where the port is taken."""

import asyncio
import re
import signal
import subprocess
import sys
from pathlib import Path

import aiohttp
import pytest

from sandbox import Sandbox

ROOT = Path(__file__).parents[2]


async def _started(*arguments: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "sandbox",
        *arguments,
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_says_where_it_is_and_ends_at_once(number: signal.Signals) -> None:
    process = await _started("--port", "0", "--shards", "3")
    assert process.stdout is not None
    line = (await process.stdout.readline()).decode()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/api/v10\n", line)
    async with aiohttp.ClientSession(headers={"Authorization": "Bot a.b.c"}) as session:
        async with session.get(f"{line.strip()}/gateway/bot") as response:
            assert (await response.json())["shards"] == 3
        process.send_signal(number)
        async with asyncio.timeout(5):
            rest, errors = await process.communicate()
    assert (process.returncode, rest, errors) == (0, b"", b"")


async def test_a_taken_port_is_one_clear_line() -> None:
    async with Sandbox() as there:
        process = await _started("--port", str(there.port))
        out, errors = await process.communicate()
    assert (process.returncode, out) == (2, b"")
    assert re.fullmatch(r"cannot listen on 127\.0\.0\.1:\d+: .+\n", errors.decode())


def test_neither_the_bot_nor_its_library_is_imported() -> None:
    script = (
        "import sys; import sandbox, sandbox.__main__, sandbox.limits;"
        "print([one for one in ('discord', 'answers', 'app', 'cogs', 'db', 'ingest') if one in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "[]"
