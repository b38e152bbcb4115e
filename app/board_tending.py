"""Tending one live board: under its lease, make its message say what it has to say, and note what became of it.

It knows no Discord; whoever shows the boards is a `BoardPlace`. When a board is tended is decided in `boards.py`.
"""

import logging
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

from answers.terms import SubscriptionState
from app.answering import Answering
from app.board_faces import Face, Faces
from app.sending import (
    CannotRead,
    ChannelClosed,
    ChannelGone,
    LeaseOver,
    MessageGone,
    Refused,
    SendingError,
    Stopped,
    ThreadClosed,
    TooSoon,
)
from db import boards, tending
from db.boards import Board
from db.tending import LEASE

log = logging.getLogger(__name__)
T = TypeVar("T")

FRESH = 0.6  # of a lease: after that no request begins
NONCE = timedelta(
    seconds=60
)  # Discord remembers one for some minutes; beyond this the channel is looked through
FIND_BACK = timedelta(minutes=10)  # how far before the first attempt to begin: clocks differ
REFUSED_FOR = timedelta(hours=24)
ARCHIVED_FOR = timedelta(hours=6)
OTHERS_S = 5.0  # before a board is looked at again that another process is tending
FIRST_WAIT_S, LONGEST_WAIT_S = 1.0, 300.0


