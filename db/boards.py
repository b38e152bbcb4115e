"""Live boards: put up, take down, close, list. Functions take the session and never commit.

What is done to the message of a board is in `tending.py`.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from answers.errors import NoSuchBoard
from answers.terms import Language, ProgrammeId, SubscriptionState
from db.claims import ids_of
from db.models import BoardRow, NoticeRow, ProgrammeRow

GONE, SHUT = "notice-board-gone", "notice-board-closed"  # what a server is told, by the keys of the sentences
OPEN = frozenset({SubscriptionState.ACTIVE, SubscriptionState.REFUSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A board as it is stored; `message_id` is None until its message stands, or where that was lost.

    `shown` is the fingerprint of what the message says, empty where that is not known for sure.
    """

    id: int
    guild_id: int
    channel_id: int
    programme: ProgrammeId
    language: Language
    state: SubscriptionState
    token: str
    version: int
    message_id: int | None
    pinned: bool
    shown: str
    changed_at: datetime | None
    due_at: datetime | None
    touched_at: datetime
    first_attempt_at: datetime | None
    attempts: int
    reason: str | None

    @property
    def nonce(self) -> str:
        """The same for every attempt at one message: Discord then gives the message that it has already."""
        return f"{self.token}.{self.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for with a board."""

    guild_id: int
    channel_id: int
    language: Language


def put_up(session: Session, slug: str, wanted: Wanted, *, at: datetime) -> tuple[Board, bool]:
    """A board in a channel, and whether one was there already, which then is as `wanted` from now on."""
    programme = ids_of(session, slug).programme
    place = select(BoardRow).where(
        BoardRow.channel_id == wanted.channel_id, BoardRow.programme_id == programme
    )
    row = session.scalar(place) or _insert(session, place, programme, wanted, at)
    was_there = row.state in OPEN
    if not was_there:
        _begin_anew(row)
    row.guild_id, row.language = wanted.guild_id, wanted.language
    row.state, row.reason, row.due_at, row.touched_at = SubscriptionState.ACTIVE, None, None, at
    session.flush()
    return value(row, slug), was_there


def take_down(
    session: Session, guild_id: int, channel_id: int, slug: str | None, *, at: datetime, usual: str
) -> Board:
    """End a board: that of the programme `slug`, or else the only one there, or else that of `usual`.

    Raises NoSuchBoard. Whoever holds its lease has it no longer.
    """
    found = session.execute(
        _boards().where(BoardRow.guild_id == guild_id, BoardRow.channel_id == channel_id)
    ).all()
    chosen = [(row, known) for row, known in found if known == (slug or usual)]
    if slug is None and len(found) == 1:
        chosen = [(row, known) for row, known in found]
    if not chosen:
        raise NoSuchBoard(f"no board of {slug or usual} in channel {channel_id}")
    row, known = chosen[0]
    ended = value(row, known)
    _close(row, at=at, reason="stopped by the server")
    session.flush()
    return ended


def board(session: Session, board_id: int) -> Board | None:
    """A board by its id, in whatever state it is."""
    found = session.execute(
        select(BoardRow, ProgrammeRow.slug).join(ProgrammeRow).where(BoardRow.id == board_id)
    ).one_or_none()
    return value(found[0], found[1]) if found else None


def boards_of(session: Session, guild_id: int) -> tuple[Board, ...]:
    """The boards of a server that have not ended, oldest first."""
    return _values(session, _boards().where(BoardRow.guild_id == guild_id))


def open_boards(session: Session) -> tuple[Board, ...]:
    """Every board that has not ended, oldest first."""
    return _values(session, _boards())


def close_channel(session: Session, channel_id: int, *, at: datetime, reason: str, key: str = GONE) -> int:
    """The channel is gone: end its boards, and have its server told once. How many there were."""
    rows = session.scalars(
        select(BoardRow)
        .where(BoardRow.channel_id == channel_id, BoardRow.state.in_(OPEN))
        .with_for_update()  # the gateway's event and the answer to a request may come at once
    ).all()
    if rows:
        session.add(NoticeRow(guild_id=rows[0].guild_id, channel_id=channel_id, key=key, at=at))
    for row in rows:
        _close(row, at=at, reason=reason)
    session.flush()
    return len(rows)


def reopen(session: Session, ids: Iterable[int], *, at: datetime) -> None:
    """The bot may write there again: these boards are due now."""
    rows = select(BoardRow).where(BoardRow.id.in_(list(ids)), BoardRow.state.in_(OPEN))
    for row in session.scalars(rows):
        withdraw(session, row)
        row.state, row.reason, row.due_at, row.touched_at = SubscriptionState.ACTIVE, None, None, at
    session.flush()


def give_back(row: BoardRow, at: datetime) -> None:
    """End the lease of a row."""
    row.leased_until, row.leased_by, row.touched_at = None, None, at


def value(row: BoardRow, slug: str) -> Board:
    """The value of a row."""
    return Board(
        id=row.id,
        guild_id=row.guild_id,
        channel_id=row.channel_id,
        programme=ProgrammeId(slug),
        language=row.language,
        state=row.state,
        token=row.token,
        version=row.version,
        message_id=row.message_id,
        pinned=row.pinned,
        shown=row.shown,
        changed_at=row.changed_at,
        due_at=row.due_at,
        touched_at=row.touched_at,
        first_attempt_at=row.first_attempt_at,
        attempts=row.attempts,
        reason=row.reason,
    )


def withdraw(session: Session, row: BoardRow) -> None:
    """The channel is open again: what was not told of it yet need not be told."""
    session.execute(
        delete(NoticeRow).where(
            NoticeRow.channel_id == row.channel_id, NoticeRow.key == SHUT, NoticeRow.told_at.is_(None)
        )
    )


def _boards() -> Select[BoardRow, str]:
    rows = select(BoardRow, ProgrammeRow.slug).join(ProgrammeRow).order_by(BoardRow.id)
    return rows.where(BoardRow.state.in_(OPEN))


def _values(session: Session, rows: Select[BoardRow, str]) -> tuple[Board, ...]:
    return tuple(value(row, slug) for row, slug in session.execute(rows))


def _insert(
    session: Session, place: Select[BoardRow], programme: int, wanted: Wanted, at: datetime
) -> BoardRow:
    """A row that has yet to begin; that of somebody else who was first."""
    row = BoardRow(
        guild_id=wanted.guild_id,
        channel_id=wanted.channel_id,
        programme_id=programme,
        language=wanted.language,
        state=SubscriptionState.CLOSED,
        token=secrets.token_hex(8),
        touched_at=at,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return session.scalars(place).one()
    return row


def _begin_anew(row: BoardRow) -> None:
    row.token, row.version, row.message_id = secrets.token_hex(8), 0, None
    row.pinned, row.shown, row.changed_at, row.first_attempt_at = False, "", None, None
    row.attempts, row.leased_until, row.leased_by = 0, None, None


def _close(row: BoardRow, *, at: datetime, reason: str) -> None:
    row.state, row.reason, row.due_at = SubscriptionState.CLOSED, reason[:300], None
    give_back(row, at)
