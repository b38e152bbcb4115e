"""What is due in the outbox, and leasing it: for a minute one worker alone may send it. Never commits.

A lease is over, and a delivery due, by the clock; where the clock went back since, both at once rather than
an hour later. Two workers at once get different deliveries, on PostgreSQL by skipping what is locked.
"""

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, case, exists, func, literal, or_, select, true, update
from sqlalchemy.orm import Session, aliased

from answers.subscriptions import Subscription
from answers.terms import DeliveryState, ProgrammeId, SubscriptionState, Task
from answers.updates import Update
from db.models import DeliveryRow, ProgrammeRow, SubscriptionRow, UpdateRow
from db.models.base import UtcDateTime
from db.publishing import HOUR, Found, within_quota
from db.subscriptions import subscription_of
from db.updates import update_of

LEASE = timedelta(seconds=60)  # shorter than Discord's memory of a nonce ("a few minutes")
SLACK = timedelta(seconds=30)  # by so much the clocks of two hosts may differ before one of them "went back"
RETRY = timedelta(hours=24)  # how long a channel closed to the bot is left alone
UNREADABLE = "its update was written by another version of the program, which this one cannot read"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """The post that an edit or a publishing belongs to. `shown` is empty where what it says is not known."""

    id: int
    state: DeliveryState
    message_id: int | None
    shown: str
    settled_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leased:
    """A delivery with all that sending it needs. `fresh`: before this lease nothing can have been sent.

    `attempts` counts this one too and, with `holder`, says whose lease it is. `revision` is that of the facts
    which know everything in `update`.
    """

    id: int
    task: Task
    version: int
    token: str
    holder: str
    attempts: int
    fresh: bool
    first_attempt_at: datetime
    subscription: Subscription
    update: Update
    indexes: tuple[int, ...]
    revision: int
    post: Posted | None


@dataclass(frozen=True, slots=True)
class _Clock:
    """The moment of the lease; what lies more than `slack` too far ahead was set before the clock went back."""

    now: datetime
    slack: timedelta

    def has_come(self) -> ColumnElement[bool]:
        due_at, touched_at = DeliveryRow.due_at, DeliveryRow.touched_at
        return or_(due_at.is_(None), due_at <= self.now, touched_at > self.now + self.slack)

    def is_leased(self, row: type[DeliveryRow]) -> ColumnElement[bool]:
        until = row.leased_until
        return ~or_(until.is_(None), until <= self.now, until > self.now + LEASE + self.slack)


def anything(session: Session) -> bool:
    """Whether anything is pending at all: asked before a lease, which takes the lock of a writer."""
    return bool(session.scalar(select(exists().where(DeliveryRow.state == DeliveryState.PENDING))))


def holders(session: Session) -> tuple[str, ...]:
    """Who holds leases of what is pending, whether or not those are over."""
    rows = select(DeliveryRow.leased_by).where(
        DeliveryRow.state == DeliveryState.PENDING, DeliveryRow.leased_by.is_not(None)
    )
    return tuple(one for one in session.scalars(rows.distinct()) if one)


def free(session: Session, *, gone: Collection[str]) -> int:
    """Let everyone have what holders had leased that are no more; how many deliveries that were."""
    freed = session.execute(
        update(DeliveryRow)
        .where(DeliveryRow.state == DeliveryState.PENDING, DeliveryRow.leased_by.in_(gone))
        # The attempt does not count: nothing failed that a longer wait would mend.
        .values(leased_until=None, leased_by=None, attempts=DeliveryRow.attempts - 1)
        .returning(DeliveryRow.id)
        .execution_options(synchronize_session=False)
    )
    return len(freed.all())


