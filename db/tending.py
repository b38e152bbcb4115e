"""Tending a live board: its lease, its message, and what goes wrong with it. Functions never commit.

A board is tended by one worker at a time: whoever holds its lease. A lease is over when its time has come, or
when the clock was set back since; the same goes for a moment before which nothing may be tried (`due_at`).
"""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from answers.terms import SubscriptionState
from db.boards import OPEN, SHUT, Board, give_back, value, withdraw
from db.models import BoardRow, NoticeRow, ProgrammeRow

LEASE = timedelta(seconds=60)  # a request begins in its first 60 % and ends within the rest
SKEW = timedelta(seconds=30)  # by which clocks may differ before one counts as set back


def lease(
    session: Session, board_id: int, *, holder: str, now: datetime, fenced: bool = True
) -> Board | None:
    """The board, for `holder` alone until LEASE is over; None where another has it or nothing is due.

    The first attempt at a message is noted before anything is sent. `fenced` False takes it from whoever has it.
    """
    row = session.scalar(select(BoardRow).where(BoardRow.id == board_id).with_for_update(skip_locked=True))
    if row is None or row.state not in OPEN or not is_due(row.due_at, row.touched_at, now):
        return None
    until = row.leased_until
    if fenced and until is not None and now < until <= now + LEASE + SKEW:
        return None
    row.leased_until, row.leased_by, row.touched_at = now + LEASE, holder, now
    row.attempts += 1
    if row.message_id is None and row.first_attempt_at is None:
        row.first_attempt_at = now
    session.flush()
    return value(row, _slug(session, row))


def is_due(due_at: datetime | None, touched_at: datetime, now: datetime) -> bool:
    """Whether the moment has come, or the clock was set back since it was chosen."""
    return due_at is None or due_at <= now or now < touched_at - SKEW


def posted(session: Session, board: Board, *, message_id: int, changed_at: datetime) -> Board | None:
    """Note the message of a board before anything else is done with it; None where it is not wanted now.

    That is where the board ended meanwhile, or another message stands already.
    """
    row = session.get(BoardRow, board.id)
    if row is None or row.state not in OPEN or row.token != board.token:
        return None
    if row.message_id is not None and row.message_id != message_id:
        return None
    row.message_id, row.pinned, row.changed_at = message_id, False, changed_at
    row.shown = ""  # until it is pinned: who finds it so goes on from there
    session.flush()
    return value(row, board.programme)


def settle(
    session: Session,
    board: Board,
    *,
    holder: str,
    shown: str,
    pinned: bool,
    changed_at: datetime,
    at: datetime,
) -> Board | None:
    """What the message says now; gives the lease back. None where the lease was another's by then."""
    row = _held(session, board, holder)
    if row is None:
        return None
    if row.state is SubscriptionState.REFUSED:
        withdraw(session, row)
    row.shown, row.pinned, row.changed_at = shown, pinned, changed_at
    row.state, row.reason, row.due_at, row.attempts = SubscriptionState.ACTIVE, None, None, 0
    row.first_attempt_at = None
    give_back(row, at)
    session.flush()
    return value(row, board.programme)


def later(
    session: Session,
    board: Board,
    *,
    holder: str,
    due_at: datetime | None,
    reason: str | None,
    at: datetime,
) -> None:
    """Give the lease back; nothing is tried before `due_at`. Without a `reason` nothing went wrong."""
    row = _held(session, board, holder)
    if row is None:
        return
    row.due_at = due_at
    if reason is None:
        row.attempts = 0
    else:
        row.reason = reason[:300]
    give_back(row, at)
    session.flush()


def refuse(
    session: Session, board: Board, *, at: datetime, retry_at: datetime, reason: str, tell: bool
) -> None:
    """Discord refuses it: try again at `retry_at`. With `tell` the server is told, once."""
    row = session.get(BoardRow, board.id)
    if row is None or row.state not in OPEN:
        return
    if row.state is SubscriptionState.ACTIVE and tell:
        session.add(NoticeRow(guild_id=row.guild_id, channel_id=row.channel_id, key=SHUT, at=at))
    row.state, row.reason, row.due_at = SubscriptionState.REFUSED, reason[:300], retry_at
    give_back(row, at)
    session.flush()


def lost(session: Session, board_id: int, message_id: int | None, *, now: datetime) -> Board | None:
    """The message was deleted, also before it was noted (None): the board that now wants another one.

    None where it is not, or no longer, the board's message. The next attempt counts as begun now.
    """
    row = session.get(BoardRow, board_id)
    if row is None or row.state not in OPEN or row.message_id != message_id:
        return None
    row.message_id, row.pinned, row.first_attempt_at = None, False, now
    row.version += 1
    session.flush()
    return value(row, _slug(session, row))


def _slug(session: Session, row: BoardRow) -> str:
    return session.scalars(select(ProgrammeRow.slug).where(ProgrammeRow.id == row.programme_id)).one()


def _held(session: Session, board: Board, holder: str) -> BoardRow | None:
    """The row, if `holder` still has its lease."""
    row = session.get(BoardRow, board.id)
    if row is None or row.state not in OPEN or row.leased_by != holder or row.token != board.token:
        return None
    return row
