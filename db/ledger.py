"""What people see of the outbox: each thing done or to be done at Discord, and the numbers of its health."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session, aliased

from answers.terms import DeliveryState, SubscriptionState, Task
from answers.updates import Update
from db.models import DeliveryRow, ProgrammeRow, SubscriptionRow, UpdateRow
from db.updates import update_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One delivery. `at` is when its update was decided; `message_id` that of the message which stands now.

    `reason` is for the operator, in English: why it is not done, or how it came to be settled as it is.
    """

    id: int
    update: Update
    task: Task
    version: int
    guild_id: int
    channel_id: int
    state: DeliveryState
    attempts: int
    reason: str | None
    message_id: int | None
    maybe_doubled: bool
    at: datetime
    due_at: datetime | None
    settled_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """`pending` can go out, `waiting` is for channels closed to the bot; `oldest_s` is the age of what is pending.

    `dead` is for the operator to look at, `maybe_doubled` counts alerts that may stand twice.
    """

    pending: int
    waiting: int
    oldest_s: float | None
    dead: int
    maybe_doubled: int


def ledger(
    session: Session,
    *,
    guild_id: int | None = None,
    states: Collection[DeliveryState] = (),
    limit: int,
    after: int | None = None,
) -> tuple[LedgerLine, ...]:
    """The newest deliveries first, of one server or all, in some states or any; `after` is the last id seen."""
    post = aliased(DeliveryRow)
    lines = (
        select(DeliveryRow, UpdateRow, SubscriptionRow, ProgrammeRow.slug, post.message_id)
        .join(UpdateRow, UpdateRow.id == DeliveryRow.update_id)
        .join(SubscriptionRow, SubscriptionRow.id == DeliveryRow.subscription_id)
        .join(ProgrammeRow, ProgrammeRow.id == UpdateRow.programme_id)
        .outerjoin(
            post,
            (post.update_id == DeliveryRow.update_id)
            & (post.subscription_id == DeliveryRow.subscription_id)
            & (post.task == Task.POST),
        )
        .order_by(DeliveryRow.id.desc())
        .limit(limit)
    )
    if guild_id is not None:
        lines = lines.where(SubscriptionRow.guild_id == guild_id)
    if states:
        lines = lines.where(DeliveryRow.state.in_(states))
    if after is not None:
        lines = lines.where(DeliveryRow.id < after)
    return tuple(
        LedgerLine(
            id=row.id,
            update=update_of(update, slug),
            task=row.task,
            version=row.version,
            guild_id=subscription.guild_id,
            channel_id=subscription.channel_id,
            state=row.state,
            attempts=row.attempts,
            reason=row.reason,
            message_id=standing,
            maybe_doubled=row.maybe_doubled,
            at=update.at,
            due_at=row.due_at,
            settled_at=row.settled_at,
        )
        for row, update, subscription, slug, standing in session.execute(lines)
    )


def health(session: Session, now: datetime) -> Health:
    """The outbox in numbers, at the aware moment `now`."""
    # A row knows when it was last put off, a post also when it was decided.
    since = case((DeliveryRow.task == Task.POST, UpdateRow.at), else_=DeliveryRow.touched_at)
    pending: dict[SubscriptionState, tuple[int, datetime | None]] = {
        state: (count, oldest)
        for state, count, oldest in session.execute(
            select(SubscriptionRow.state, func.count(), func.min(since))
            .select_from(DeliveryRow)
            .join(SubscriptionRow, SubscriptionRow.id == DeliveryRow.subscription_id)
            .join(UpdateRow, UpdateRow.id == DeliveryRow.update_id)
            .where(DeliveryRow.state == DeliveryState.PENDING)
            .group_by(SubscriptionRow.state)
        )
    }
    count, oldest = pending.get(SubscriptionState.ACTIVE, (0, None))
    waiting, _since = pending.get(SubscriptionState.REFUSED, (0, None))
    return Health(
        pending=count,
        waiting=waiting,
        oldest_s=max(0.0, (now - oldest).total_seconds()) if oldest else None,
        dead=_count(session, DeliveryRow.state == DeliveryState.DEAD),
        maybe_doubled=_count(session, DeliveryRow.maybe_doubled.is_(True)),
    )


def _count(session: Session, which: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(DeliveryRow).where(which)) or 0
