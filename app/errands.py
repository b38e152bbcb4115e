"""Small writes that nobody waits for: counted, bounded, and finished before the program ends."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec

from sqlalchemy.orm import Session

from app.worker import StoreWorker
from db.engine import Store

P = ParamSpec("P")
log = logging.getLogger(__name__)

MOST_PENDING = 100  # beyond, a write is let go: none of them may hold up an answer or fill the memory
CLOSE_S = 2.0


class Errands:
    """Runs units of work one after another; a failure is logged, never raised."""

    def __init__(self, store: Store, worker: StoreWorker) -> None:
        self._store = store
        self._worker = worker
        self._pending: set[asyncio.Task[None]] = set()
        self._one_at_a_time = asyncio.Semaphore(1)

    def run(self, work: Callable[Concatenate[Session, P], Any], *args: P.args, **kwargs: P.kwargs) -> None:
        """Begin `work` in a transaction of its own and return at once; must be called on the loop."""
        if len(self._pending) >= MOST_PENDING:
            log.warning("errand.let_go", extra={"work": work.__name__})
            return
        task = asyncio.create_task(self._do(work, *args, **kwargs), name=f"errand-{work.__name__}")
        self._pending.add(task)
        task.add_done_callback(self._pending.discard)

    async def close(self) -> None:
        """Wait a little for what is still pending."""
        if self._pending:
            await asyncio.wait(set(self._pending), timeout=CLOSE_S)

    async def _do(
        self, work: Callable[Concatenate[Session, P], Any], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        async with self._one_at_a_time:
            try:
                await self._worker.run(lambda: self._store.write(work, *args, **kwargs))
            except Exception as error:  # the store may be gone for a while; the answer was given anyway
                log.warning("errand.failed", extra={"work": work.__name__, "reason": type(error).__name__})
