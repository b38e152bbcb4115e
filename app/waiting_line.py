"""A line in which one is served at a time: those who go on with what they began first, then the rest, in order.

It knows neither what is waited for nor how long that takes.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class WaitingLine:
    """For the tasks of one event loop."""

    def __init__(self) -> None:
        self._busy = False
        self._going_on: deque[asyncio.Future[None]] = deque()
        self._new: deque[asyncio.Future[None]] = deque()

    @asynccontextmanager
    async def place(self, *, goes_on: bool = False) -> AsyncIterator[None]:
        """The time in which one is served."""
        if self._busy:
            await self._called(self._going_on if goes_on else self._new)
        self._busy = True
        try:
            yield
        finally:
            self._next()

    async def _called(self, line: deque[asyncio.Future[None]]) -> None:
        call = asyncio.get_running_loop().create_future()
        line.append(call)
        try:
            await call
        except asyncio.CancelledError:
            if call.done() and not call.cancelled():
                self._next()  # called and gone: the place is another's
            raise

    def _next(self) -> None:
        """Call the next one; `_busy` stays set meanwhile, so that nobody slips in before."""
        self._busy = False
        for line in (self._going_on, self._new):
            while line:
                call = line.popleft()
                if not call.done():
                    call.set_result(None)
                    self._busy = True
                    return
