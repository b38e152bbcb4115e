"""The courier: leases what is due in the outbox, has it sent, and settles it. Several may work on one store.

It decides how much is under way, when nothing may be sent at all, and how it ends; what is asked of Discord is
`delivering.py`'s, what becomes of a failure `failing.py`'s, and how fast requests go out the gate's.
"""

import asyncio
import contextlib
import logging
import random
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Protocol

from answers.alerts import Alerts
from answers.errors import StoreUnusable
from answers.terms import ProgrammeId, Task
from app.answering import Clock
from app.current_facts import CurrentFacts
from app.delivering import FENCE_S, Delivering, Fence, Guards
from app.failing import after
from app.held import Held
from app.leases import Holder
from app.sending import ChannelClosed, ChannelGone, LeaseOver, Sender, Stopped, TooSoon
from app.settling import GROUP_S, Settling, Work
from app.turns import Turns
from app.worker import StoreWorker
from db import due, outbox
from db.due import Leased
from db.engine import Store

log = logging.getLogger(__name__)

MOST = 120  # deliveries under way: 3 s of sending at 40 a second, well inside a lease even where each is looked for first
BATCH = 25  # leased at once: to begin many in one go would hold up what goes out meanwhile
TICK_S = 1.0  # how often to look without being woken
BANNED_S = 600.0  # after Discord shut out this address
FREE_S = 1.0  # between looks for leases of processes that are gone
EXPIRE_S = 3600.0  # between looks for what has waited too long
FINISH_S = 5.0  # at the end, for what is under way
SETTLE_S = 2.5  # at the end, for what the store must be told
_NEVER = timedelta(days=36500)


class Pauses(Protocol):
    """What can hold everybody back."""

    def pause(self, for_s: float) -> None: ...


