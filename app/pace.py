"""At most 40 requests to Discord in a second, of all processes on a store together.

Slots are reserved in the store a few at a time, ahead of need, and handed out here in order. It knows neither
what a request is for nor why a pause was asked for.
"""

import asyncio
import logging
import math
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Protocol

from sqlalchemy.orm import Session

from app.waiting_line import WaitingLine
from app.worker import StoreWorker
from db import pace
from db.engine import Store

log = logging.getLogger(__name__)

BATCH = 10  # slots at once while busy: four writes a second
LATE_S = 0.1  # a slot later than this is thrown away: it would crowd those after it
CLOSEST_S = 1 / 42  # between two requests of one process, when it catches up
MOST_PASSING = 160  # of a store that takes seconds to answer
ALONE_PER_S = 10.0  # while the store cannot be asked and nobody knows what the others send


class Slots(Protocol):
    """Where slots are reserved."""

    async def reserve(self, slots: int) -> float:
        """Reserve so many in a row; the moment of the first, by the monotonic clock."""
        ...

    async def hold(self, for_s: float) -> None:
        """Let no process have one for so long."""
        ...


class StoreSlots:
    """Slots of a store, shared by all processes that use it."""

    def __init__(
        self, store: Store, worker: StoreWorker, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._store = store
        self._worker = worker
        self._monotonic = monotonic

    async def reserve(self, slots: int) -> float:
        def work(session: Session) -> float:
            wait = pace.reserve(session, slots)
            return self._monotonic() + wait  # here, since the commit and the way back take their time

        return await self._worker.run(lambda: self._store.write(work))

    async def hold(self, for_s: float) -> None:
        await self._worker.run(lambda: self._store.write(pace.hold, for_s))


class Pace:
    """Hands out slots; `monotonic` and `sleep` are the clock it lives by."""

    def __init__(
        self,
        slots: Slots,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        late_s: float = LATE_S,
        closest_s: float = CLOSEST_S,
    ) -> None:
        """`late_s` and `closest_s` are guards, to be switched off only to show what they are good for."""
        self._slots = slots
        self._monotonic = monotonic
        self._sleep = sleep
        self._late_s = late_s
        self._closest_s = closest_s
        self._moments: deque[float] = deque()
        self._passing = 0  # how many slots went by, last time, before the store had answered
        self._line = WaitingLine()
        self._waiting = 0
        self._last = self._held_until = float("-inf")
        self._reserving: asyncio.Task[None] | None = None
        self._holding: set[asyncio.Task[None]] = set()

    async def slot(self, *, goes_on: bool = False) -> None:
        """Wait for the moment at which the next request may go out; with `goes_on` one of what has begun already."""
        self._waiting += 1
        try:
            async with self._line.place(goes_on=goes_on):
                while not await self._take():
                    pass
        finally:
            self._waiting -= 1

    def pause(self, for_s: float) -> None:
        """Let nobody send for so long, in this process from now on, in others as soon as the store knows."""
        until = self._monotonic() + for_s
        if until <= self._held_until:
            return
        self._held_until = until
        task = asyncio.get_running_loop().create_task(self._hold(for_s), name="pace-hold")
        self._holding.add(task)
        task.add_done_callback(self._holding.discard)

    async def close(self) -> None:
        """Let go of what is under way."""
        tasks = [*self._holding, *([self._reserving] if self._reserving else [])]
        for one in tasks:
            one.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _take(self) -> bool:
        """Whether the next slot was had; not if it came too late, or a pause began before it."""
        while not self._moments:
            await self._ahead()
        self._keep_ahead()
        held, slot = self._held_until, self._moments[0]
        moment = max(slot, self._last + self._closest_s, held)
        if (wait := moment - self._monotonic()) > 0:
            await self._sleep(wait)
        if self._held_until != held:
            return False
        self._moments.popleft()
        now = self._monotonic()
        if now - slot > self._late_s:
            return False
        self._last = now
        return True

    def _keep_ahead(self) -> None:
        """Reserve the next slots before these are used up, where that many are wanted."""
        if len(self._moments) < min(self._waiting, BATCH) and self._monotonic() >= self._held_until:
            self._reserve()

    async def _ahead(self) -> None:
        self._reserve()
        assert self._reserving is not None  # just begun, if it was not under way
        await asyncio.shield(self._reserving)

    def _reserve(self) -> None:
        if self._reserving is None or self._reserving.done():
            slots = min(max(1, self._waiting - len(self._moments)), BATCH)
            self._reserving = asyncio.create_task(self._more(slots + self._passing), name="pace-reserve")

    async def _more(self, slots: int) -> None:
        apart = 1 / pace.PER_S
        try:
            first = await self._slots.reserve(slots)
        except Exception as error:  # the store may be away: slowly on, rather than not at all or too fast
            log.warning("pace.alone", extra={"reason": type(error).__name__})
            apart = 1 / ALONE_PER_S
            before = self._moments[-1] if self._moments else self._last
            slots, first = 1, max(self._monotonic(), before + apart)
        else:
            late_s = max(0.0, self._monotonic() - first)
            self._passing = min(math.ceil(late_s * pace.PER_S), MOST_PASSING)
        self._moments.extend(first + at * apart for at in range(slots))

    async def _hold(self, for_s: float) -> None:
        try:
            await self._slots.hold(for_s)
        except Exception as error:  # here everyone waits anyway
            log.warning("pace.not_told", extra={"reason": type(error).__name__})
