"""Units of work on the store for the courier: many in one transaction, tried again until they are kept.

What came of a request to Discord is known here alone until it is written; so it is kept through any failure of
the store, and only what the store takes from nobody is given up.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.orm import Session

from answers.errors import StoreUnusable
from app.worker import StoreWorker
from db.engine import Store

T = TypeVar("T")
Work = Callable[[Session], object]

log = logging.getLogger(__name__)

GROUP_S = 0.04  # how long one waits for others to be written with: 25 transactions a second at most
RETRY_S = 1.0  # after a failure of the store
MOST_TRIES = 10  # of one unit alone that fails for another reason than the store


@dataclass(slots=True)
class _Waiting:
    work: Work
    done: asyncio.Future[None]
    tries: int = 0


class Settling:
    """One writer at a time beside a few readers, so that answers are not kept waiting for the store."""

    def __init__(
        self, store: Store, worker: StoreWorker, *, group_s: float = GROUP_S, retry_s: float = RETRY_S
    ) -> None:
        self._store = store
        self._worker = worker
        self._group_s = group_s
        self._retry_s = retry_s
        self._queue: list[_Waiting] = []
        self._flushing: asyncio.Task[None] | None = None
        self._reading = asyncio.Semaphore(1)

    async def commit(self, work: Work) -> None:
        """Return when `work` is kept (or given up as impossible)."""
        await asyncio.shield(self.put(work))

    def put(self, work: Work) -> "asyncio.Future[None]":
        """Have `work` written with what else there is; the future is done when it is kept."""
        one = _Waiting(work, asyncio.get_running_loop().create_future())
        self._queue.append(one)
        self._begin()
        return one.done

    async def read(self, work: Callable[[Session], T]) -> T:
        async with self._reading:
            return await self._worker.run(lambda: self._store.read(work))

    async def write(self, work: Callable[[Session], T]) -> T:
        """One unit alone, with what it gives; a failure is raised."""
        return await self._worker.run(lambda: self._store.write(work))

    async def close(self, within_s: float) -> int:
        """Write what is still to be written, for at most so long; how many units were not."""
        if self._flushing is not None:
            await asyncio.wait({self._flushing}, timeout=within_s)
            self._flushing.cancel()
            await asyncio.gather(self._flushing, return_exceptions=True)
        return len(self._queue)

    def _begin(self) -> None:
        if self._flushing is None or self._flushing.done():
            self._flushing = asyncio.create_task(self._flush(), name="courier-settling")

    async def _flush(self) -> None:
        while self._queue:
            if self._group_s:
                await asyncio.sleep(self._group_s)
            batch = list(self._queue)
            if not await self._kept(batch):
                await asyncio.sleep(self._retry_s)

    async def _kept(self, batch: Sequence[_Waiting]) -> bool:
        """Whether all of `batch` needs no further attempt."""
        try:
            await self.write(lambda session: _all(session, batch))
        except StoreUnusable as error:
            log.warning("courier.not_settled", extra={"count": len(batch), "reason": str(error)})
            return False
        except Exception as error:  # one of them cannot be written: the others must be, so each alone
            if len(batch) > 1:
                return all([await self._kept([one]) for one in batch])
            return self._given_up(batch[0], error)
        for one in batch:
            self._leave(one)
        return True

    def _given_up(self, one: _Waiting, error: Exception) -> bool:
        one.tries += 1
        if one.tries < MOST_TRIES:
            return False
        log.error("courier.settling_failed", exc_info=error)
        self._leave(one)
        return True

    def _leave(self, one: _Waiting) -> None:
        self._queue.remove(one)
        if not one.done.done():
            one.done.set_result(None)


def _all(session: Session, batch: Sequence[_Waiting]) -> None:
    for one in batch:
        one.work(session)
        session.flush()
