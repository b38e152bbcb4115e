"""Processes that die, and how many seeds a fault test takes."""

import asyncio
import os
import threading
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy.orm import Session

from app.courier import Courier
from db.engine import Store

P = ParamSpec("P")
T = TypeVar("T")

SEEDS = int(os.environ.get("CUTLINE_FAULT_SEEDS", "6"))  # quick; `make faults` takes many


class Dead(BaseException):
    """The process is no more: nothing of it goes on, and nothing is cleaned up."""


class MortalStore(Store):
    """The store as one process sees it, which dies before or after one of its commits, or when told to."""

    def __init__(self, address: str, *, dies_at: int | None = None, after: bool = False) -> None:
        super().__init__(address)
        self.dead = threading.Event()
        self._dies_at, self._after, self._writes = dies_at, after, 0

    def read(self, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        self._live()
        return super().read(work, *args, **kwargs)

    def write(self, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        self._live()
        self._writes += 1
        now = self._writes == self._dies_at
        if now and not self._after:
            self.dead.set()
            self._live()
        result = super().write(work, *args, **kwargs)
        if now:
            self.dead.set()
            self._live()
        return result

    def _live(self) -> None:
        if self.dead.is_set():
            raise Dead


async def round_or_death(courier: Courier, store: MortalStore) -> bool:
    """One round; False where the process died in the middle of it. Then nothing of it is left."""
    before = asyncio.all_tasks()
    working = asyncio.ensure_future(courier.round())
    while not working.done() and not store.dead.is_set():
        await asyncio.wait({working}, timeout=0.01)
    while left := asyncio.all_tasks() - before:
        for one in left:
            one.cancel()
        await asyncio.gather(*left, return_exceptions=True)
    return not store.dead.is_set()
