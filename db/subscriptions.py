"""Who follows a programme: add, change, pause, resume, close, list. Functions never commit."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from answers.errors import NoSuchSubscription, TooManyAlerts
from answers.subscriptions import WAITING, Subscription
from answers.terms import (
    ChannelKind,
    DeliveryState,
    Language,
    ProgrammeId,
    SubscriptionState,
    Task,
    TeamId,
    Topic,
)
from db.claims import ids_of
from db.models import DeliveryRow, NoticeRow, ProgrammeRow, SubscriptionRow
from db.notices import withdraw

CLOSED = "notice-channel-closed"  # the sentence for a channel that the bot may not post in
MOST = 25  # subscriptions of one server; more than anybody reads, and a bound on what one server costs


class Unchanged(Enum):
    """What is not asked to change, where None says something."""

    TOKEN = 0


UNCHANGED = Unchanged.TOKEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """What is asked for with a subscription."""

    guild_id: int
    channel_id: int
    channel_kind: ChannelKind
    language: Language
    teams: frozenset[TeamId] = frozenset()
    topics: frozenset[Topic] = frozenset()
    role_id: int | None = None


def follow(session: Session, slug: str, wanted: Following, *, at: datetime) -> Subscription:
    """Let a channel follow a programme from `at` on; one that did already follows it as `wanted` now.

    Raises TooManyAlerts where the server has as many as it may have.
    """
    programme = ids_of(session, slug).programme
    row = _in_channel(session, wanted.channel_id, programme)
    if row is None or row.state is SubscriptionState.CLOSED:
        _need_room(session, wanted.guild_id)
    if row is None:
        row = _begun(session, wanted, programme, at)
    elif row.state is SubscriptionState.CLOSED:
        row.since = at
        # What a decision wrote beside the end of it would else be told now.
        _let_go(session, [row.id], at=at, reason="decided before it was followed again")
    row.guild_id, row.channel_kind, row.language = wanted.guild_id, wanted.channel_kind, wanted.language
    row.teams, row.topics, row.role_id = sorted(wanted.teams), sorted(wanted.topics), wanted.role_id
    row.state, row.reason, row.retry_at = SubscriptionState.ACTIVE, None, None
    session.flush()
    return subscription_of(row, slug)


def following(session: Session, slug: str, channel_id: int) -> Subscription | None:
    """How a channel follows a programme now; None where it does not, or no longer."""
    row = _in_channel(session, channel_id, ids_of(session, slug).programme)
    return subscription_of(row, slug) if row and row.state is not SubscriptionState.CLOSED else None


def edit(
    session: Session,
    guild_id: int,
    subscription_id: int,
    *,
    teams: frozenset[TeamId] | None = None,
    topics: frozenset[Topic] | None = None,
    role_id: int | Unchanged | None = UNCHANGED,
    language: Language | None = None,
) -> Subscription:
    """Change what is given of a subscription, whatever its state; raises NoSuchSubscription."""
    row = _of_guild(session, guild_id, subscription_id)
    row.teams = row.teams if teams is None else sorted(teams)
    row.topics = row.topics if topics is None else sorted(topics)
    row.language = language or row.language
    if role_id is not UNCHANGED:
        row.role_id = role_id
    session.flush()
    return subscription_of(row, _slug(session, row))


def subscriptions_of(session: Session, guild_id: int, *, closed: bool = False) -> tuple[Subscription, ...]:
    """What a server's channels follow, oldest first; those that ended only where asked for."""
    rows = select(SubscriptionRow, ProgrammeRow.slug).join(ProgrammeRow).order_by(SubscriptionRow.id)
    rows = rows.where(SubscriptionRow.guild_id == guild_id)
    if not closed:
        rows = rows.where(SubscriptionRow.state != SubscriptionState.CLOSED)
    return tuple(subscription_of(row, slug) for row, slug in session.execute(rows))


def followers(session: Session, slug: str) -> tuple[Subscription, ...]:
    """Everyone who follows a programme, whether active or not, oldest first; not those that ended."""
    rows = select(SubscriptionRow).join(ProgrammeRow).where(ProgrammeRow.slug == slug)
    rows = rows.where(SubscriptionRow.state != SubscriptionState.CLOSED).order_by(SubscriptionRow.id)
    return tuple(subscription_of(row, slug) for row in session.scalars(rows))


