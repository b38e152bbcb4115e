"""Reading what came from outside, in processes of their own: whatever it holds, it stops nothing and leaks nothing.

A process that takes too long is killed and another started; all end with the `async with`, and give back the
memory that the packages for reading take. It knows what a document is and not what it says.
"""

import asyncio
import contextlib
import json
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from zoneinfo import ZoneInfo

from answers import errors
from answers.days import Day
from answers.errors import OutsideError, ReadingFailed
from ingest.documents import Document, Entry, Kind
from ingest.fetch import Fetched
from ingest.reader_process import LENGTH

ROOT = Path(__file__).parent.parent
PROCESSES = 2
READ_S = 2.0  # for one document, its process being ready
START_S = 30.0  # for a process to be ready: a busy machine imports slowly
_MOST_TOLD = 64 * 1024 * 1024  # bytes that a process may tell of one document


class Readers:
    """Reads documents on a few processes, in order of asking; used inside `async with`."""

    def __init__(self, *, processes: int = PROCESSES, seconds: float = READ_S) -> None:
        self._seconds = seconds
        self._idle: asyncio.LifoQueue[Process | None] = asyncio.LifoQueue()  # those that run first
        self._running: set[Process] = set()
        for _one in range(processes):
            self._idle.put_nowait(None)  # started when it is needed

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in tuple(self._running):
            await self._end(process)

    async def read(self, came: Fetched, *, zone: ZoneInfo, today: date) -> Document:
        """What was fetched (or, with an empty `url`, given), as a document; raises Unreadable or WrongKind in one of their kinds."""
        asked = {
            "charset": came.charset,
            "url": came.url or None,
            "zone": zone.key,
            "today": today.isoformat(),
        }
        process = await self._idle.get()
        try:
            if process is None:
                process = await self._start()
            told = await self._exchange(process, json.dumps(asked).encode(), came.body)
        except BaseException:
            if process is not None:
                await self._end(process)
            process = None
            raise
        finally:
            self._idle.put_nowait(process)
        return _document(told)

    async def _start(self) -> Process:
        # Its environment holds nothing of ours: no token and no address of a store.
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "ingest.reader_process"),
            cwd=ROOT, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env={"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip
        self._running.add(process)
        return process

    async def _exchange(self, process: Process, asked: bytes, body: bytes) -> dict[str, Any]:
        """One question and its answer; raises ReadingFailed where none comes in time."""
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            async with asyncio.timeout(START_S):
                process.stdin.write(LENGTH.pack(len(asked), len(body)) + asked)
                process.stdin.write(body)
                await process.stdin.drain()
                await process.stdout.readexactly(1)
            async with asyncio.timeout(self._seconds):
                length, _none = LENGTH.unpack(await process.stdout.readexactly(LENGTH.size))
                if length > _MOST_TOLD:
                    raise ReadingFailed("it holds too much")
                told = json.loads(await process.stdout.readexactly(length))
        except (TimeoutError, EOFError, OSError, ValueError) as error:
            raise ReadingFailed("it could not be read within its limits") from error
        assert isinstance(told, dict)
        return told

    async def _end(self, process: Process) -> None:
        self._running.discard(process)
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.communicate()  # its pipes are closed too


def _document(told: dict[str, Any]) -> Document:
    """What a process told, as the value that it is; raises what it raised."""
    if "error" in told:
        kind = getattr(errors, str(told["error"]), ReadingFailed)
        raise (
            kind("it cannot be read as news") if issubclass(kind, OutsideError) else ReadingFailed("no kind")
        )
    return Document(
        kind=Kind(told["kind"]), title=told["title"], entries=tuple(_entry(one) for one in told["entries"])
    )


def _entry(told: dict[str, Any]) -> Entry:
    day = told.pop("published_on")
    return Entry(published_on=Day.parse(day) if day else None, **told)
