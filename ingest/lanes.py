"""Many things at once, but not too many; and what is slow stands in nobody's way.

Each begins in a quick lane. What is not done after a moment's patience moves to a wider slow lane and frees its
place, so that those who wait behind are not kept by those who dawdle.
"""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

QUICK = 8
SLOW = 24  # with the quick ones, as many bodies as may be in memory at once
PATIENCE_S = 0.5


class Lanes:
    """Two lanes. An error of what runs in them goes to whoever waits for it."""

    def __init__(self, *, quick: int = QUICK, slow: int = SLOW, patience: float = PATIENCE_S) -> None:
        self._quick = asyncio.Semaphore(quick)
        self._slow = asyncio.Semaphore(slow)
        self._patience = patience

    async def run(self, work: Coroutine[Any, Any, T]) -> T:
        """The result of `work`, which begins when there is a place for it."""
        try:
            await self._quick.acquire()
        except BaseException:
            work.close()
            raise
        in_lane = self._quick
        task = asyncio.create_task(work)
        try:
            await asyncio.wait({task}, timeout=self._patience)
            if not task.done() and await self._moved(task):
                self._quick.release()
                in_lane = self._slow
            return await task
        finally:
            in_lane.release()
            if not task.done():
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)

    async def _moved(self, task: asyncio.Task[T]) -> bool:
        """Whether a place in the slow lane was had before the task was done."""
        moving = asyncio.create_task(self._slow.acquire())
        try:
            await asyncio.wait({task, moving}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            if not moving.done():
                moving.cancel()
                await asyncio.gather(moving, return_exceptions=True)
        return not moving.cancelled()
