"""The program as an operator runs it: `python bot.py run` in a process of its own against another sandbox."""

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from sandbox.server import Sandbox
from tests.test_house import ROOT

ENDS_S = 5.0  # a program that cannot begin says so within that time
LEAVES_S = 10.0  # after SIGTERM
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.made_up.c2VjcmV0LXRoYXQtbXVzdC1ub3Qtc2hvdw"


@asynccontextmanager
async def bot(
    folder: Path, *arguments: str, entry: str = "bot.py", **environ: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The program in `folder`, with nothing in its environment but what is given."""
    kept = {"PATH": os.environ["PATH"], "PYTHONWARNINGS": "ignore", "HOME": str(folder)}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(ROOT / entry),
        *arguments,
        cwd=folder,
        env={**kept, **environ},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def ended(folder: Path, *arguments: str, **environ: str) -> tuple[int, str, str]:
    """The exit code and what was printed by a program that ends by itself, soon."""
    async with bot(folder, *arguments, **environ) as process, asyncio.timeout(ENDS_S + 5):
        out, err = await process.communicate()
        assert process.returncode is not None
        return process.returncode, out.decode(), err.decode()


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({}, "DISCORD_TOKEN is missing"),
        ({"DISCORD_TOKEN": ""}, "DISCORD_TOKEN is empty"),
        ({"DISCORD_TOKEN": "   "}, "DISCORD_TOKEN is empty"),
        ({"DISCORD_TOKEN": "hunter2"}, "DISCORD_TOKEN is no bot token"),
        ({"DISCORD_TOKEN": "Bot hunter2.hunter2.hunter2"}, "DISCORD_TOKEN is no bot token"),
        ({"DISCORD_TOKEN": TOKEN, "DISCORD_API_BASE": "hunter2"}, "DISCORD_API_BASE is no address"),
        ({"DISCORD_TOKEN": TOKEN, "DISCORD_API_BASE": "http://127.0.0.1:9/api/v10"}, "cannot be reached"),
    ],
)
async def test_what_the_operator_must_mend_is_one_line_without_the_value(
    tmp_path: Path, environ: dict[str, str], said: str
) -> None:
    code, out, err = await ended(tmp_path, "run", **environ)
    assert code == 2
    assert said in err
    assert len(err.splitlines()) == 1
    assert "hunter2" not in out + err
    assert TOKEN not in out + err


async def test_unknown_settings_are_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DISCORD_TOKNE=hunter2\n", encoding="utf-8")
    for arguments in (["run"], []):
        code, _out, err = await ended(tmp_path, *arguments)
        assert code == 2
        assert "DISCORD_TOKNE" in err
        assert "hunter2" not in err


async def test_a_wrong_token_ends_at_once_and_is_not_shown(tmp_path: Path) -> None:
    async with Sandbox() as sandbox:
        code, out, err = await ended(
            tmp_path, "run", DISCORD_TOKEN="invalid-hunter2", DISCORD_API_BASE=sandbox.api, LOG_LEVEL="debug"
        )
        assert code == 2
        assert "Discord refuses the token" in err.splitlines()[-1]
        assert "hunter2" not in out + err
        assert len([one for one in sandbox.record.requests if one.status == 401]) == 1


@pytest.mark.parametrize(("code", "said"), [(4014, "intents"), (4004, "token"), (4013, "intents")])
async def test_intents_or_a_token_refused_by_the_gateway_end_the_program(
    tmp_path: Path, code: int, said: str
) -> None:
    async with (
        Sandbox() as sandbox,
        bot(tmp_path, "run", DISCORD_TOKEN="made-up", DISCORD_API_BASE=sandbox.api) as process,
    ):
        await sandbox.bot_ready(within_s=30)
        await sandbox.until(lambda: sandbox.world.commands.all() or None)
        assert (await sandbox.person().runs("status")).acknowledged
        await sandbox.gateway.drop(code=code)
        async with asyncio.timeout(ENDS_S):
            _out, err = await process.communicate()
        assert process.returncode == 2
        assert said in err.decode().splitlines()[-1]
        assert len(sandbox.record.notes("identify")) == 1  # never a loop


async def test_a_silent_network_is_told_within_five_seconds(tmp_path: Path) -> None:
    async def swallow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    server = await asyncio.start_server(swallow, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        await ended(tmp_path, "status")  # the store is made first, which is not what is timed
        clock = asyncio.get_running_loop()
        began = clock.time()
        base = f"http://127.0.0.1:{port}/api/v10"
        code, _out, err = await ended(tmp_path, "run", DISCORD_TOKEN="made-up", DISCORD_API_BASE=base)
    assert code == 2
    assert "does not answer" in err
    assert clock.time() - began < ENDS_S + 2  # starting Python is in it


async def test_the_same_commands_work_through_another_process_and_sigterm_ends_it(tmp_path: Path) -> None:
    async with (
        Sandbox() as sandbox,
        bot(tmp_path, "run", DISCORD_TOKEN="made-up", DISCORD_API_BASE=sandbox.api) as process,
    ):
        await sandbox.bot_ready(within_s=30)
        await sandbox.until(lambda: sandbox.world.commands.all() or None)
        person = sandbox.person(locale="ko")
        assert "남아 있다" in (await person.runs("status")).text
        assert "업스테이지는" in (await person.runs("team", also={"name": "upstage"})).text
        assert "네이버" in (await person.runs("ask", also={"question": "네이버 붙었어?"})).text
        assert await person.completes("team", "name", "업")
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(LEAVES_S):
            out, err = await process.communicate()
        assert process.returncode == 0
        assert "oauth2/authorize" in out.decode()
        assert err == b""
        assert sandbox.record.unknown == []


@asynccontextmanager
async def fed(folder: Path, *arguments: str, lines: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The program with lines piped to it."""
    kept = {"PATH": os.environ["PATH"], "PYTHONWARNINGS": "ignore", "HOME": str(folder)}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, str(ROOT / "bot.py"), *arguments),
        cwd=folder,
        env=kept,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    process.stdin.write(lines.encode())
    process.stdin.close()
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def test_a_store_that_hangs_holds_up_neither_answers_nor_the_end(tmp_path: Path) -> None:
    """A report waits for a table that somebody else has locked for good."""
    await ended(tmp_path, "status")
    holder = sqlite3.connect(tmp_path / "var" / "cutline.db", isolation_level=None)
    async with (
        Sandbox() as sandbox,
        bot(tmp_path, "run", DISCORD_TOKEN="made-up", DISCORD_API_BASE=sandbox.api) as process,
    ):
        await sandbox.bot_ready(within_s=30)
        await sandbox.until(lambda: sandbox.world.commands.all() or None)
        person = sandbox.person()
        card = await person.runs("status")
        form = await person.clicks(card.message or {}, "Report a mistake")
        holder.execute("BEGIN EXCLUSIVE")
        waiting = asyncio.create_task(person.submits(form.modal or {}, text="wrong", source=""))
        await sandbox.until(
            lambda: (
                any(
                    isinstance(one.body, dict) and one.body.get("type") == 5
                    for one in sandbox.record.requests
                )
                or None
            )
        )
        assert (await person.runs("status")).after_s < 1.0
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(LEAVES_S):
            await process.communicate()
        assert process.returncode == 0
        waiting.cancel()
    holder.close()


