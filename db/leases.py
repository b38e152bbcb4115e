"""Duties that one process has at a time, and how far apart they are taken: rows of the `lease` table.

Functions take the session and never commit. A moment is that of the store where it has a clock of its own, so that
the clocks of two machines need not agree.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from db.models import LeaseRow
from db.models.base import UtcDateTime


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Who has a duty, since when, and until when without a word from them."""

    name: str
    holder: str
    taken_at: datetime
    until: datetime
    now: datetime  # the moment of the look, by the same clock

    @property
    def is_over(self) -> bool:
        return self.until <= self.now

    def is_still(self, other: "Held | None") -> bool:
        """Whether nobody took or renewed it between two looks."""
        return other is not None and (self.holder, self.until) == (other.holder, other.until)


def look(session: Session, name: str, *, now: datetime) -> Held | None:
    """Who has a duty; None where it is free."""
    row = session.get(LeaseRow, name)
    return _held(row, _moment(session, now)) if row else None


def take(
    session: Session,
    name: str,
    *,
    holder: str,
    now: datetime,
    lasts: timedelta,
    instead_of: Held | None = None,
) -> Held:
    """Take a duty that is free, or is still as in `instead_of`; who has it then."""
    at = _moment(session, now)
    row = session.get(LeaseRow, name, with_for_update=True) or _made(session, name, holder=holder, at=at)
    if row.holder == holder or _held(row, at).is_still(instead_of):
        row.holder, row.taken_at, row.until = holder, at, at + lasts
        session.flush()
    return _held(row, at)


def renew(session: Session, name: str, *, holder: str, now: datetime, lasts: timedelta) -> bool:
    """Keep a duty for another while; whether it was still ours."""
    kept = session.execute(
        update(LeaseRow)
        .where(LeaseRow.name == name, LeaseRow.holder == holder)
        .values(until=_moment(session, now) + lasts)
        .returning(LeaseRow.name)
    )
    return kept.first() is not None


def give_back(session: Session, name: str, *, holder: str) -> None:
    """Leave a duty to whoever wants it; nothing where it is not ours."""
    session.execute(delete(LeaseRow).where(LeaseRow.name == name, LeaseRow.holder == holder))


def next_turn(
    session: Session, name: str, *, holder: str, now: datetime, gap: timedelta, most: timedelta
) -> float:
    """Reserve the next moment of something done at most once in `gap`; the seconds until then.

    A moment further away than `most` is left over from before the clock went back.
    """
    at = _moment(session, now)
    row = session.get(LeaseRow, name, with_for_update=True) or _made(session, name, holder=holder, at=at)
    begins = row.until if at < row.until <= at + most else at
    row.holder, row.taken_at, row.until = holder, begins, begins + gap
    session.flush()
    return (begins - at).total_seconds()


def _made(session: Session, name: str, *, holder: str, at: datetime) -> LeaseRow:
    """A new row of that name, or the one that someone else made first; locked until the transaction ends."""
    with suppress(IntegrityError), session.begin_nested():
        session.add(LeaseRow(name=name, holder=holder, taken_at=at, until=at))
    return session.get_one(LeaseRow, name, with_for_update=True, populate_existing=True)


def _moment(session: Session, now: datetime) -> datetime:
    """The store's own clock, or `now` where it has none: a file is on the machine of who uses it."""
    if session.get_bind().dialect.name != "postgresql":
        return now
    return session.scalars(select(func.clock_timestamp(type_=UtcDateTime()))).one()


def _held(row: LeaseRow, now: datetime) -> Held:
    return Held(name=row.name, holder=row.holder, taken_at=row.taken_at, until=row.until, now=now)