def lease(
    session: Session,
    *,
    holder: str,
    now: datetime,
    most: int,
    but: Collection[int] = (),
    slack: timedelta = SLACK,
) -> tuple[Leased, ...]:
    """Lease at most `most` due deliveries to `holder`, posts first, then edits, each oldest first.

    Left out are the ids `but`. Of a channel that was closed to the bot one is tried, once in RETRY. The clock
    went back where something lies more than `slack` further ahead than it can.
    """
    clock = _Clock(now, slack)
    found: list[Found] = []
    for task, rule in ((Task.POST, _post_may), (Task.EDIT, _edit_may), (Task.PUBLISH, _publish_may)):
        if room := most - len(found):
            of_open = SubscriptionRow.state == SubscriptionState.ACTIVE
            rule_and_more = [of_open, DeliveryRow.task == task, rule(clock)]
            found += _due(session, rule_and_more, clock, but, room)
        if task is Task.POST and (room := most - len(found)):
            probes = _probing(session, clock, room)
            found += _due(session, [DeliveryRow.id.in_(probes)], clock, but, room) if probes else []
    rows = within_quota(session, found, now=now, slack=slack, leased=clock.is_leased(DeliveryRow))
    values = _values(session, rows, holder, now)
    if values:
        _mark(session, [one.id for one in values], holder, now)
    return values


def _mark(session: Session, ids: Sequence[int], holder: str, now: datetime) -> None:
    session.execute(
        update(DeliveryRow)
        .where(DeliveryRow.id.in_(ids))
        .values(
            leased_until=now + LEASE,
            leased_by=holder,
            attempts=DeliveryRow.attempts + 1,
            # Before the first request, in the transaction that comes before it: a crash leaves it known.
            first_attempt_at=func.coalesce(DeliveryRow.first_attempt_at, literal(now, UtcDateTime())),
        )
        .execution_options(synchronize_session=False)
    )


def _due(
    session: Session, rule: Sequence[ColumnElement[bool]], clock: _Clock, but: Collection[int], most: int
) -> list[Found]:
    rows = session.execute(
        select(DeliveryRow, SubscriptionRow, ProgrammeRow.slug, ProgrammeRow.fact_revision)
        .join(SubscriptionRow, SubscriptionRow.id == DeliveryRow.subscription_id)
        .join(ProgrammeRow, ProgrammeRow.id == SubscriptionRow.programme_id)
        .where(DeliveryRow.state == DeliveryState.PENDING, *rule)
        .where(clock.has_come(), ~clock.is_leased(DeliveryRow), DeliveryRow.id.not_in(but))
        .order_by(DeliveryRow.id)
        .limit(most)
        .with_for_update(of=DeliveryRow, skip_locked=True)
    )
    return [(row, subscription, slug, revision) for row, subscription, slug, revision in rows]


# The rules below are numbers compared with a counted sub-query, never EXISTS: PostgreSQL would turn that into
# a join over everything that is pending, where looking at each row in turn stops after the first few.


def _post_may(_clock: _Clock) -> ColumnElement[bool]:
    """A post is the oldest that waits in its subscription: the order of the messages in a channel.

    What cannot be read holds up nothing that can.
    """
    other = aliased(DeliveryRow)
    oldest = (
        select(func.min(other.id))
        .where(other.subscription_id == DeliveryRow.subscription_id)
        .where(other.state == DeliveryState.PENDING, other.task == Task.POST)
        .where(func.coalesce(other.reason, "") != UNREADABLE)
        .scalar_subquery()
    )
    return or_(DeliveryRow.id == oldest, DeliveryRow.reason == UNREADABLE)


def _edit_may(clock: _Clock) -> ColumnElement[bool]:
    """An edit is the newest of its message, which is posted, and no other edit of it is under way."""
    other = aliased(DeliveryRow)
    before_it = or_(
        other.task == Task.POST,
        (other.task == Task.EDIT) & ((other.version > DeliveryRow.version) | clock.is_leased(other)),
    )
    return (
        select(func.count())
        .where(other.update_id == DeliveryRow.update_id)
        .where(other.subscription_id == DeliveryRow.subscription_id)
        .where(other.state == DeliveryState.PENDING, before_it)
        .scalar_subquery()
    ) == 0


