"""A duty is one process's at a time, whatever the clocks do; sessions are begun apart. On both databases."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import pairwise

import pytest

from answers.errors import AnotherCopy
from app.leases import IDENTIFY_GAP, LASTS, Duty, Holder, wait_to_identify
from app.worker import StoreWorker
from db.engine import Store
from db.leases import look, take
from db.models import LeaseRow
from tests.app.made_up_discord import HandClock

HERE = Holder(host="here", space="pid:[1]", pid=os.getpid(), mark="aaaa")
THERE = Holder(host="there", space="pid:[1]", pid=7, mark="bbbb")


class Machine:
    """A process with a clock of its own, which moves as it sleeps; `after_sleep` is what happens meanwhile."""

    def __init__(self, store: Store, holder: Holder) -> None:
        self.clock = HandClock()
        self.store = store
        self.after_sleep: Callable[[], Awaitable[None]] | None = None
        self.waited: list[str] = []
        self.slept = 0.0
        self.duty = Duty(
            store,
            StoreWorker(),
            "gateway:1",
            clock=self.clock.wall,
            monotonic=self.clock.monotonic,
            sleep=self.sleep,
            holder=holder,
        )

    async def sleep(self, seconds: float) -> None:
        self.clock.move(seconds)
        self.slept += seconds
        if self.after_sleep is not None:
            await self.after_sleep()

    async def take(self) -> None:
        await self.duty.take(self.waited.append)


def has_it(store: Store) -> str | None:
    held = store.read(look, "gateway:1", now=HandClock().now)
    return held.holder if held else None


async def test_a_free_duty_is_taken_and_given_back(store: Store) -> None:
    one, other = Machine(store, HERE), Machine(store, THERE)
    await one.take()
    assert has_it(store) == str(HERE)
    await one.duty.give_back()
    assert has_it(store) is None
    await other.take()
    assert has_it(store) == str(THERE)
    assert (one.waited, other.waited) == ([], [])


async def test_a_second_copy_is_told_once_and_takes_over_when_the_first_leaves(store: Store) -> None:
    one, other = Machine(store, HERE), Machine(store, THERE)
    await one.take()
    looks = iter(range(100))

    async def meanwhile() -> None:
        if next(looks) == 4:
            await one.duty.give_back()

    other.after_sleep = meanwhile
    await other.take()
    assert has_it(store) == str(THERE)
    assert len(other.waited) == 1
    assert "here" in other.waited[0]
    assert f"process {HERE.pid}" in other.waited[0]


@pytest.mark.parametrize("jump", [timedelta(0), timedelta(hours=-1), timedelta(days=1)])
async def test_a_copy_that_renews_is_never_pushed_out_whatever_the_waiters_clock_says(
    store: Store, jump: timedelta
) -> None:
    one, other = Machine(store, HERE), Machine(store, THERE)
    await one.take()
    ticks = 0

    async def meanwhile() -> None:
        nonlocal ticks
        ticks += 1
        if ticks == 3:
            other.clock.jump(jump)
        if ticks % 5 == 0:
            one.clock.move(5)
            await _renew(one)
        if ticks == 100:
            raise asyncio.CancelledError

    other.after_sleep = meanwhile
    with pytest.raises(asyncio.CancelledError):
        await other.take()
    assert has_it(store) == str(HERE)


async def _renew(machine: Machine) -> None:
    """One renewal of a machine, as `keep` does it."""
    turns = iter([None])

    async def once(_seconds: float) -> None:
        if next(turns, "over") == "over":
            raise asyncio.CancelledError

    machine.duty._sleep = once
    with pytest.raises(asyncio.CancelledError):
        await machine.duty.keep()


@pytest.mark.parametrize("jump", [timedelta(0), timedelta(hours=-1), timedelta(days=1)])
async def test_a_copy_that_is_silent_for_as_long_as_the_duty_lasts_is_replaced(
    store: Store, jump: timedelta
) -> None:
    one, other = Machine(store, HERE), Machine(store, THERE)
    await one.take()

    async def meanwhile() -> None:
        if other.slept == 2:
            other.clock.jump(jump)

    other.after_sleep = meanwhile
    await other.take()
    assert has_it(store) == str(THERE)
    assert LASTS.total_seconds() <= other.slept <= LASTS.total_seconds() + 1
    with pytest.raises(AnotherCopy):
        await one.duty.keep()
    await one.duty.give_back()
    assert has_it(store) == str(THERE)  # what is another's cannot be given back


def gone() -> int:
    """The number of a process that ran and runs no more."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


