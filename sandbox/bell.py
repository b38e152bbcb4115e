"""Waiting for something to become true without polling: whoever changes the world rings, waiters look again.

It knows nothing of what changes.
"""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Bell:
    """Rung after every request, event and gateway step."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        """Let every waiter look at its condition again."""
        for one in self._waiting:
            if not one.done():
                one.set_result(None)

    async def until(self, condition: Callable[[], T | None], *, within_s: float) -> T:
        """What `condition` returns as soon as that is true; TimeoutError after `within_s` seconds."""
        try:
            async with asyncio.timeout(within_s):
                while True:
                    if found := condition():
                        return found
                    await self._rung()
        except TimeoutError:
            raise TimeoutError(f"not true within {within_s:g} s: {_name(condition)}") from None

    async def _rung(self) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await future
        finally:
            self._waiting.discard(future)


def _name(condition: Callable[[], object]) -> str:
    code = getattr(condition, "__code__", None)
    where = "" if code is None else f" (line {code.co_firstlineno} of {code.co_filename.rpartition('/')[2]})"
    return getattr(condition, "__qualname__", repr(condition)) + where
