"""The courier as it runs: woken from any thread, unmoved by a failing store, and gone in time with nothing lost."""

import asyncio
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Concatenate, ParamSpec, TypeVar

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from answers.errors import StoreUnusable
from answers.terms import DeliveryState
from app.settling import Settling
from app.worker import StoreWorker
from db.engine import Store
from tests.app.made_up_discord import BEGAN, MadeUpDiscord, Newsroom, Request
from tests.conftest import HARBOUR_CUP
from tests.stores import Seeds

P = ParamSpec("P")
T = TypeVar("T")


@pytest.fixture
def seeds() -> Seeds:
    return Seeds((HARBOUR_CUP,), BEGAN)


@pytest.fixture
def room(store: Store) -> Newsroom:
    return Newsroom(store)


class FailingStore(Store):
    """Its next `fails` writes fail."""

    fails = 0

    def write(self, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        if self.fails:
            self.fails -= 1
            raise StoreUnusable("locked")
        return super().write(work, *args, **kwargs)


class SlowDiscord(MadeUpDiscord):
    """Requests wait until they are let go; `first` is set by the first one."""

    def __init__(self, room: Newsroom) -> None:
        super().__init__(room.clock)
        self.first, self.go = asyncio.Event(), asyncio.Event()

    async def post(self, *args: object, **kwargs: object) -> int:
        self.first.set()
        await self.go.wait()
        return await super().post(*args, **kwargs)  # type: ignore[arg-type]


def heard(room: Newsroom, count: int) -> asyncio.Event:
    """Set when so many posts were asked for."""
    event = asyncio.Event()

    def script(_request: Request) -> None:
        if len(room.discord.requests) >= count:
            event.set()

    room.discord.script = script
    return event


async def test_a_decision_is_sent_as_soon_as_the_courier_is_woken(room: Newsroom) -> None:
    room.follow(*range(10, 20))
    """It would look by itself once an hour: what comes within seconds comes of waking it."""
    courier, stop, all_sent = room.courier(tick_s=3600), asyncio.Event(), heard(room, 10)
    running = asyncio.create_task(courier.run(stop))
    await asyncio.to_thread(room.tell)
    waker = threading.Thread(target=courier.wake)
    waker.start()
    await asyncio.wait_for(all_sent.wait(), 10)
    stop.set()
    await asyncio.wait_for(running, 10)
    waker.join()
    assert room.states() == [DeliveryState.DONE] * 10


async def test_waking_one_that_does_not_run_is_no_error(room: Newsroom) -> None:
    room.courier().wake()


async def test_a_store_that_fails_for_a_while_loses_no_message_id(room: Newsroom, address: str) -> None:
    room.follow(10, 11)
    room.tell()
    failing, stop, sent = FailingStore(address), asyncio.Event(), heard(room, 2)
    failing.fails = 2
    courier = room.courier(store=failing)
    running = asyncio.create_task(courier.run(stop))
    await asyncio.wait_for(sent.wait(), 20)
    failing.fails = 1  # of what came of it
    stop.set()
    await asyncio.wait_for(running, 20)
    failing.close()
    assert sorted(one.message_id or 0 for one in room.rows()) == sorted(room.discord.messages)
    assert len(room.discord.standing()) == 2


async def test_stopping_finishes_what_is_under_way(room: Newsroom) -> None:
    room.follow(*range(10, 20))
    room.tell()
    slow, stop = SlowDiscord(room), asyncio.Event()
    running = asyncio.create_task(room.courier(discord=slow).run(stop))
    await asyncio.wait_for(slow.first.wait(), 20)
    stop.set()
    slow.go.set()
    await asyncio.wait_for(running, 10)
    assert room.states() == [DeliveryState.DONE] * 10
    assert len(slow.standing()) == 10


async def test_what_cannot_be_finished_is_given_back_and_the_next_one_may_go_on_at_once(
    room: Newsroom,
) -> None:
    room.follow(*range(10, 20))
    room.tell()
    slow, stop = SlowDiscord(room), asyncio.Event()
    courier = room.courier(discord=slow, finish_s=0.05)
    running = asyncio.create_task(courier.run(stop))
    await asyncio.wait_for(slow.first.wait(), 20)
    stop.set()
    began = time.monotonic()
    await asyncio.wait_for(running, 10)
    assert time.monotonic() - began < 8
    assert {(one.state, one.leased_by) for one in room.rows()} == {(DeliveryState.PENDING, None)}
    assert all(one.first_attempt_at for one in room.rows())  # nobody knows whether it was sent
    assert await room.courier("two").round() == 10
    assert room.states() == [DeliveryState.DONE] * 10


async def test_a_cancelled_courier_gives_back_what_it_has(room: Newsroom) -> None:
    room.follow(10)
    room.tell()
    slow = SlowDiscord(room)
    running = asyncio.create_task(room.courier(discord=slow, finish_s=0.05).run(asyncio.Event()))
    await asyncio.wait_for(slow.first.wait(), 20)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert running.cancelled()
    assert room.rows()[0].leased_by is None


async def test_a_thousand_deliveries_never_have_more_under_way_than_a_lease_allows(room: Newsroom) -> None:
    room.follow(*range(10, 1010))
    room.tell()
    under_way = most = 0

    class Counting(MadeUpDiscord):
        async def post(self, *args: object, **kwargs: object) -> int:
            nonlocal under_way, most
            under_way += 1
            most = max(most, under_way)
            await asyncio.sleep(0)
            under_way -= 1
            return await super().post(*args, **kwargs)  # type: ignore[arg-type]

    counting, stop = Counting(room.clock), asyncio.Event()

    def script(_request: Request) -> None:
        if len(counting.requests) >= 1000:
            stop.set()

    counting.script = script
    await asyncio.wait_for(room.courier(discord=counting).run(stop), 60)
    assert most <= 300
    assert room.states() == [DeliveryState.DONE] * 1000
    assert len(counting.standing()) == 1000


async def test_settlements_are_written_together(store: Store) -> None:
    writes = 0

    class Counting(Store):
        def write(self, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
            nonlocal writes
            writes += 1
            return super().write(work, *args, **kwargs)

    counting = Counting(store.engine.url.render_as_string(hide_password=False))
    settling = Settling(counting, StoreWorker())
    done: list[int] = []

    def note(_session: Session, one: int) -> None:
        done.append(one)

    await asyncio.gather(*(settling.commit(partial(note, one=one)) for one in range(50)))
    assert (done, writes) == (list(range(50)), 1)
    counting.close()


async def test_a_settlement_that_cannot_be_written_holds_up_no_other(store: Store) -> None:
    settling = Settling(store, StoreWorker(), group_s=0, retry_s=0)
    done: list[int] = []

    def impossible(session: Session) -> None:
        session.execute(text("INSERT INTO pace (name, next_at) VALUES (NULL, 0)"))

    works = [settling.put(lambda _session: done.append(1)), settling.put(impossible)]
    await asyncio.wait_for(asyncio.gather(*works), 20)
    assert done[-1] == 1
    assert await settling.close(1) == 0
