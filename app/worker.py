"""Units of work on the store, off the event loop: a few threads of their own, and an end that never waits long.

The loop's default threads are not used: they also resolve names for every request, so a store that hangs would
make the bot mute, and the interpreter waits for them without a limit when it ends. These are daemons.
"""

import asyncio
import contextlib
import queue
import threading
import weakref
from collections.abc import Callable
from typing import Any, TypeVar

from answers.errors import StoreUnusable

T = TypeVar("T")

THREADS = 3
MOST_WAITING = 200  # units; beyond, the store is told to be unusable rather than the memory filled

_Job = tuple[Callable[[], Any], asyncio.AbstractEventLoop, "asyncio.Future[Any]"]


class StoreWorker:
    """Runs functions on its threads; must be used from one event loop at a time.

    The threads end once nobody holds the worker any more.
    """

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._pending: set[asyncio.Future[Any]] = set()
        self._started = False

    async def run(self, work: Callable[[], T]) -> T:
        """The result of `work`, or what it raised; raises StoreUnusable where too much waits already."""
        if len(self._pending) >= MOST_WAITING:
            raise StoreUnusable("too much waits for the store already")
        self._start()
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._pending.add(future)
        future.add_done_callback(self._pending.discard)
        self._jobs.put((work, loop, future))
        # Shielded: who waits may give up, the work goes on and is waited for at the end.
        return await asyncio.shield(future)

    async def drain(self, within_s: float) -> None:
        """Wait for what is under way, at most so long."""
        if self._pending:
            await asyncio.wait(set(self._pending), timeout=within_s)

    def _start(self) -> None:
        if not self._started:
            self._started = True
            weakref.finalize(self, _dismiss, self._jobs)
            for number in range(THREADS):
                serving = threading.Thread(
                    target=_serve, args=(self._jobs,), name=f"store-{number}", daemon=True
                )
                serving.start()


def _serve(jobs: "queue.SimpleQueue[_Job | None]") -> None:
    """Do one job after another. It holds the queue alone, and nothing of a job that is done."""
    while (job := jobs.get()) is not None:
        _do(*job)
        del job


def _do(work: Callable[[], Any], loop: asyncio.AbstractEventLoop, future: "asyncio.Future[Any]") -> None:
    try:
        result, error = work(), None
    except BaseException as raised:  # handed to whoever waits
        result, error = None, raised
    with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile; nobody waits any more
        loop.call_soon_threadsafe(_settle, future, result, error)


def _dismiss(jobs: "queue.SimpleQueue[_Job | None]") -> None:
    for _ in range(THREADS):
        jobs.put(None)


def _settle(future: "asyncio.Future[Any]", result: object, error: BaseException | None) -> None:
    if future.done():
        return
    if error is None:
        future.set_result(result)
    else:
        future.set_exception(error)
        future.exception()  # looked at: whoever gave up waiting is not reported as careless
