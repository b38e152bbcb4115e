"""Leasing and settling on both databases: order, one holder at a time, clocks that jump, nothing lost."""

import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import event, insert, update
from sqlalchemy.orm import Session

from answers.terms import ChannelKind, DeliveryState, Event, Language, SubscriptionState, Task
from db import due, outbox, publishing
from db.due import Leased
from db.engine import Store
from db.ledger import health, ledger
from db.migrate import migrate
from db.models import DeliveryRow, SubscriptionRow
from db.servers import forget_server
from db.subscriptions import close_channel, pause, subscriptions_of
from tests.app.made_up_discord import BEGAN, Newsroom
from tests.conftest import HARBOUR_CUP
from tests.stores import Seeds

SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def seeds() -> Seeds:
    return Seeds((HARBOUR_CUP,), BEGAN)


@pytest.fixture
def room(store: Store) -> Newsroom:
    return Newsroom(store)


def lease(
    room: Newsroom, holder: str = "one", *, most: int = 100, after: timedelta = timedelta()
) -> tuple[Leased, ...]:
    return room.store.write(due.lease, holder=holder, now=room.clock.now + after, most=most)


def settle(room: Newsroom, work: Callable[..., None], *leased: Leased, **more: object) -> None:
    for one in leased:
        room.store.write(partial(work, leased=one, **more))


def posted(room: Newsroom, *leased: Leased, message_id: int = 500, at: datetime | None = None) -> None:
    settle(room, outbox.posted, *leased, now=at or room.clock.now, message_id=message_id, shown="so")


def test_posts_go_before_edits_before_publishings_and_each_oldest_first(room: Newsroom) -> None:
    room.follow(10, 11, kind=ChannelKind.ANNOUNCEMENT)
    room.tell("skua")
    posted(room, *lease(room))  # now two publishings wait
    room.correct("skua")  # two edits, two posts
    found = lease(room)
    assert [one.task for one in found] == [Task.POST] * 2 + [Task.EDIT] * 2 + [Task.PUBLISH] * 2
    for task in Task:
        ids = [one.id for one in found if one.task is task]
        assert ids == sorted(ids)


def test_only_the_oldest_post_of_a_subscription_may_go(room: Newsroom) -> None:
    room.follow(10, 11)
    room.tell("skua")
    room.tell("tern")
    first = lease(room)
    assert [(one.subscription.channel_id, one.update.id) for one in first] == [(10, 1), (11, 1)]
    assert lease(room) == ()
    posted(room, first[0])
    assert [(one.subscription.channel_id, one.update.id) for one in lease(room)] == [(10, 2)]


def test_a_post_that_was_put_off_holds_back_the_next_of_its_channel_but_no_other_channel(
    room: Newsroom,
) -> None:
    room.follow(10, 11)
    room.tell("skua")
    room.tell("tern")
    one, other = lease(room)
    settle(room, outbox.later, one, now=room.clock.now, due_at=room.clock.now + HOUR, reason="500")
    posted(room, other)
    assert [found.subscription.channel_id for found in lease(room)] == [11]


def test_an_edit_waits_for_its_post_and_for_another_edit_under_way(room: Newsroom) -> None:
    room.follow(10)
    room.tell("skua")
    (post,) = lease(room)
    room.correct("skua", event=Event.ADVANCED, on="2031-07-21")
    assert lease(room) == ()
    posted(room, post)
    (edit,) = lease(room)
    assert (edit.task, edit.version) == (Task.EDIT, 1)
    room.correct("skua", event=Event.ADVANCED, on="2031-07-22", seen=2)
    assert lease(room) == ()
    settle(room, outbox.release, edit)
    (newest,) = lease(room)
    assert newest.version == 2
    settle(room, outbox.edited, newest, now=room.clock.now, shown="new")
    assert room.states() == [DeliveryState.DONE] * 3
    assert room.rows(Task.POST)[0].shown == "new"