def pause(session: Session, guild_id: int, subscription_id: int, *, at: datetime) -> Subscription:
    """Tell it nothing until it resumes; what waits for it already is let go. Raises NoSuchSubscription.

    A correction of what was posted is kept: a wrong message is mended once it resumes.
    """
    row = _of_guild(session, guild_id, subscription_id)
    row.state, row.reason, row.retry_at = SubscriptionState.PAUSED, None, None
    _let_go(session, [row.id], at=at, reason="paused by the server", tasks=(Task.POST, Task.PUBLISH))
    return subscription_of(row, _slug(session, row))


def resume(session: Session, guild_id: int, subscription_id: int, *, at: datetime) -> Subscription:
    """Tell it of updates again, from now on; raises NoSuchSubscription."""
    row = _of_guild(session, guild_id, subscription_id)
    if row.state is SubscriptionState.PAUSED:
        _let_go(session, [row.id], at=at, reason="paused by the server", tasks=(Task.POST, Task.PUBLISH))
    row.state, row.reason, row.retry_at = SubscriptionState.ACTIVE, None, None
    session.flush()
    return subscription_of(row, _slug(session, row))


def stop(session: Session, guild_id: int, subscription_id: int, *, at: datetime) -> Subscription:
    """End a subscription of that server; raises NoSuchSubscription."""
    row = _of_guild(session, guild_id, subscription_id)
    close(session, [row.id], at=at, reason="stopped by the server")
    return subscription_of(row, _slug(session, row))


def close(session: Session, ids: Iterable[int], *, at: datetime, reason: str) -> None:
    """End subscriptions, and let go of everything that still waits for them."""
    chosen = list(ids)
    session.execute(
        update(SubscriptionRow)
        .where(SubscriptionRow.id.in_(chosen))
        .values(state=SubscriptionState.CLOSED, reason=reason[:300], retry_at=None)
        .execution_options(synchronize_session="fetch")
    )
    _let_go(session, chosen, at=at, reason=reason)


def close_channel(session: Session, channel_id: int, *, at: datetime, reason: str, key: str) -> None:
    """The channel is gone: end what followed there, and have its server told once, by the sentence `key`."""
    rows = _open_in(session, channel_id)
    if rows:
        session.add(NoticeRow(guild_id=rows[0].guild_id, channel_id=channel_id, key=key, at=at))
        close(session, [row.id for row in rows], at=at, reason=reason)


def refuse_channel(
    session: Session, channel_id: int, *, at: datetime, retry_at: datetime, reason: str, key: str
) -> None:
    """The channel is closed to the bot: try again at `retry_at`, and have its server told once."""
    rows = _open_in(session, channel_id)
    if any(row.state is SubscriptionState.ACTIVE for row in rows):
        session.add(NoticeRow(guild_id=rows[0].guild_id, channel_id=channel_id, key=key, at=at))
    for row in rows:
        if row.state in WAITING:
            row.state, row.reason, row.retry_at = SubscriptionState.REFUSED, reason[:300], retry_at
    session.flush()


def reopen_channel(session: Session, channel_id: int) -> int:
    """The bot may write there again: what waited goes out. How many subscriptions that were.

    That the channel is closed is not told any more, where it was not told yet.
    """
    rows = [row for row in _open_in(session, channel_id) if row.state is SubscriptionState.REFUSED]
    for row in rows:
        row.state, row.reason, row.retry_at = SubscriptionState.ACTIVE, None, None
    session.flush()
    if rows:
        withdraw(session, channel_id, CLOSED)
    return len(rows)


def in_guilds(session: Session, guild_ids: Collection[int]) -> tuple[Subscription, ...]:
    """What the channels of these servers follow, oldest first; not those that ended."""
    rows = select(SubscriptionRow, ProgrammeRow.slug).join(ProgrammeRow).order_by(SubscriptionRow.id)
    rows = rows.where(SubscriptionRow.state != SubscriptionState.CLOSED)
    return tuple(
        subscription_of(row, slug)
        for some in _in_parts(sorted(guild_ids))
        for row, slug in session.execute(rows.where(SubscriptionRow.guild_id.in_(some)))
    )