def _publish_may(_clock: _Clock) -> ColumnElement[bool]:
    """Publishing waits for nothing: it is asked for when the message stands."""
    return true()


def _probing(session: Session, clock: _Clock, most: int) -> list[int]:
    """Of each channel that was closed to the bot and may be open again, the first thing that waits for it."""
    retry, bit = SubscriptionRow.retry_at, 2**40
    # A post before an edit, then the oldest; nothing while another thing is tried there.
    order = DeliveryRow.id + case((DeliveryRow.task == Task.POST, 0), else_=bit)
    first = func.min(order)
    found = session.scalars(
        select(first)
        .join(SubscriptionRow, SubscriptionRow.id == DeliveryRow.subscription_id)
        .where(SubscriptionRow.state == SubscriptionState.REFUSED)
        .where(or_(retry <= clock.now, retry > clock.now + RETRY + clock.slack))
        .where(DeliveryRow.state == DeliveryState.PENDING, DeliveryRow.task.in_([Task.POST, Task.EDIT]))
        .group_by(SubscriptionRow.channel_id)
        .having(func.sum(case((clock.is_leased(DeliveryRow), 1), else_=0)) == 0)
        .order_by(first)
        .limit(most)
    )
    return [one % bit for one in found]


def _values(session: Session, rows: Sequence[Found], holder: str, now: datetime) -> tuple[Leased, ...]:
    if not rows:
        return ()
    updates = _updates(session, {row.update_id: slug for row, _subscription, slug, _revision in rows})
    posts = _posts(session, [row for row, *_ in rows if row.task is not Task.POST])
    values: list[Leased] = []
    for row, subscription, slug, revision in rows:
        known = updates.get(row.update_id)
        if known is None:
            row.due_at, row.touched_at, row.reason = now + HOUR, now, UNREADABLE
            continue
        values.append(
            Leased(
                id=row.id,
                task=row.task,
                version=row.version,
                token=row.token,
                holder=holder,
                attempts=row.attempts + 1,
                fresh=row.first_attempt_at is None,
                first_attempt_at=row.first_attempt_at or now,
                subscription=subscription_of(subscription, ProgrammeId(slug)),
                update=known,
                indexes=tuple(row.indexes),
                revision=revision,
                post=posts.get((row.update_id, row.subscription_id)),
            )
        )
    session.flush()
    return tuple(values)


def _updates(session: Session, slug_of: Mapping[int, str]) -> dict[int, Update]:
    """Updates by their ids, without those that this program cannot read: a newer one may have written them."""
    found: dict[int, Update] = {}
    for row in session.scalars(select(UpdateRow).where(UpdateRow.id.in_(slug_of))):
        try:
            found[row.id] = update_of(row, slug_of[row.id])
        except Exception as error:  # whatever its JSON holds: the others must not wait for it
            _tell_unreadable(session, row.id, error)
    return found


def _tell_unreadable(session: Session, update_id: int, error: Exception) -> None:
    """Have the operator know of an update that cannot be read, once however many deliveries it has."""
    told = select(exists().where(DeliveryRow.update_id == update_id, DeliveryRow.reason == UNREADABLE))
    if not session.scalar(told):
        log.error("update.unreadable", extra={"update": update_id, "reason": repr(error)})


def _posts(session: Session, rows: Sequence[DeliveryRow]) -> dict[tuple[int, int], Posted]:
    if not rows:
        return {}
    found = session.scalars(
        select(DeliveryRow).where(
            DeliveryRow.update_id.in_({one.update_id for one in rows}),
            DeliveryRow.subscription_id.in_({one.subscription_id for one in rows}),
            DeliveryRow.task == Task.POST,
        )
    )
    return {
        (one.update_id, one.subscription_id): Posted(
            id=one.id,
            state=one.state,
            message_id=one.message_id,
            shown=one.shown,
            settled_at=one.settled_at,
        )
        for one in found
    }