def test_several_workers_at_once_never_have_the_same_delivery(room: Newsroom) -> None:
    room.follow(*range(10, 70))
    room.tell()
    found: list[int] = []
    start = threading.Barrier(4)

    def work(holder: str) -> None:
        start.wait()
        while got := lease(room, holder, most=3):
            found.extend(one.id for one in got)

    threads = [threading.Thread(target=work, args=(f"w{number}",)) for number in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    # Who looks while another holds the lock finds fewer; whoever comes last finds the rest.
    while got := lease(room, "last"):
        found.extend(one.id for one in got)
    assert sorted(found) == sorted(one.id for one in room.rows())


@pytest.mark.parametrize(
    ("jump", "again"),
    [
        (59 * SECOND, False),
        (61 * SECOND, True),
        (-20 * SECOND, False),
        (-HOUR, True),
        (DAY, True),
    ],
)
def test_a_lease_is_over_in_time_or_once_the_clock_went_back(
    room: Newsroom, jump: timedelta, again: bool
) -> None:
    room.follow(10)
    room.tell()
    assert len(lease(room)) == 1
    assert len(lease(room, "two", after=jump)) == (1 if again else 0)


@pytest.mark.parametrize(
    ("jump", "again"), [(299 * SECOND, False), (300 * SECOND, True), (-20 * SECOND, False), (-HOUR, True)]
)
def test_what_was_put_off_is_due_in_time_or_once_the_clock_went_back(
    room: Newsroom, jump: timedelta, again: bool
) -> None:
    room.follow(10)
    room.tell()
    now = room.clock.now
    settle(room, outbox.later, *lease(room), now=now, due_at=now + 300 * SECOND, reason="500")
    assert len(lease(room, after=jump)) == (1 if again else 0)


def test_what_was_decided_before_the_clock_went_back_is_due_at_once(room: Newsroom) -> None:
    room.follow(10)
    room.tell()
    assert len(lease(room, after=-400 * DAY)) == 1


def test_the_first_attempt_is_on_record_before_anything_is_sent_and_stays(room: Newsroom) -> None:
    room.follow(10)
    room.tell()
    began = room.clock.now
    (one,) = lease(room)
    assert (one.fresh, one.first_attempt_at) == (True, began)
    assert room.rows()[0].first_attempt_at == began
    (again,) = lease(room, "two", after=61 * SECOND)
    assert (again.fresh, again.first_attempt_at, again.attempts) == (False, began, 2)


def test_a_lease_given_back_leaves_no_trace(room: Newsroom) -> None:
    room.follow(10)
    room.tell()
    before = room.rows()[0]
    settle(room, outbox.release, *lease(room))
    after = room.rows()[0]
    for name in ("state", "attempts", "first_attempt_at", "leased_until", "leased_by", "due_at"):
        assert getattr(after, name) == getattr(before, name)


@pytest.mark.parametrize("work", [outbox.dead, outbox.closed, outbox.later, outbox.release])
def test_who_lost_the_lease_settles_nothing(room: Newsroom, work: Callable[..., None]) -> None:
    room.follow(10)
    room.tell()
    (old,) = lease(room)
    lease(room, "two", after=61 * SECOND)
    more = {} if work is outbox.release else {"now": room.clock.now, "reason": "late"}
    settle(room, work, old, **more, **({"due_at": None} if work is outbox.later else {}))
    row = room.rows()[0]
    assert (row.state, row.leased_by, row.attempts) == (DeliveryState.PENDING, "two", 2)


def test_that_it_was_posted_counts_even_from_who_lost_the_lease(room: Newsroom) -> None:
    room.follow(10)
    room.tell()
    (old,) = lease(room)
    (new,) = lease(room, "two", after=61 * SECOND)
    posted(room, old, message_id=500)
    settle(room, outbox.dead, new, now=room.clock.now, reason="refused")
    row = room.rows()[0]
    assert (row.state, row.message_id) == (DeliveryState.DONE, 500)


def test_a_second_message_for_one_delivery_is_on_record(room: Newsroom) -> None:
    room.follow(10)
    room.tell()
    (old,) = lease(room)
    (new,) = lease(room, "two", after=61 * SECOND)
    posted(room, old, message_id=500)
    posted(room, new, message_id=501)
    row = room.rows()[0]
    assert (row.message_id, row.maybe_doubled) == (500, True)
    assert "501" in (row.reason or "")


def test_a_message_posted_while_its_server_paused_is_known_all_the_same(room: Newsroom) -> None:
    room.follow(10)
    room.tell()
    (one,) = lease(room)
    room.store.write(pause, 1, one.subscription.id, at=room.clock.now)
    posted(room, one, message_id=500)
    assert (room.rows()[0].state, room.rows()[0].message_id) == (DeliveryState.DONE, 500)


def test_settling_what_was_removed_meanwhile_is_no_error(room: Newsroom) -> None:
    room.follow(10)
    room.tell()
    (one,) = lease(room)
    room.store.write(forget_server, 1)
    posted(room, one)
    settle(room, outbox.later, one, now=room.clock.now, due_at=None, reason="500")
    assert room.rows() == []


def test_nothing_goes_to_a_paused_or_ended_subscription(room: Newsroom) -> None:
    room.follow(10, 11, 12)
    room.tell()
    ids = [one.id for one in room.store.read(subscriptions_of, 1)]
    room.store.write(pause, 1, ids[0], at=room.clock.now)
    room.store.write(close_channel, 11, at=room.clock.now, reason="gone", key="notice-channel-gone")
    assert [one.subscription.channel_id for one in lease(room)] == [12]


def test_of_a_channel_that_was_closed_one_thing_is_tried_when_its_time_has_come(room: Newsroom) -> None:
    room.follow(10, 11)
    room.tell("skua")
    room.tell("tern")
    one, other = lease(room)
    settle(room, outbox.refused, one, other, now=room.clock.now, reason="403")
    assert lease(room, after=23 * HOUR) == ()
    probes = lease(room, after=24 * HOUR)
    assert sorted(found.subscription.channel_id for found in probes) == [10, 11]
    assert lease(room, "two", after=24 * HOUR) == ()
    posted(room, probes[0])
    (more,) = lease(room, after=24 * HOUR)
    assert (more.subscription.channel_id, more.subscription.state) == (10, SubscriptionState.ACTIVE)


def test_a_clock_that_went_back_holds_no_closed_channel_back_for_longer(room: Newsroom) -> None:
    room.follow(10)
    room.tell("skua")
    settle(room, outbox.refused, *lease(room), now=room.clock.now, reason="403")
    assert len(lease(room, after=-HOUR)) == 1


def test_what_waits_for_a_closed_channel_is_let_go_after_a_week(room: Newsroom) -> None:
    room.follow(10, 11)
    room.tell()
    one, _other = lease(room)
    settle(room, outbox.refused, one, now=room.clock.now, reason="403")
    assert room.store.write(outbox.expire, room.clock.now + 6 * DAY) == 0
    assert room.store.write(outbox.expire, room.clock.now + 8 * DAY) == 1
    closed, active = room.rows()
    assert (closed.state, active.state) == (DeliveryState.CLOSED, DeliveryState.PENDING)
    assert "too long" in (closed.reason or "")


def test_the_eleventh_message_of_an_hour_is_published_when_the_first_is_an_hour_old(room: Newsroom) -> None:
    room.follow(10, kind=ChannelKind.ANNOUNCEMENT)
    room.tell()
    posted(room, *lease(room))
    template = room.rows(Task.PUBLISH)[0]

    def more(session: Session) -> None:
        for version in range(1, 12):
            session.add(
                DeliveryRow(
                    update_id=template.update_id,
                    subscription_id=template.subscription_id,
                    task=Task.PUBLISH,
                    version=version,
                    token=template.token,
                    state=DeliveryState.PENDING,
                    touched_at=room.clock.now,
                )
            )

    room.store.write(more)
    found = lease(room)
    assert len(found) == publishing.PUBLISHES
    settle(room, outbox.published, *found, now=room.clock.now)
    assert lease(room, after=HOUR - SECOND) == ()
    assert len(lease(room, after=HOUR)) == 2


def test_the_ledger_is_newest_first_and_of_one_server_where_asked(room: Newsroom) -> None:
    room.follow(10, 30)  # of two servers
    room.tell()
    posted(room, *lease(room), message_id=500)
    room.correct("skua", event=Event.ADVANCED, on="2031-07-21")
    lines = room.store.read(ledger, limit=10)
    assert [one.task for one in lines] == [Task.EDIT] * 2 + [Task.POST] * 2
    assert [one.message_id for one in lines] == [500] * 4
    assert [one.id for one in room.store.read(ledger, limit=10, after=lines[1].id)] == [2, 1]
    assert {one.channel_id for one in room.store.read(ledger, guild_id=2, limit=10)} == {30}
    assert len(room.store.read(ledger, states=[DeliveryState.DONE], limit=10)) == 2
    assert lines[0].update.changes


def test_health_counts_what_an_operator_must_know(room: Newsroom) -> None:
    room.follow(10, 11, 12, 13)
    room.tell()
    now = room.clock.now
    first, second, third, fourth = lease(room)
    settle(room, outbox.dead, first, now=now, reason="400")
    settle(room, outbox.mark_doubled, second)
    posted(room, second)
    settle(room, outbox.refused, third, now=now, reason="403")
    told = room.store.read(health, now + HOUR)
    assert (told.pending, told.waiting, told.dead, told.maybe_doubled) == (1, 1, 1, 1)
    assert told.oldest_s == 3600
    posted(room, fourth)
    assert room.store.read(health, now + HOUR).oldest_s is None


QUICK_MS = 500  # it takes 10 to 70 on a quiet machine; a plan that looks at every pair takes seconds


@pytest.mark.parametrize("state", ["due", "later", "refused", "edits"])
def test_with_ten_thousand_waiting_a_lease_is_quick_and_looks_at_no_row_twice(
    room: Newsroom, state: str
) -> None:
    room.tell()
    now = room.clock.now
    room.store.write(_ten_thousand, now)
    if state == "later":
        room.store.write(_set, due_at=now + HOUR)
    if state == "refused":
        refused = {"state": SubscriptionState.REFUSED, "retry_at": now}
        room.store.write(lambda session: session.execute(update(SubscriptionRow).values(refused)))
    if state == "edits":
        room.store.write(_set, task=Task.EDIT, version=1)
    with _statements(room.store) as statements:
        times = []
        for _ in range(5):
            began = time.perf_counter()
            found = lease(room)
            times.append((time.perf_counter() - began) * 1000)
    assert len(found) == (0 if state == "later" else 100)
    assert statistics.median(times) < QUICK_MS
    assert len(statements) / 5 < 12  # however many are leased


def _set(session: Session, /, **values: object) -> None:
    session.execute(update(DeliveryRow).values(values))


def _ten_thousand(session: Session, now: datetime) -> None:
    follower = {
        "guild_id": 1,
        "channel_kind": ChannelKind.TEXT,
        "programme_id": 1,
        "teams": [],
        "topics": [],
        "language": Language.EN,
        "state": SubscriptionState.ACTIVE,
        "since": now,
    }
    delivery = {
        "update_id": 1,
        "task": Task.POST,
        "version": 0,
        "token": "t",
        "state": DeliveryState.PENDING,
        "touched_at": now,
        "attempts": 0,
        "maybe_doubled": False,
        "shown": "",
    }
    session.execute(insert(SubscriptionRow), [{**follower, "channel_id": one} for one in range(1, 10_001)])
    session.execute(insert(DeliveryRow), [{**delivery, "subscription_id": one} for one in range(1, 10_001)])


@contextmanager
def _statements(store: Store) -> Iterator[list[str]]:
    """The statements that run meanwhile."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(store.engine, "before_cursor_execute", note)


@pytest.fixture
def shared(new_postgresql: str) -> Iterator[Newsroom]:
    opened = Store(new_postgresql)
    migrate(opened)
    yield Newsroom(opened)
    opened.close()


def test_a_decision_does_not_wait_for_a_refusal_that_is_being_written(shared: Newsroom) -> None:
    shared.follow(10)
    shared.tell("skua")
    (one,) = lease(shared)

    def work(session: Session) -> int:
        outbox.refused(session, one, now=shared.clock.now, reason="403")
        session.flush()
        return len(shared.tell("tern").receivers)

    assert shared.store.write(work) == 1


def test_a_channel_that_is_gone_locks_what_follows_there_before_what_waits_for_it(shared: Newsroom) -> None:
    """As whoever closes a channel does; in the other order two of them could wait for each other."""
    shared.follow(10)
    shared.tell("skua")
    (one,) = lease(shared)
    locked: list[str] = []

    @event.listens_for(shared.store.engine, "before_cursor_execute")
    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if "FOR UPDATE" in statement or "FOR NO KEY UPDATE" in statement or statement.startswith("UPDATE"):
            locked.append("subscription" if "FROM subscription" in statement else "other")

    settle(shared, outbox.gone, one, now=shared.clock.now, reason="404")
    assert locked[0] == "subscription"
    assert shared.states() == [DeliveryState.CLOSED]
