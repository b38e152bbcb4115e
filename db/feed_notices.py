"""What curators are told of feeds, once each: that one is down, that it is well again. Functions never commit."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from answers.terms import FeedNotice
from db.models import FeedNoticeRow, FeedRow, ProgrammeRow

MOST = 100  # looked at in one go


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedTold:
    """`reason` is the key of the sentence that says why a feed is down, None where it is well again."""

    id: int
    programme: str
    feed_id: int
    title: str
    address: str
    kind: FeedNotice
    reason: str | None
    at: datetime


def untold(session: Session, slug: str | None = None) -> tuple[FeedTold, ...]:
    """What was not told yet, oldest first."""
    wanted = (
        select(FeedNoticeRow, FeedRow, ProgrammeRow.slug)
        .join(FeedRow, FeedRow.id == FeedNoticeRow.feed_id)
        .join(ProgrammeRow, ProgrammeRow.id == FeedRow.programme_id)
        .where(FeedNoticeRow.told_at.is_(None))
        .order_by(FeedNoticeRow.id)
        .limit(MOST)
    )
    if slug is not None:
        wanted = wanted.where(ProgrammeRow.slug == slug)
    return tuple(
        FeedTold(
            id=row.id, programme=name, feed_id=feed.id, title=feed.title, address=feed.address, kind=row.kind,
            reason=row.reason, at=row.at,
        )
        for row, feed, name in session.execute(wanted)
    )  # fmt: skip


def take(session: Session, notice_id: int, *, at: datetime) -> bool:
    """Take it upon oneself to tell it; False where it is told already, or somebody else is at it."""
    taken = session.execute(
        update(FeedNoticeRow)
        .where(FeedNoticeRow.id == notice_id, FeedNoticeRow.told_at.is_(None))
        .values(told_at=at)
        .returning(FeedNoticeRow.id)
    )
    return taken.first() is not None


def give_back(session: Session, notice_id: int) -> None:
    """It could not be told: it is to be told still."""
    session.execute(update(FeedNoticeRow).where(FeedNoticeRow.id == notice_id).values(told_at=None))