async def test_a_process_that_is_gone_from_this_machine_is_replaced_at_once(store: Store) -> None:
    one, other = Machine(store, replace(HERE, pid=gone(), mark="dead")), Machine(store, HERE)
    await one.take()
    await other.take()
    assert has_it(store) == str(HERE)
    assert other.slept == 0
    assert other.waited == []


def test_only_a_process_of_this_machine_can_be_known_to_be_gone() -> None:
    dead = gone()
    assert HERE.is_gone(str(replace(HERE, pid=dead, mark="dead")))
    assert HERE.is_gone(
        str(replace(HERE, mark="dead"))
    )  # its number is ours now, as in a restarted container
    assert not HERE.is_gone(str(replace(HERE, pid=os.getppid(), mark="else")))
    assert not HERE.is_gone(str(replace(HERE, pid=dead, mark="dead", host="there")))
    assert not HERE.is_gone(str(replace(HERE, pid=dead, mark="dead", space="pid:[2]")))
    assert not replace(HERE, space="").is_gone(str(replace(HERE, pid=dead, space="", mark="dead")))
    assert not HERE.is_gone(str(HERE))
    assert not HERE.is_gone("nobody")


async def test_a_duty_that_ran_out_long_ago_is_taken_at_once(store: Store) -> None:
    if store.is_postgresql:
        pytest.skip("the server has a clock of its own, which no test moves")
    one, other = Machine(store, THERE), Machine(store, HERE)
    await one.take()
    other.clock.move(3600)
    await other.take()
    assert other.slept == 0
    assert has_it(store) == str(HERE)


async def test_of_many_that_come_at_once_one_has_the_duty(store: Store) -> None:
    now = HandClock().now

    def come(number: int) -> str:
        holder = str(replace(THERE, pid=number))
        return store.write(take, "gateway:1", holder=holder, now=now, lasts=LASTS).holder

    workers = [StoreWorker() for _ in range(8)]
    told = await asyncio.gather(*(one.run(partial(come, at)) for at, one in enumerate(workers)))
    assert set(told) == {has_it(store)}


async def test_sessions_are_begun_apart_over_restarts(store: Store) -> None:
    waits: list[float] = []
    clock = HandClock()

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    for _ in range(20):  # as many restarts as there may be in five minutes
        await wait_to_identify(store, StoreWorker(), "identify:1", clock=clock.wall, sleep=sleep)
    gap = IDENTIFY_GAP.total_seconds()
    assert len(waits) >= 10
    assert all(0 < later <= earlier + gap for earlier, later in pairwise(waits))
    assert waits[0] == pytest.approx(gap, abs=0.5)
    assert waits[1] == pytest.approx(2 * gap, abs=0.5)


async def test_a_clock_that_went_back_holds_no_session_up(store: Store) -> None:
    if store.is_postgresql:
        pytest.skip("the server has a clock of its own, which no test moves")
    clock, waits = HandClock(), []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    await wait_to_identify(store, StoreWorker(), "identify:1", clock=clock.wall, sleep=sleep)
    clock.jump(timedelta(hours=-1))
    await wait_to_identify(store, StoreWorker(), "identify:1", clock=clock.wall, sleep=sleep)
    assert waits == []


def test_a_lease_has_room_for_the_longest_holder() -> None:
    long = Holder(host="h" * 60, space="pid:[4026531836]", pid=4194304, mark="0" * 8)
    assert len(str(long)) <= LeaseRow.holder.type.length