def note_kind(session: Session, channel_id: int, kind: ChannelKind) -> None:
    """A channel became an announcement channel, or is none any more."""
    session.execute(
        update(SubscriptionRow).where(SubscriptionRow.channel_id == channel_id).values(channel_kind=kind)
    )


def drop_role(session: Session, guild_id: int, role_id: int) -> None:
    """A role is gone: nobody can be pinged by it."""
    session.execute(
        update(SubscriptionRow)
        .where(SubscriptionRow.guild_id == guild_id, SubscriptionRow.role_id == role_id)
        .values(role_id=None)
    )


def _in_channel(session: Session, channel_id: int, programme: int) -> SubscriptionRow | None:
    return session.scalar(
        select(SubscriptionRow).where(
            SubscriptionRow.channel_id == channel_id, SubscriptionRow.programme_id == programme
        )
    )


def _begun(session: Session, wanted: Following, programme: int, at: datetime) -> SubscriptionRow:
    """A new row; the one that somebody else made in the same moment, where that was first."""
    row = SubscriptionRow(
        guild_id=wanted.guild_id,
        channel_id=wanted.channel_id,
        channel_kind=wanted.channel_kind,
        programme_id=programme,
        teams=[],
        topics=[],
        language=wanted.language,
        state=SubscriptionState.ACTIVE,
        since=at,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        found = _in_channel(session, wanted.channel_id, programme)
        if found is None:
            raise
        return found
    return row


def _need_room(session: Session, guild_id: int) -> None:
    held = session.scalar(
        select(func.count())
        .select_from(SubscriptionRow)
        .where(SubscriptionRow.guild_id == guild_id, SubscriptionRow.state != SubscriptionState.CLOSED)
    )
    if (held or 0) >= MOST:
        raise TooManyAlerts(f"server {guild_id} has {MOST} subscriptions", most=MOST)


def _open_in(session: Session, channel_id: int) -> list[SubscriptionRow]:
    """What follows there, held for this transaction: an event and an answer may say the same at once."""
    rows = select(SubscriptionRow).where(SubscriptionRow.channel_id == channel_id)
    rows = rows.where(SubscriptionRow.state != SubscriptionState.CLOSED).order_by(SubscriptionRow.id)
    # No key changes, so a decision may meanwhile write deliveries that refer to these rows.
    return list(session.scalars(rows.with_for_update(key_share=True)))


def _in_parts(ids: list[int]) -> Iterable[list[int]]:
    """Few enough for one statement: a database takes only so many values in it."""
    return (ids[at : at + 500] for at in range(0, len(ids), 500))


def _let_go(
    session: Session, ids: list[int], *, at: datetime, reason: str, tasks: Iterable[Task] = tuple(Task)
) -> None:
    session.execute(
        update(DeliveryRow)
        .where(DeliveryRow.subscription_id.in_(ids), DeliveryRow.state == DeliveryState.PENDING)
        .where(DeliveryRow.task.in_(list(tasks)))
        .values(state=DeliveryState.CLOSED, settled_at=at, reason=reason[:300], leased_until=None)
        .execution_options(synchronize_session="fetch")
    )


def _of_guild(session: Session, guild_id: int, subscription_id: int) -> SubscriptionRow:
    """A subscription of that server that has not ended: another server's is as good as none."""
    row = session.get(SubscriptionRow, subscription_id)
    if row is None or row.guild_id != guild_id or row.state is SubscriptionState.CLOSED:
        raise NoSuchSubscription(f"the server has no subscription {subscription_id}")
    return row


def _slug(session: Session, row: SubscriptionRow) -> str:
    return session.scalars(select(ProgrammeRow.slug).where(ProgrammeRow.id == row.programme_id)).one()


def subscription_of(row: SubscriptionRow, slug: str) -> Subscription:
    """The value of a row."""
    return Subscription(
        id=row.id,
        guild_id=row.guild_id,
        channel_id=row.channel_id,
        channel_kind=row.channel_kind,
        programme=ProgrammeId(slug),
        language=row.language,
        state=row.state,
        since=row.since,
        teams=frozenset(map(TeamId, row.teams)),
        topics=frozenset(map(Topic, row.topics)),
        role_id=row.role_id,
        reason=row.reason,
        retry_at=row.retry_at,
    )
