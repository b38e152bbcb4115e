"""What a server has to be told once: a channel is gone, or closed to the bot. Functions never commit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from db.models import NoticeRow

MOST = 500  # looked at in one go


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """`key` is the sentence, about `channel_id`; `at` is aware UTC."""

    id: int
    guild_id: int
    channel_id: int
    key: str
    at: datetime


def untold(session: Session, *, since: datetime, guild_id: int | None = None) -> tuple[Notice, ...]:
    """What was not told yet, oldest first; nothing older than `since`, which nobody wants to hear any more."""
    rows = select(NoticeRow).where(NoticeRow.told_at.is_(None), NoticeRow.at >= since)
    if guild_id is not None:
        rows = rows.where(NoticeRow.guild_id == guild_id)
    return _values(session.scalars(rows.order_by(NoticeRow.id).limit(MOST)))


def take(session: Session, notice_id: int, *, at: datetime) -> bool:
    """Take it upon oneself to tell a notice; False where it is told already, or somebody else is at it."""
    taken = session.execute(
        update(NoticeRow)
        .where(NoticeRow.id == notice_id, NoticeRow.told_at.is_(None))
        .values(told_at=at)
        .returning(NoticeRow.id)
    )
    return taken.first() is not None


def give_back(session: Session, notice_id: int) -> None:
    """It could not be told: it is to be told still."""
    session.execute(update(NoticeRow).where(NoticeRow.id == notice_id).values(told_at=None))


def withdraw(session: Session, channel_id: int, key: str) -> None:
    """What was to be told of a channel is over before it was told."""
    session.execute(
        delete(NoticeRow).where(
            NoticeRow.channel_id == channel_id, NoticeRow.told_at.is_(None), NoticeRow.key == key
        )
    )


def _values(rows: Iterable[NoticeRow]) -> tuple[Notice, ...]:
    return tuple(
        Notice(id=row.id, guild_id=row.guild_id, channel_id=row.channel_id, key=row.key, at=row.at)
        for row in rows
    )
