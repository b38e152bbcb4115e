"""What servers have set for themselves: read whole at the start, written one at a time; and their end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from answers.terms import Language, SubscriptionState
from db.models import (
    BoardRow,
    DeliveryRow,
    NoticeRow,
    ReviewCardRow,
    ReviewRow,
    ServerChannelRow,
    ServerRow,
    SubscriptionRow,
)
from db.subscriptions import close

KEPT = timedelta(days=29)  # after the bot has left a server: with the next look at it, within 30
LEFT = "the bot is no longer in the server"
_KEPT = (SubscriptionRow, BoardRow, NoticeRow, ReviewRow, ReviewCardRow)  # each with the server's id


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """`language` None follows each reader; `programme` None is the usual one; no channels means all."""

    language: Language | None = None
    programme: str | None = None
    channels: frozenset[int] = frozenset()


def all_settings(session: Session) -> dict[int, ServerSettings]:
    """The settings of every server that has some, by its id."""
    channels: dict[int, set[int]] = {}
    for server, channel in session.execute(select(ServerChannelRow.server_id, ServerChannelRow.channel_id)):
        channels.setdefault(server, set()).add(channel)
    return {
        row.guild_id: ServerSettings(
            language=row.language, programme=row.programme, channels=frozenset(channels.get(row.id, ()))
        )
        for row in session.scalars(select(ServerRow))
    }


def keep_settings(session: Session, guild_id: int, settings: ServerSettings) -> None:
    """Write the settings of one server over what it had."""
    row = _row(session, guild_id)
    if row is None:
        row = ServerRow(guild_id=guild_id)
        session.add(row)
    row.language, row.programme, row.left_at = settings.language, settings.programme, None
    session.flush()
    session.execute(delete(ServerChannelRow).where(ServerChannelRow.server_id == row.id))
    session.add_all(ServerChannelRow(server_id=row.id, channel_id=one) for one in sorted(settings.channels))
    session.flush()


def note_members(session: Session, present: frozenset[int], now: datetime) -> tuple[int, ...]:
    """Note in which servers the bot is, and forget those it left long ago (KEPT); returns whom it forgot.

    `now` is aware. Where it is no longer, nothing is sent any more. A server that took the bot back before
    that keeps its settings.
    """
    absent = _known(session) - present
    leave_servers(session, absent, at=now)
    known = {row.guild_id: row for row in session.scalars(select(ServerRow))}
    session.add_all(ServerRow(guild_id=one, left_at=now) for one in sorted(absent - known.keys()))
    forgotten = []
    for row in known.values():
        if row.guild_id in present:
            row.left_at = None
        elif row.left_at is None:
            row.left_at = now
        elif row.left_at + KEPT <= now:
            forgotten.append(row.guild_id)
    session.flush()
    for guild_id in forgotten:
        forget_server(session, guild_id)
    return tuple(forgotten)


def leave_servers(session: Session, guild_ids: Iterable[int], *, at: datetime) -> None:
    """The bot was no longer there at `at`: end what these servers followed and showed; there is nobody to tell.

    What is newer is left alone: the bot is back.
    """
    for guild_id in sorted(guild_ids):
        theirs = SubscriptionRow.guild_id == guild_id, SubscriptionRow.state != SubscriptionState.CLOSED
        ids = list(session.scalars(select(SubscriptionRow.id).where(*theirs, SubscriptionRow.since < at)))
        if ids:
            close(session, ids, at=at, reason=LEFT)
        session.execute(
            update(BoardRow)
            .where(BoardRow.guild_id == guild_id, BoardRow.state != SubscriptionState.CLOSED)
            .where(BoardRow.touched_at < at)
            .values(state=SubscriptionState.CLOSED, reason=LEFT, leased_until=None)
        )
        session.execute(delete(NoticeRow).where(NoticeRow.guild_id == guild_id, NoticeRow.at < at))


def forget_server(session: Session, guild_id: int) -> None:
    """Remove everything that is kept about a server."""
    theirs = select(SubscriptionRow.id).where(SubscriptionRow.guild_id == guild_id)
    session.execute(delete(DeliveryRow).where(DeliveryRow.subscription_id.in_(theirs)))
    for kind in _KEPT:
        session.execute(delete(kind).where(kind.guild_id == guild_id))
    row = _row(session, guild_id)
    if row is not None:
        session.execute(delete(ServerChannelRow).where(ServerChannelRow.server_id == row.id))
        session.delete(row)
        session.flush()


def _known(session: Session) -> set[int]:
    """The servers of which more than settings is kept."""
    found: set[int] = set()
    for kind in _KEPT:
        found.update(session.scalars(select(kind.guild_id).distinct()))
    return found


def _row(session: Session, guild_id: int) -> ServerRow | None:
    return session.scalar(select(ServerRow).where(ServerRow.guild_id == guild_id))
