"""Who may send in a channel now: posts at once, everything else when nothing is under way there.

So one refusal is enough to know that a channel is closed, and no edit holds up a post.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    def __init__(self) -> None:
        self._going: dict[int, set[asyncio.Future[None]]] = {}

    @asynccontextmanager
    async def turn(self, channel_id: int, *, at_once: bool) -> AsyncIterator[None]:
        """The time in which something is sent there."""
        while not at_once and (before := self._going.get(channel_id)):
            await asyncio.wait(before)
        going: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._going.setdefault(channel_id, set()).add(going)
        try:
            yield
        finally:
            going.set_result(None)
            self._going[channel_id].discard(going)
            if not self._going[channel_id]:
                del self._going[channel_id]
