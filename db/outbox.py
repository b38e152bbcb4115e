"""The outbox after a lease: how each delivery ended, what the operator counts, and the ledger. Never commits.

What a worker learned of its delivery counts only while it holds the lease, except that something was posted:
that is so whoever holds it now, and the id of a message is never lost.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from answers.terms import ChannelKind, DeliveryState, SubscriptionState, Task
from db.due import RETRY, Leased
from db.models import DeliveryRow, SubscriptionRow, UpdateRow
from db.subscriptions import close_channel, refuse_channel, reopen_channel

REASON = 300  # characters; what the column holds


def posted(
    session: Session,
    leased: Leased,
    *,
    now: datetime,
    message_id: int | None,
    shown: str,
    reason: str | None = None,
) -> None:
    """The message stands (`message_id` None: it stood, and was deleted). `shown` is empty if not known."""
    row = _row(session, leased)
    if row is None:
        return
    if row.state is DeliveryState.DONE:
        if row.message_id not in {message_id, None}:  # somebody else posted it too, against all guards
            row.maybe_doubled, row.reason = True, f"message {message_id} was posted as well"
        return
    if row.state is not DeliveryState.PENDING:
        _have_mended(session, row, leased, now)
    row.state, row.settled_at, row.reason = DeliveryState.DONE, now, _cut(reason)
    row.message_id, row.shown = message_id, shown
    _free(row)
    session.flush()
    _opened(session, leased)
    if message_id is not None:
        _ask_to_publish(session, leased, row.token, version=row.version, now=now)


def _have_mended(session: Session, row: DeliveryRow, leased: Leased, now: datetime) -> None:
    """It was let go while it was on its way, so that corrections did not count on it: what stands there is mended."""
    version = session.scalars(select(UpdateRow.version).where(UpdateRow.id == row.update_id)).one()
    if version <= leased.update.version:
        return
    session.add(
        DeliveryRow(
            update_id=row.update_id,
            subscription_id=row.subscription_id,
            task=Task.EDIT,
            version=version,
            token=row.token,
            indexes=row.indexes,
            state=DeliveryState.PENDING,
            touched_at=now,
        )
    )


def edited(
    session: Session,
    leased: Leased,
    *,
    now: datetime,
    shown: str,
    message_id: int | None = None,
    reason: str | None = None,
    through: int | None = None,
) -> None:
    """The message says it now; with `message_id`, a new one does in its place.

    So all edits are done that ask for no more than what `leased.update` knew. Those of versions after `through`
    are not: what stands there is of an attempt that did not know them. They go on from the message that it is.
    """
    if leased.post is not None and (post := _locked(session, leased.post.id)) is not None:
        post.shown = shown
        post.message_id = message_id or post.message_id
        if message_id is not None:
            _ask_to_publish(session, leased, post.token, version=leased.version, now=now)
    for row in _edits(session, leased):
        if through is not None and row.version > through:
            if _holds(row, leased):
                row.due_at, row.touched_at = None, now
                _free(row)
            continue
        row.state, row.settled_at = DeliveryState.DONE, now
        row.reason = _cut(reason) if row.id == leased.id else f"done with version {leased.update.version}"
        row.message_id = message_id or row.message_id
        _free(row)
    session.flush()
    _opened(session, leased)


def published(session: Session, leased: Leased, *, now: datetime) -> None:
    row = _row(session, leased)
    if row is not None and row.state is DeliveryState.PENDING:
        row.state, row.settled_at, row.reason = DeliveryState.DONE, now, None
        _free(row)


def dead(session: Session, leased: Leased, *, now: datetime, reason: str) -> None:
    """Discord will never take it."""
    _end(session, leased, DeliveryState.DEAD, now=now, reason=reason)


def closed(session: Session, leased: Leased, *, now: datetime, reason: str) -> None:
    """Nobody wants it any more, or it can no longer be done."""
    _end(session, leased, DeliveryState.CLOSED, now=now, reason=reason)


def later(
    session: Session,
    leased: Leased,
    *,
    now: datetime,
    due_at: datetime | None,
    reason: str,
    unsent: bool = False,
) -> None:
    """Try again at `due_at`. `unsent`: this attempt certainly put nothing into the channel."""
    row = _row(session, leased)
    if row is None or not _holds(row, leased):
        return
    row.due_at, row.touched_at, row.reason = due_at, now, _cut(reason)
    if unsent and leased.fresh:
        row.first_attempt_at = None
    _free(row)


def release(session: Session, leased: Leased) -> None:
    """Give the lease back as if it had never been: nothing was sent."""
    row = _row(session, leased)
    if row is None or not _holds(row, leased):
        return
    row.attempts -= 1
    if leased.fresh:
        row.first_attempt_at = None
    _free(row)


def refused(session: Session, leased: Leased, *, now: datetime, reason: str) -> None:
    """The channel is closed to the bot: what waits for it waits on, and one thing is tried in RETRY."""
    refuse_channel(
        session,
        leased.subscription.channel_id,
        at=now,
        retry_at=now + RETRY,
        reason=reason,
        key="notice-channel-closed",
    )
    later(session, leased, now=now, due_at=None, reason=reason, unsent=True)


def gone(session: Session, leased: Leased, *, now: datetime, reason: str) -> None:
    """The channel is not there any more: nothing is sent to it again."""
    # Subscriptions before deliveries, as whoever closes a channel locks them: else each could wait for the other.
    close_channel(session, leased.subscription.channel_id, at=now, reason=reason, key="notice-channel-gone")
    closed(session, leased, now=now, reason=reason)


def mark_doubled(session: Session, leased: Leased) -> None:
    """It is sent again although it may stand there: to be committed before the request."""
    row = _row(session, leased)
    if row is not None:
        row.maybe_doubled = True


def unsaid(session: Session, leased: Leased) -> tuple[Leased, frozenset[int]]:
    """The first edit that is still pending, and the amending updates told here by their own post.

    It stands for all attempts at the edits that are pending: later ones repeat what it may have sent already.
    """
    others = [row for row in _edits(session, leased) if row.id != leased.id]
    tried = [row.first_attempt_at for row in others if row.first_attempt_at is not None]
    tried += [] if leased.fresh else [leased.first_attempt_at]
    version, id_ = min([(leased.version, leased.id), *((row.version, row.id) for row in others)])
    first = replace(
        leased,
        id=id_,
        version=version,
        fresh=not tried,
        first_attempt_at=min(tried, default=leased.first_attempt_at),
        attempts=leased.attempts + sum(row.attempts for row in others),
    )
    told = session.scalars(
        select(DeliveryRow.update_id).where(
            DeliveryRow.subscription_id == leased.subscription.id,
            DeliveryRow.update_id.in_({one.by_update for one in leased.update.amendments}),
            DeliveryRow.task == Task.POST,
            DeliveryRow.state.in_([DeliveryState.PENDING, DeliveryState.DONE]),
        )
    )
    return first, frozenset(told)


def expire(session: Session, now: datetime, after: timedelta = timedelta(days=7)) -> int:
    """Let go of posts that a channel closed to the bot has kept waiting for so long; how many."""
    old = select(UpdateRow.id).where(UpdateRow.at < now - after)
    refused = select(SubscriptionRow.id).where(SubscriptionRow.state == SubscriptionState.REFUSED)
    let_go = session.execute(
        update(DeliveryRow)
        .where(DeliveryRow.state == DeliveryState.PENDING, DeliveryRow.task == Task.POST)
        .where(DeliveryRow.update_id.in_(old), DeliveryRow.subscription_id.in_(refused))
        .values(
            state=DeliveryState.CLOSED,
            settled_at=now,
            leased_until=None,
            reason="waited too long for a channel that is closed to the bot",
        )
        .execution_options(synchronize_session=False)
    )
    return int(getattr(let_go, "rowcount", 0))


def _end(session: Session, leased: Leased, state: DeliveryState, *, now: datetime, reason: str) -> None:
    row = _row(session, leased)
    if row is None or not _holds(row, leased):
        return
    for one in _edits(session, leased) if leased.task is Task.EDIT else [row]:
        one.state, one.settled_at, one.reason = state, now, _cut(reason)
        _free(one)
    session.flush()


def _ask_to_publish(session: Session, leased: Leased, token: str, *, version: int, now: datetime) -> None:
    """Have a message in an announcement channel published, unless that is asked for already."""
    if leased.subscription.channel_kind is not ChannelKind.ANNOUNCEMENT:
        return
    same = select(func.count()).where(
        DeliveryRow.update_id == leased.update.id,
        DeliveryRow.subscription_id == leased.subscription.id,
        DeliveryRow.task == Task.PUBLISH,
        (DeliveryRow.state == DeliveryState.PENDING) | (DeliveryRow.version == version),
    )
    if session.scalar(same):
        return
    session.add(
        DeliveryRow(
            update_id=leased.update.id,
            subscription_id=leased.subscription.id,
            task=Task.PUBLISH,
            version=version,
            token=token,
            state=DeliveryState.PENDING,
            touched_at=now,
        )
    )
    session.flush()


def _opened(session: Session, leased: Leased) -> None:
    """Something went well in a channel that was closed to the bot: it is open again."""
    if leased.subscription.state is SubscriptionState.REFUSED:
        reopen_channel(session, leased.subscription.channel_id)


def _edits(session: Session, leased: Leased) -> Iterable[DeliveryRow]:
    """The edits of the same message that are pending, of versions that were known at the lease."""
    return session.scalars(
        select(DeliveryRow)
        .where(
            DeliveryRow.update_id == leased.update.id,
            DeliveryRow.subscription_id == leased.subscription.id,
            DeliveryRow.task == Task.EDIT,
            DeliveryRow.state == DeliveryState.PENDING,
            DeliveryRow.version <= leased.update.version,
        )
        .with_for_update()
    ).all()


def _row(session: Session, leased: Leased) -> DeliveryRow | None:
    """The delivery as it is now; None where its server's data was removed meanwhile."""
    return _locked(session, leased.id)


def _locked(session: Session, delivery_id: int) -> DeliveryRow | None:
    return session.get(DeliveryRow, delivery_id, populate_existing=True, with_for_update=True)


def _holds(row: DeliveryRow, leased: Leased) -> bool:
    of_lease = row.leased_by == leased.holder and row.attempts == leased.attempts
    return row.state is DeliveryState.PENDING and of_lease and row.leased_until is not None


def _free(row: DeliveryRow) -> None:
    row.leased_until, row.leased_by = None, None


def _cut(reason: str | None) -> str | None:
    return reason[:REASON] if reason else None