class BoardPlace(Protocol):
    """Where boards are shown. What asks raises the errors of `app/sending.py` and no others.

    `deadline` is a moment of the monotonic clock after which no request may begin (LeaseOver).
    """

    async def post(self, board: Board, face: Face, *, deadline: float) -> int:
        """Post the message under the board's nonce, with its token in a button; the message's id."""
        ...

    async def edit(self, board: Board, face: Face, *, deadline: float) -> bool:
        """Make the message say what `face` says; whether it is pinned."""
        ...

    async def pin(self, board: Board, *, deadline: float) -> None:
        """Pin the message; ChannelClosed where the bot may not, Refused where there are too many pins."""
        ...

    async def retire(self, board: Board, face: Face, *, deadline: float) -> None:
        """Let the message say that it is no longer kept up, and take it off the pins."""
        ...

    async def remove(self, board: Board, message_id: int, *, deadline: float) -> None:
        """Delete a message that nobody wants."""
        ...

    async def find(self, board: Board, *, since: datetime, deadline: float) -> int | None:
        """Our own message with the board's token; None where there is none. CannotRead."""
        ...

    async def look(self, board: Board, *, deadline: float) -> None:
        """Whether the message still stands: MessageGone where it does not, CannotRead where nobody can tell."""
        ...

    def may_pin(self, board: Board) -> bool:
        """Whether the bot may pin there; True where that is not known."""
        ...

    def may_write(self, board: Board) -> bool:
        """Whether the bot may show a board there; False where that is not known."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardGuards:
    """Each may be switched off, to see that the tests notice."""

    fingerprint: bool = True  # edit only what says something else
    lease: bool = True  # one worker at a time
    history: bool = True  # look for the message before it is posted again


@dataclass(frozen=True, slots=True, kw_only=True)
class Tended:
    """What became of it: the board as known last, whether anything was sent, when to try again, if at all.

    `failed` says that the store knows more: the board waits, or is refused, or has ended.
    """

    board: Board | None = None
    sent: bool = False
    failed: bool = False
    again_s: float | None = None


@dataclass(slots=True)
class _Work:
    """One board under a lease, as it is known by now."""

    board: Board
    face: Face
    deadline: float
    sent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tending:
    """`write` runs a unit of work on the store; `clock` is monotonic, `holder` names this process in leases."""

    write: Callable[..., Awaitable[Any]]
    answering: Answering
    place: BoardPlace
    holder: str
    clock: Callable[[], float]
    guards: BoardGuards = field(default_factory=BoardGuards)
    chance: random.Random = field(default_factory=random.Random)

    async def tend(self, board_id: int, *, look: bool = False, forced: bool = False) -> Tended:
        """Bring a board up to date; with `look` see whether its message stands, `forced` edit it in any case.

        Raises Stopped, StoreUnusable, NoSuchProgramme.
        """
        deadline = self.clock() + LEASE.total_seconds() * FRESH
        board = await self.write(
            tending.lease, board_id, holder=self.holder, now=self._now(), fenced=self.guards.lease
        )
        if board is None:
            return Tended(again_s=OTHERS_S)
        work = None
        try:
            work = _Work(board, Faces(self.answering).of(board), deadline)
            await self._bring_up(work, look=look, forced=forced)
            return Tended(board=work.board, sent=work.sent)
        except Stopped:
            await self._later(board, None, None)
            raise
        except SendingError as error:
            again_s = await self._failed(work.board if work else board, error)
            return Tended(board=work.board if work else board, sent=True, failed=True, again_s=again_s)
        except BaseException:
            await self._later(board, None, None)
            raise

    async def _bring_up(self, work: _Work, *, look: bool, forced: bool) -> None:
        board, face = work.board, work.face
        if board.message_id is None:
            await self._put(work)
            return
        try:
            forced = forced or board.state is SubscriptionState.REFUSED or not self.guards.fingerprint
            if forced or board.shown != face.shown:
                await self._edit(work)
                return
            if look:
                await self._look(work)
            await self._later(board, None, None)
        except MessageGone:
            again = await self.write(tending.lost, board.id, board.message_id, now=self._now())
            if again is None:  # somebody else noticed, or does not want it any more
                await self._later(board, None, None)
                return
            work.board = again
            await self._put(work)

    async def _put(self, work: _Work) -> None:
        """Post the message, or find the one that an earlier attempt posted; then pin it."""
        found = await self._found(work)
        message_id = found or await self._post(work)
        if message_id is None:
            return
        kept = await self.write(
            tending.posted, work.board, message_id=message_id, changed_at=work.face.changed_at
        )
        if kept is None:
            log.info("board.unwanted", extra={"board": work.board.id})
            await self.place.remove(work.board, message_id, deadline=work.deadline)
            return
        work.board = kept
        if found:
            await self._edit(work)
        else:
            await self._settle(work, pinned=await self._pin(work))

    async def _found(self, work: _Work) -> int | None:
        first = work.board.first_attempt_at
        now = self._now()
        if not self.guards.history or first is None or abs(now - first) <= NONCE:
            return None
        try:
            since = min(first, now) - FIND_BACK
            return await self.place.find(work.board, since=since, deadline=work.deadline)
        except CannotRead:
            log.warning("board.maybe_doubled", extra={"board": work.board.id})
            return None

    async def _post(self, work: _Work) -> int | None:
        """None where the board wants no message any more."""
        work.sent = True
        try:
            return await self.place.post(work.board, work.face, deadline=work.deadline)
        except MessageGone:  # what this nonce stands for was deleted before we knew of it
            again = await self.write(tending.lost, work.board.id, None, now=self._now())
            if again is None:
                await self._later(work.board, None, None)
                return None
            work.board = again
            return await self.place.post(work.board, work.face, deadline=work.deadline)

    async def _edit(self, work: _Work) -> None:
        work.sent = True
        pinned = await self.place.edit(work.board, work.face, deadline=work.deadline)
        await self._settle(work, pinned=pinned or await self._pin(work))

    async def _look(self, work: _Work) -> None:
        try:
            await self.place.look(work.board, deadline=work.deadline)
        except (CannotRead, ChannelClosed):
            log.info("board.not_seen", extra={"board": work.board.id})

    async def _pin(self, work: _Work) -> bool:
        if not self.place.may_pin(work.board):
            return False
        try:
            await self.place.pin(work.board, deadline=work.deadline)
        except (ChannelClosed, Refused) as error:
            log.info("board.not_pinned", extra={"board": work.board.id, "reason": str(error)})
            return False
        return True

    async def _settle(self, work: _Work, *, pinned: bool) -> None:
        settled = await self.write(
            tending.settle,
            work.board,
            holder=self.holder,
            shown=work.face.shown,
            pinned=pinned,
            changed_at=work.face.changed_at,
            at=self._now(),
        )
        if settled is not None:
            work.board = settled

    async def _failed(self, board: Board, error: SendingError) -> float | None:
        """Note why it did not work; the seconds before it is tried again, None where that is long."""
        now = self._now()
        match error:
            case TooSoon(after_s=after_s):
                return await self._later(board, after_s, str(error))
            case LeaseOver():
                return await self._later(board, FIRST_WAIT_S, None)
            case MessageGone():
                await self.write(tending.lost, board.id, board.message_id, now=now)
                return await self._later(board, FIRST_WAIT_S, str(error))
            case ThreadClosed():
                return await self._later(board, ARCHIVED_FOR.total_seconds(), str(error))
            case ChannelGone():
                await self.write(boards.close_channel, board.channel_id, at=now, reason=str(error))
            case ChannelClosed() | Refused():
                log.warning("board.refused", extra={"board": board.id, "reason": str(error)})
                await self.write(
                    tending.refuse,
                    board,
                    at=now,
                    retry_at=now + REFUSED_FOR,
                    reason=str(error),
                    tell=isinstance(error, ChannelClosed),
                )
            case _:
                wait = min(FIRST_WAIT_S * 2 ** min(board.attempts - 1, 20), LONGEST_WAIT_S)
                return await self._later(board, wait * self.chance.uniform(0.5, 1.5), str(error))
        return None

    async def _later(self, board: Board, wait: float | None, reason: str | None) -> float | None:
        """Give the lease back, for nothing to be tried before `wait` seconds from now."""
        now = self._now()
        due_at = None if wait is None else now + timedelta(seconds=wait)
        await self.write(tending.later, board, holder=self.holder, due_at=due_at, reason=reason, at=now)
        return wait

    def _now(self) -> datetime:
        return self.answering.clock()
