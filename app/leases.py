"""One bot for each token: a duty that one process has at a time, kept by renewing it, and turns taken apart.

Who waits for a duty trusts no wall clock: it is free when nobody has renewed it for as long as it lasts, by the
waiter's own monotonic clock, or when the process that had it is gone from this machine.
"""

import asyncio
import logging
import os
import secrets
import socket
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from answers.errors import AnotherCopy, StoreUnusable
from app.worker import StoreWorker
from db.engine import Store
from db.leases import Held, give_back, look, next_turn, renew, take

log = logging.getLogger(__name__)

LASTS = timedelta(seconds=15)
RENEWED_S = 5.0
LOOK_S = 1.0  # how often who waits looks whether the duty is free
IDENTIFY_GAP = timedelta(
    seconds=5.5
)  # between two sessions of one token: Discord asks for 5, by its own clock
IDENTIFY_MOST = timedelta(seconds=60)  # to wait for a turn; what is further away is left from another clock
_NAMESPACE = Path("/proc/self/ns/pid")  # two containers may have one host name and the same process ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A process, told apart from any other of this or another machine; in 80 characters, as columns hold it."""

    host: str
    space: str
    pid: int
    mark: str

    @classmethod
    def this(cls) -> "Holder":
        space = ""
        with suppress(OSError):
            space = os.readlink(_NAMESPACE)
        return cls(
            host=socket.gethostname()[:40], space=space[:20], pid=os.getpid(), mark=secrets.token_hex(4)
        )

    def __str__(self) -> str:
        return f"{self.host}|{self.space}|{self.pid}|{self.mark}"

    def is_gone(self, other: str) -> bool:
        """Whether the process `other` ran here and runs no more; False where that cannot be known."""
        host, space, pid, mark = [*other.split("|"), "", "", ""][:4]
        if not space or (host, space) != (self.host, self.space) or not pid.isdigit() or mark == self.mark:
            return False
        if int(pid) == self.pid:
            return True  # its number is ours now
        try:
            os.kill(int(pid), 0)
        except ProcessLookupError:
            return True
        except OSError:
            return False  # it is another user's
        return False


class Duty:
    """`name` is what one process does at a time; `clock` gives aware moments, `monotonic` and `sleep` go together."""

    def __init__(
        self,
        store: Store,
        worker: StoreWorker,
        name: str,
        *,
        clock: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        holder: Holder | None = None,
    ) -> None:
        self._store, self._worker, self._name = store, worker, name
        self._clock, self._monotonic, self._sleep = clock, monotonic, sleep
        self._me = holder or Holder.this()
        self._has_it = False

    async def take(self, waiting: Callable[[str], None]) -> None:
        """Return once the duty is ours; `waiting` is told, once and in one line, who has it where it is not."""
        held = await self._take(None)
        if held.holder != str(self._me) and (held.is_over or self._me.is_gone(held.holder)):
            held = await self._take(held)
        if held.holder != str(self._me):
            waiting(_who(held))
            await self._wait(held)
        self._has_it = True

    async def keep(self) -> None:
        """Renew the duty for as long as it is ours; raises AnotherCopy once somebody else has it."""
        while True:
            await self._sleep(RENEWED_S)
            try:
                ours = await self._worker.run(
                    lambda: self._store.write(
                        renew, self._name, holder=str(self._me), now=self._clock(), lasts=LASTS
                    )
                )
            except StoreUnusable as error:  # nobody else can take it meanwhile either
                log.warning("lease.not_renewed", extra={"reason": str(error)})
                continue
            if not ours:
                self._has_it = False
                raise AnotherCopy(
                    "another copy of the bot took over while this one was held up; this one leaves"
                )

    async def give_back(self) -> None:
        """Leave the duty to the next; a store that fails now lets it run out."""
        if self._has_it:
            self._has_it = False
            with suppress(StoreUnusable):
                await self._worker.run(lambda: self._store.write(give_back, self._name, holder=str(self._me)))

    async def _wait(self, held: Held) -> None:
        seen, since = held, self._monotonic()
        while True:
            await self._sleep(LOOK_S)
            try:
                now = await self._worker.run(lambda: self._store.read(look, self._name, now=self._clock()))
                if now is not None and not now.is_still(seen):
                    seen, since = now, self._monotonic()
                silent = self._monotonic() - since >= LASTS.total_seconds()
                if now is None or silent or self._me.is_gone(now.holder):
                    seen, since = await self._take(now), self._monotonic()
                    if seen.holder == str(self._me):
                        return
            except StoreUnusable as error:
                log.warning("lease.not_seen", extra={"reason": str(error)})

    async def _take(self, instead_of: Held | None) -> Held:
        return await self._worker.run(
            lambda: self._store.write(
                take,
                self._name,
                holder=str(self._me),
                now=self._clock(),
                lasts=LASTS,
                instead_of=instead_of,
            )
        )


async def wait_to_identify(
    store: Store,
    worker: StoreWorker,
    name: str,
    *,
    clock: Callable[[], datetime],
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Wait until a session may be begun, well after the last one of any process; where the store fails, a gap is waited for."""
    try:
        waits = await worker.run(
            lambda: store.write(
                next_turn,
                name,
                holder=str(Holder.this()),
                now=clock(),
                gap=IDENTIFY_GAP,
                most=IDENTIFY_MOST,
            )
        )
    except StoreUnusable as error:
        log.warning("lease.no_turn", extra={"reason": str(error)})
        waits = IDENTIFY_GAP.total_seconds()
    if waits > 0:
        await sleep(waits)


def _who(held: Held) -> str:
    host, _space, pid, _mark = [*held.holder.split("|"), "", "", ""][:4]
    return (
        f"Another copy of the bot runs since {held.taken_at:%Y-%m-%d %H:%M:%S} UTC on {host} (process {pid}); "
        "this one waits until that ends."
    )
