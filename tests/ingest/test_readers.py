"""The processes that read: given no secret, ended when they take too long, replaced, and gone in the end."""

import asyncio
import os
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from answers.errors import ReadingFailed
from ingest.fetch import Fetched
from ingest.readers import Readers

SEOUL = ZoneInfo("Asia/Seoul")
TODAY = date(2026, 11, 24)
SLOW = (
    b"<html lang=en><body><article>"
    + b"<p>The board said that it was <a href=x>so</a> and that was all of it.</p>" * 4_000
)
QUICK = b"The board said that Petrel advanced."


async def _read(readers: Readers, data: bytes) -> str:
    came = Fetched(url="https://a.example/", body=data, media_type=None, charset=None)
    return (await readers.read(came, zone=SEOUL, today=TODAY)).title


def _children() -> set[int]:
    found: set[int] = set()
    for path in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
        found |= {int(one) for one in path.read_text().split()}
    return found


def _told(process: int, name: str) -> str:
    return Path(f"/proc/{process}/{name}").read_text()


def _opened(process: int) -> list[str]:
    return [os.readlink(one) for one in Path(f"/proc/{process}/fd").iterdir()]


async def test_what_takes_too_long_is_ended_and_the_next_is_read() -> None:
    async with Readers(processes=1, seconds=0.05) as readers:
        with pytest.raises(ReadingFailed):
            await _read(readers, SLOW)
    async with Readers(processes=1, seconds=0.05) as readers:
        outcomes = [
            await asyncio.gather(_read(readers, one), return_exceptions=True) for one in (SLOW, QUICK)
        ]
        assert isinstance(outcomes[0][0], ReadingFailed)
    async with Readers(processes=1, seconds=60.0) as readers:
        assert await _read(readers, SLOW), "the control: with time enough it is read"
        assert await _read(readers, QUICK) == QUICK.decode()


async def test_a_process_that_dies_is_replaced() -> None:
    before = _children()
    async with Readers(processes=1) as readers:
        await _read(readers, QUICK)
        (process,) = _children() - before
        os.kill(process, 9)
        with pytest.raises(ReadingFailed):
            await _read(readers, QUICK)
        assert await _read(readers, QUICK) == QUICK.decode()
    assert _children() - before == set(), "none is left"


async def test_a_process_knows_no_secret_and_has_no_store_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "planted")
    monkeypatch.setenv("DATABASE_URL", "sqlite:///planted.db")
    before = _children()
    async with Readers(processes=1) as readers:
        await _read(readers, QUICK)
        (process,) = _children() - before
        assert "planted" not in _told(process, "environ")
        assert not [one for one in _opened(process) if one.endswith(".db")]
        assert "Max address space         734003200" in _told(process, "limits")


async def test_cancelling_leaves_no_process_busy_with_what_nobody_waits_for() -> None:
    before = _children()
    async with Readers(processes=1, seconds=60.0) as readers:
        await _read(readers, QUICK)
        task = asyncio.create_task(_read(readers, SLOW))
        await asyncio.wait({task}, timeout=0.05)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert await _read(readers, QUICK) == QUICK.decode()
    assert _children() - before == set()
