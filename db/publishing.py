"""How often messages of one announcement channel are published: no more than Discord takes. Never commits."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from answers.terms import DeliveryState, Task
from db.models import DeliveryRow, SubscriptionRow

HOUR = timedelta(hours=1)
PUBLISHES = 10  # in an hour and channel; what authors of bots report of Discord's limit

Found = tuple[DeliveryRow, SubscriptionRow, str, int]  # with the programme's slug and its `fact_revision`


def within_quota(
    session: Session, found: list[Found], *, now: datetime, slack: timedelta, leased: ColumnElement[bool]
) -> list[Found]:
    """What was found due, without the publishings that Discord would not take yet: those are due when their channel's hour is over."""
    channels = {one.channel_id for row, one, *_ in found if row.task is Task.PUBLISH}
    if not channels:
        return found
    used = _published(session, channels, now, slack, leased)
    kept: list[Found] = []
    for row, subscription, slug, revision in found:
        if row.task is Task.PUBLISH:
            times = used.setdefault(subscription.channel_id, [])
            if len(times) >= PUBLISHES:
                row.due_at, row.touched_at = sorted(times)[-PUBLISHES] + HOUR, now
                row.reason = f"{PUBLISHES} messages of the channel were published within an hour"
                continue
            times.append(now)
        kept.append((row, subscription, slug, revision))
    session.flush()
    return kept


def _published(
    session: Session, channels: set[int], now: datetime, slack: timedelta, leased: ColumnElement[bool]
) -> dict[int, list[datetime]]:
    """When messages of these channels were published within the hour, or are about to be."""
    rows = session.execute(
        select(SubscriptionRow.channel_id, DeliveryRow.settled_at)
        .join(SubscriptionRow, SubscriptionRow.id == DeliveryRow.subscription_id)
        .where(SubscriptionRow.channel_id.in_(channels), DeliveryRow.task == Task.PUBLISH)
        .where(
            or_(
                (DeliveryRow.state == DeliveryState.DONE)
                & (DeliveryRow.settled_at > now - HOUR)
                & (DeliveryRow.settled_at <= now + slack),  # later: the clock went back
                (DeliveryRow.state == DeliveryState.PENDING) & leased,
            )
        )
    )
    used: dict[int, list[datetime]] = {}
    for channel, at in rows:
        used.setdefault(channel, []).append(at or now)
    return used
