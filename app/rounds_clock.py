"""When rounds over the feeds run: as soon as one is due, for as long as the program runs.

A round that fails is logged and the next one comes all the same. What to tell curators lies in the store
(`db/feed_notices.py`, open proposals); `after_round` says when to look.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.worker import StoreWorker
from db import feeds
from db.engine import Store
from ingest.rounds import RoundReport, Rounds

log = logging.getLogger(__name__)

LONGEST_S = 60.0  # a feed that another process adds is noticed after so long
SHORTEST_S = 5.0  # between two rounds


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockHealth:
    """When a round last ended, what it did, and how many have failed in a row."""

    ended_at: datetime | None = None
    report: RoundReport | None = None
    failures: int = 0


class RoundsClock:
    """Runs rounds until it is cancelled. `after_round` is awaited after each that had feeds to read."""

    def __init__(
        self,
        rounds: Rounds,
        store: Store,
        worker: StoreWorker,
        *,
        clock: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        after_round: Callable[[RoundReport], Awaitable[None]] | None = None,
    ) -> None:
        self._rounds, self._store, self._worker = rounds, store, worker
        self._clock, self._sleep, self._after = clock, sleep, after_round
        self.health = ClockHealth()

    async def run(self) -> None:
        """Never returns; cancel it to stop. A round under way is given up: what it did not get to waits."""
        while True:
            await self._sleep(await self._seconds())
            await self.once()

    async def once(self) -> None:
        """One round, if any feed is due; whatever goes wrong is logged and counted."""
        try:
            report = await self._rounds.round()
            if report.feeds and self._after is not None:
                await self._after(report)
        except Exception:  # the next round is to come whatever this one met
            log.exception("round.failed")
            self.health = ClockHealth(
                ended_at=self.health.ended_at, report=self.health.report, failures=self.health.failures + 1
            )
            return
        if report.feeds:
            log.info(
                "round.ended",
                extra={"feeds": report.feeds, "failed": report.failed, "opened": len(report.opened)},
            )
            self.health = ClockHealth(ended_at=self._clock(), report=report)

    async def _seconds(self) -> float:
        """Until the next round: when the next feed is due, soon enough for one that is added meanwhile."""
        try:
            due = await self._worker.run(lambda: self._store.read(feeds.next_due))
        except Exception:  # a store that fails now may answer later
            log.exception("round.not_planned")
            return LONGEST_S
        waits = (due - self._clock()) / timedelta(seconds=1) if due else LONGEST_S
        return min(max(waits, SHORTEST_S), LONGEST_S)