class Courier:
    """`clock` gives aware UTC, `monotonic` seconds that never jump; `holder` names this worker in its leases."""

    def __init__(
        self,
        store: Store,
        worker: StoreWorker,
        facts: CurrentFacts,
        alerts: Alerts,
        sender: Sender,
        *,
        clock: Clock,
        monotonic: Callable[[], float] = time.monotonic,
        pace: Pauses | None = None,
        holder: str | None = None,
        rng: random.Random | None = None,
        guards: Guards | None = None,
        group_s: float = GROUP_S,
        finish_s: float = FINISH_S,
        tick_s: float = TICK_S,
    ) -> None:
        """A settlement waits `group_s` for others to be written with; the end, `finish_s` for what is under way.
        Every `tick_s` it looks for work without being woken."""
        self._tick_s = tick_s
        self._finish_s = finish_s
        self._worker = worker
        self._facts = facts
        self._clock = clock
        self._monotonic = monotonic
        self._pace = pace
        self._me = Holder.this()
        self._holder = holder or str(self._me)
        self._rng = rng or random.Random()  # noqa: S311  for waits, nothing secret
        self._guards = guards or Guards()
        self._settling = Settling(store, worker, group_s=group_s)
        self._delivering = Delivering(
            sender, alerts, facts, self._settling, clock=clock, monotonic=monotonic, guards=self._guards
        )
        self._turns = Turns()
        self._tasks: dict[int, asyncio.Task[None]] = {}  # by the id of the delivery
        self._not_yet = Held(monotonic)  # ids of deliveries
        self._shut: dict[int, float] = {}  # when a channel was found closed or gone, monotonic
        self._most = MOST
        self._held_until = self._expired_at = self._looked_at = float("-inf")
        self._banned = False
        self._stopped: Stopped | None = None
        self._woken = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set, then finish or give back what is under way, in 8 s at most.

        Raises Stopped where Discord no longer takes the token.
        """
        self._loop = asyncio.get_running_loop()
        stopping = asyncio.create_task(stop.wait(), name="courier-stop")
        stopping.add_done_callback(lambda _: self._woken.set())
        log.info("courier.started", extra={"holder": self._holder})
        try:
            while not stop.is_set() and self._stopped is None:
                self._woken.clear()
                if not await self._begin_safely():
                    with contextlib.suppress(TimeoutError):
                        async with asyncio.timeout(self._tick_s):
                            await self._woken.wait()
        finally:
            stopping.cancel()
            await self._leave()
            self._loop = None
        if self._stopped is not None:
            raise self._stopped

    def wake(self) -> None:
        """There may be something to send; safe from any thread, and when nothing runs."""
        loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(self._woken.set)

    async def round(self) -> int:
        """Lease what is due, once, and wait until it is settled; how many deliveries that were."""
        begun = await self._begin()
        while self._tasks:
            await asyncio.wait(set(self._tasks.values()))
        if self._stopped is not None:
            raise self._stopped
        return begun

    async def _begin_safely(self) -> bool:
        """Whether so much was begun that there may be more; a failing store never ends the courier."""
        room = self._room()
        try:
            return bool(room) and await self._begin() == room
        except Exception as error:
            log.warning("courier.cannot_lease", extra={"reason": f"{type(error).__name__}: {error}"})
            return False

    def _room(self) -> int:
        """How many may be leased now: none while more than enough is under way, or nothing may be sent."""
        if self._monotonic() < self._held_until:
            return 0
        room = self._most - len(self._tasks)
        return min(room, BATCH) if room >= min(self._most, BATCH) else 0

    async def _begin(self) -> int:
        room = self._room()
        if not room or not await self._settling.read(due.anything):
            return 0
        await self._expire()
        await self._free()
        now = self._monotonic()
        self._shut = {one: at for one, at in self._shut.items() if at > now - 2 * FENCE_S}
        fence = Fence(deadline=now + FENCE_S if self._guards.fence else float("inf"), leased_at=self._clock())
        leased = await self._settling.write(
            partial(
                due.lease,
                holder=self._holder,
                now=fence.leased_at,
                most=room,
                but={*self._tasks, *self._not_yet.ids()},
                slack=self._slack(),
            )
        )
        if any(one.revision > self._revision(one.update.programme) for one in leased):
            with contextlib.suppress(StoreUnusable):  # what cannot be worded yet is given back
                await self._worker.run(self._facts.look)
        for one in leased:
            task = asyncio.create_task(self._deliver(one, fence, began=now), name=f"delivery-{one.id}")
            self._tasks[one.id] = task
        return len(leased)

    def _revision(self, programme: ProgrammeId) -> int:
        """Of the facts in memory; -1 where they do not know the programme yet."""
        return next((one.revision for one in self._facts.books if one.programme.id == programme), -1)

    async def _expire(self) -> None:
        if self._monotonic() - self._expired_at < EXPIRE_S:
            return
        self._expired_at = self._monotonic()
        if count := await self._settling.write(partial(outbox.expire, now=self._clock())):
            log.warning("deliveries.expired", extra={"count": count})

    async def _free(self) -> None:
        """Take over what processes of this machine had leased that are no more: they cannot send it."""
        if self._monotonic() - self._looked_at < FREE_S:
            return
        self._looked_at = self._monotonic()
        gone = [one for one in await self._settling.read(due.holders) if self._me.is_gone(one)]
        if gone and (count := await self._settling.write(partial(due.free, gone=gone))):
            log.info("deliveries.taken_over", extra={"count": count})

    def _slack(self) -> timedelta:
        """How far ahead something may lie; without the guard, every lease seems to be of a later time."""
        if not self._guards.lease:
            return -due.LEASE
        return due.SLACK if self._guards.jumps else _NEVER

    async def _deliver(self, leased: Leased, fence: Fence, *, began: float) -> None:
        try:
            work = await self._outcome(leased, fence, began=began)
            await self._settling.commit(work)
        finally:
            del self._tasks[leased.id]
            if self._room():
                self._woken.set()  # what waited for this one may go now

    async def _outcome(self, leased: Leased, fence: Fence, *, began: float) -> Work:
        channel = leased.subscription.channel_id
        try:
            async with self._turns.turn(channel, at_once=leased.task is Task.POST):
                self._check(channel, began)
                work = await self._delivering.do(leased, fence)
        except asyncio.CancelledError:
            # Nobody knows whether it was sent: the next worker may try at once, with the same nonce.
            self._settling.put(
                partial(
                    outbox.later,
                    leased=leased,
                    now=self._clock(),
                    due_at=None,
                    reason="stopped while it was sent",
                )
            )
            raise
        except Exception as error:
            self._note(error, leased)
            return after(error, leased, now=self._clock(), rng=self._rng)
        self._went_well(leased)
        return work

    def _check(self, channel: int, began: float) -> None:
        """Raises what is known by now to come of a request there, for a lease that began so long ago."""
        if self._stopped is not None:
            raise self._stopped
        if self._shut.get(channel, float("-inf")) >= began:
            raise LeaseOver("the channel was found closed meanwhile")

    def _went_well(self, leased: Leased) -> None:
        log.info(
            "delivery.sent",
            extra={
                "delivery": leased.id,
                "task": leased.task.value,
                "update": leased.update.id,
                "channel": leased.subscription.channel_id,
                "attempts": leased.attempts,
            },
        )
        if self._monotonic() >= self._held_until:  # else it was under way before the hold
            self._banned, self._most = False, min(MOST, self._most * 2)

    def _note(self, error: Exception, leased: Leased) -> None:
        """What a failure means for everything else that is to be sent."""
        fields = {"delivery": leased.id, "channel": leased.subscription.channel_id, "reason": str(error)}
        log.info("delivery.not_sent", extra={**fields, "error": type(error).__name__})
        now = self._monotonic()
        match error:
            case Stopped():
                self._stopped = self._stopped or error
                self._woken.set()
            case ChannelClosed() | ChannelGone() if leased.task is not Task.PUBLISH:
                self._shut[leased.subscription.channel_id] = now
            case TooSoon(banned=True):
                self._hold(max(error.after_s, BANNED_S))
                if not self._banned:
                    log.warning("courier.banned", extra={"reason": str(error), "after_s": error.after_s})
                self._banned, self._most = True, 1
            case TooSoon(for_all=True):
                self._hold(error.after_s)
            case TooSoon():
                # The store keeps the moment by the clock, which may jump.
                self._not_yet.hold(leased.id, error.after_s)

    def _hold(self, for_s: float) -> None:
        self._held_until = max(self._held_until, self._monotonic() + for_s)
        if self._pace is not None:
            self._pace.pause(for_s)

    async def _leave(self) -> None:
        """Finish what is under way, or give it back; nothing waits for a token that is no longer good."""
        if not self._guards.leave:
            return
        tasks = set(self._tasks.values())
        if tasks and self._stopped is None:
            await asyncio.wait(tasks, timeout=self._finish_s)
        for one in tasks:
            one.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        unsettled = await self._settling.close(SETTLE_S)
        log.info("courier.stopped", extra={"unsettled": unsettled})
