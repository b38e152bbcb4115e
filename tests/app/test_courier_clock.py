"""Fault row 30: whatever the clock of the host does, no alert comes early, and none is held back by a minute."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from answers.terms import DeliveryState
from app.delivering import Guards
from app.sending import TooSoon, Unclear
from db import due
from db.engine import Store
from tests.app.made_up_discord import HandClock, Newsroom, Request

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
JUMPS = {
    "an hour back": (datetime(2031, 8, 1, 9, tzinfo=UTC), -HOUR),
    "a day ahead": (datetime(2031, 8, 1, 9, tzinfo=UTC), DAY),
    "over a leap day": (datetime(2032, 2, 28, 23, 59, 50, tzinfo=UTC), DAY),
    "back over a leap day": (datetime(2032, 3, 1, 0, 0, 10, tzinfo=UTC), -DAY),
    "summer time begins": (datetime(2032, 3, 28, 0, 59, 50, tzinfo=UTC), HOUR),
    "summer time ends": (datetime(2031, 10, 26, 0, 59, 50, tzinfo=UTC), -HOUR),
    "half a minute back": (datetime(2031, 8, 1, 9, tzinfo=UTC), timedelta(seconds=-29)),
}


@pytest.fixture(params=[*JUMPS.values()], ids=[*JUMPS])
def jump(request: pytest.FixtureRequest) -> tuple[datetime, timedelta]:
    moment, by = request.param
    return moment, by


@pytest.fixture(params=["UTC", "Asia/Seoul", "Europe/Berlin"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The time zone of the host."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def the_room(store: Store, moment: datetime) -> Newsroom:
    room = Newsroom(store, HandClock(now=moment))
    room.follow(10)
    room.tell()
    return room


async def seconds_until_posted(room: Newsroom, guards: Guards | None = None, most: int = 200) -> int:
    """How long by the monotonic clock until a courier that looks each second has posted it."""
    courier = room.courier("two", guards=guards)
    for passed in range(most):
        await courier.round()
        if room.states() == [DeliveryState.DONE]:
            return passed
        room.clock.move(1)
    return most


async def failed(room: Newsroom, failure: Exception, guards: Guards | None = None) -> None:
    """A first attempt by a courier that is there no longer."""
    left = [failure]

    def script(_request: Request) -> Exception | None:
        return left.pop() if left else None

    room.discord.script = script
    await room.courier("one", guards=guards).round()


async def test_a_new_alert_goes_at_once(store: Store, jump: tuple[datetime, timedelta]) -> None:
    moment, by = jump
    room = the_room(store, moment)
    room.clock.jump(by)
    assert await seconds_until_posted(room) == 0


async def test_what_failed_is_tried_again_within_a_minute(
    store: Store, jump: tuple[datetime, timedelta]
) -> None:
    moment, by = jump
    room = the_room(store, moment)
    await failed(room, Unclear("500"))
    room.clock.jump(by)
    assert await seconds_until_posted(room) <= 60


async def test_what_a_dead_courier_had_leased_goes_within_a_minute(
    store: Store, jump: tuple[datetime, timedelta]
) -> None:
    moment, by = jump
    room = the_room(store, moment)
    assert store.write(due.lease, holder="dead", now=room.clock.now, most=9)
    room.clock.jump(by)
    held_back = await seconds_until_posted(room) - due.LEASE.total_seconds()
    assert held_back <= 60


@pytest.mark.parametrize("kind", ["failed", "leased"])
async def test_without_looking_for_jumps_an_alert_is_held_back(store: Store, kind: str) -> None:
    """The control: a clock set back by an hour."""
    blind = Guards(jumps=False)
    room = the_room(store, JUMPS["an hour back"][0])
    if kind == "failed":
        await failed(room, Unclear("500"), blind)
    else:
        store.write(due.lease, holder="dead", now=room.clock.now, most=9)
    room.clock.jump(-HOUR)
    assert await seconds_until_posted(room, blind) == 200


async def test_a_limit_is_kept_by_who_was_told_of_it(store: Store, jump: tuple[datetime, timedelta]) -> None:
    moment, by = jump
    room = the_room(store, moment)
    left = [TooSoon("429", after_s=40)]
    room.discord.script = lambda _request: left.pop() if left else None
    courier = room.courier()
    await courier.round()
    room.clock.jump(by)
    for _ in range(110):
        await courier.round()
        room.clock.move(1)
    first, second = (one.at for one in room.discord.requests)
    assert 40 <= second - first <= 100


async def test_the_zone_of_the_host_changes_nothing(store: Store, zone: str) -> None:
    room = the_room(store, datetime(2031, 10, 26, 0, 59, 50, tzinfo=UTC))  # summer time is about to end
    began = room.clock.now
    await failed(room, Unclear("500"))
    assert await seconds_until_posted(room) <= 2
    row = room.rows()[0]
    assert row.first_attempt_at == began
    assert row.settled_at == room.clock.now
    assert {one.utcoffset() for one in (row.first_attempt_at, row.settled_at, row.touched_at)} == {
        timedelta()
    }
    written = "SELECT settled_at FROM delivery"
    with store.engine.connect() as connection:
        stored = connection.exec_driver_sql(written).scalar_one()
    assert str(stored).startswith(f"{room.clock.now:%Y-%m-%d %H:%M:%S}") or store.is_postgresql