async def test_what_answers_but_is_no_discord_is_told_in_one_line(tmp_path: Path) -> None:
    async def page(_request: web.Request) -> web.Response:
        return web.Response(text="<html>hello</html>", content_type="text/html")

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", page)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    base = f"http://127.0.0.1:{runner.addresses[0][1]}/api/v10"
    code, _out, err = await ended(tmp_path, "run", DISCORD_TOKEN="made-up", DISCORD_API_BASE=base)
    await runner.cleanup()
    assert code == 2
    assert "not Discord's API" in err


async def test_without_a_token_it_says_so_and_piped_lines_are_answered(tmp_path: Path) -> None:
    async with fed(tmp_path, lines="/team upstage\n네이버 붙었어?\n") as process, asyncio.timeout(60):
        out, err = await process.communicate()
    told = out.decode()
    assert process.returncode == 0, err
    assert "DISCORD_TOKEN is not set" in told
    assert "Three teams remain after the second-stage evaluation" in told
    assert "Upstage is still in" in told
    assert "네이버클라우드는" in told
    assert (tmp_path / "var" / "sandbox.db").is_file()
    assert not (tmp_path / "var" / "cutline.db").exists()


async def test_with_nothing_piped_the_page_is_served_until_the_end(tmp_path: Path) -> None:
    async with bot(tmp_path, "sandbox") as process, asyncio.timeout(60):
        assert process.stdout is not None
        line = (await process.stdout.readline()).decode()
        address = line.split()[5]
        assert address.startswith("http://127.0.0.1:")
        async with aiohttp.ClientSession() as session, session.get(address) as page:
            assert page.status == 200
            assert page.content_type == "text/html"
        process.send_signal(signal.SIGTERM)
        await process.communicate()
        assert process.returncode == 0
