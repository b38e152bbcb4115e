"""Keeping live boards up to date: which of them have something new to say, and when each may be edited.

It knows no Discord; whoever shows the boards is a `BoardPlace`. What is done to one board is in
`board_tending.py`. One board that fails holds up no other: each has a task of its own.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy.orm import Session

from answers.errors import NoSuchProgramme, ProgrammeError
from answers.terms import SubscriptionState
from app.answering import Answering
from app.board_faces import Faces
from app.board_tending import BoardGuards, BoardPlace, Tended, Tending
from app.board_times import BoardTimes, Pauses
from app.sending import SendingError, Stopped
from app.worker import StoreWorker
from db import boards, tending
from db.boards import Board, Wanted
from db.engine import Store

P = ParamSpec("P")
T = TypeVar("T")
log = logging.getLogger(__name__)

STOP_S = 2.0  # at the end, for boards that are being edited
CANCEL_S = 1.0  # for giving back the leases of the others
ANSWER_S = 5.0  # for a board that somebody waits for; after that it comes by itself
FAILED_S = 5.0  # before the store is tried again after a failure
MOST_GONE = 200  # deleted messages remembered while boards are being posted
BUG_S = 60.0  # before a board is tried again that failed in a way nobody foresaw


class BoardKeeper:
    """`holder` names this process in leases. Everything here is called on one event loop."""

    def __init__(
        self,
        *,
        store: Store,
        worker: StoreWorker,
        answering: Answering,
        place: BoardPlace,
        holder: str,
        times: BoardTimes | None = None,
        guards: BoardGuards | None = None,
    ) -> None:
        self._store, self._worker, self._answering, self._place = store, worker, answering, place
        self._times, self._guards = times or BoardTimes(), guards or BoardGuards()
        self._clock = self._times.clock
        self._tending = Tending(
            write=self._write,
            answering=answering,
            place=place,
            holder=holder,
            clock=self._clock,
            guards=self._guards,
        )
        self._woken = asyncio.Event()
        self._seen: object = None  # the revisions of the facts that were looked at last
        self._looks = False  # whether to see that the messages stand, whatever they say
        self._stopped = False  # Discord no longer takes the token
        self._timer: asyncio.TimerHandle | None = None
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._begun: set[int] = set()  # of the boards with a task: those being tended now, on what was known
        self._again: set[int] = set()  # boards to look at again once they were tended
        self._pauses = Pauses(self._times)
        self._messages: dict[int, int] = {}  # of the boards, to know them when they are deleted
        self._gone: deque[int] = deque(maxlen=MOST_GONE)
        self._waiting: dict[int, Board] = {}  # boards that are not due yet, as the store had them last
        self._turns, self._last_turn = asyncio.Lock(), float("-inf")

    # What wakes it

    def heard(self) -> None:
        """Something was decided, perhaps: look, if the facts are others now."""
        if self._revisions() != self._seen:
            self._woken.set()

    def wake(self) -> None:
        """Look at every board soon."""
        self._woken.set()

    def look_after(self) -> None:
        """See whether the messages still stand: nobody told us of those deleted while we were away."""
        self._looks = True
        self._woken.set()

    async def message_gone(self, message_id: int) -> None:
        """A message was deleted; if it was a board's, another takes its place."""
        board_id = self._messages.pop(message_id, None)
        if board_id is None:
            if self._tasks:
                self._gone.append(message_id)  # it may be one that was posted just now
            return
        self._pauses.lost(board_id)
        now = self._answering.clock()
        await self._write(tending.lost, board_id, message_id, now=now)
        self._begin(board_id, hurried=True)

    async def may_be_open(self, guild_id: int) -> None:
        """Permissions of a server changed: boards whose channels were closed to the bot may go on."""
        theirs = [one for one in self._waiting.values() if one.guild_id == guild_id]
        await self._go_on([one for one in theirs if one.state is SubscriptionState.REFUSED])

    async def thread_open(self, channel_id: int) -> None:
        """A thread was opened again: its board can be edited."""
        await self._go_on([one for one in self._waiting.values() if one.channel_id == channel_id])

    async def _go_on(self, waiting: list[Board]) -> None:
        found = [one.id for one in waiting if self._place.may_write(one)]
        if not found:
            return
        await self._write(boards.reopen, found, at=self._answering.clock())
        for board_id in found:
            self._waiting.pop(board_id, None)
            self._pauses.over(board_id)
            self._begin(board_id, hurried=True)

    # What servers ask for

    async def put_up(self, slug: str, wanted: Wanted) -> tuple[Board, bool]:
        """Put up a board, or refresh the one that is there; how it stands after a few seconds, and which it was."""
        board, was_there = await self._write(boards.put_up, slug, wanted, at=self._answering.clock())
        work = asyncio.create_task(self._at_once(board.id))
        await asyncio.wait({work}, timeout=ANSWER_S)
        return await self._read(boards.board, board.id) or board, was_there

    async def take_down(self, guild_id: int, channel_id: int, slug: str | None, *, usual: str) -> Board:
        """End a board, and let its message say so as far as that can be done; raises NoSuchBoard."""
        now = self._answering.clock()
        board = await self._write(boards.take_down, guild_id, channel_id, slug, at=now, usual=usual)
        self._messages.pop(board.message_id or 0, None)
        if task := self._tasks.get(board.id):
            await asyncio.wait({task}, timeout=ANSWER_S)
        if board.message_id is not None:
            try:
                face = Faces(self._answering).of(board, ended=True)
                await self._place.retire(board, face, deadline=self._clock() + ANSWER_S)
            except (SendingError, NoSuchProgramme) as error:
                log.info("board.not_retired", extra={"board": board.id, "reason": str(error)})
        return board

    # Its course

    async def run(self) -> None:
        """Tend the boards until cancelled, or until Discord no longer takes the token."""
        self._in(self._times.look)
        while not self._stopped:
            await self._woken.wait()
            await asyncio.sleep(self._times.settle)
            self._woken.clear()
            try:
                await self._look()
            except Exception as error:  # the store may be gone for a while
                log.warning("boards.not_seen", extra={"reason": type(error).__name__})
                self._in(FAILED_S)

    async def look_now(self) -> None:
        """Look at every board, and return once those that may be tended now were tended."""
        await self._look()
        if tasks := set(self._tasks.values()):
            await asyncio.wait(tasks)

    async def close(self) -> None:
        """Finish what is under way, within a few seconds; leases are given back."""
        if self._timer:
            self._timer.cancel()
        self._stopped = True
        tasks = set(self._tasks.values())
        if tasks:
            await asyncio.wait(tasks, timeout=STOP_S)
            for one in tasks:
                one.cancel()
            await asyncio.wait(tasks, timeout=CANCEL_S)

    async def _look(self) -> None:
        """Begin with every board that has something new to say."""
        self._seen, looks, begun = self._revisions(), self._looks, set(self._begun)
        self._looks = False
        try:
            found = await self._read(boards.open_boards)
        except BaseException:
            self._seen, self._looks = None, self._looks or looks
            raise
        self._again |= begun & self._begun  # what is read of them, and what they say, may be over
        if begun - self._begun:
            self._woken.set()
        self._messages = {one.message_id: one.id for one in found if one.message_id is not None}
        self._in(self._times.look)
        faces, now = Faces(self._answering), self._answering.clock()
        late = [one for one in found if not tending.is_due(one.due_at, one.touched_at, now)]
        self._waiting = {one.id: one for one in late}
        for due_at in filter(None, (one.due_at for one in late)):
            self._in((due_at - now).total_seconds())
        for one in found:
            if one.id in self._waiting:
                continue
            if self._has_news(one, faces) or (looks and one.message_id is not None):
                self._begin(one.id, look=looks)

    def _has_news(self, board: Board, faces: Faces) -> bool:
        if board.message_id is None or not self._guards.fingerprint:
            return True
        try:
            return board.state is SubscriptionState.REFUSED or board.shown != faces.shown(board)
        except NoSuchProgramme:
            return False

    def _begin(self, board_id: int, *, hurried: bool = False, look: bool = False) -> None:
        """Tend a board in a task of its own, once it may be edited again."""
        if self._stopped:
            return
        if (wait := self._pauses.left(board_id)) > 0:
            self._in(wait)
        elif board_id in self._tasks:
            self._again.add(board_id)
        else:
            self._start(board_id, hurried=hurried, look=look, forced=False)

    async def _at_once(self, board_id: int) -> None:
        """Tend a board now, whatever it says and whenever it was edited: somebody waits for it."""
        while task := self._tasks.get(board_id):
            await asyncio.wait({task})
        await asyncio.wait({self._start(board_id, hurried=True, look=False, forced=True)})

    def _start(self, board_id: int, *, hurried: bool, look: bool, forced: bool) -> "asyncio.Task[None]":
        work = self._tend(board_id, hurried=hurried, look=look, forced=forced)
        task = self._tasks[board_id] = asyncio.create_task(work, name=f"board-{board_id}")
        task.add_done_callback(lambda _done: self._ended(board_id))
        return task

    def _ended(self, board_id: int) -> None:
        self._tasks.pop(board_id, None)
        self._begun.discard(board_id)
        if board_id in self._again:
            self._again.discard(board_id)
            self._woken.set()

    async def _tend(self, board_id: int, *, hurried: bool, look: bool, forced: bool) -> None:
        if not hurried:
            await self._turn()
            if self._stopped:
                return
        self._begun.add(board_id)
        try:
            tended = await self._tending.tend(board_id, look=look, forced=forced)
        except Stopped:
            log.warning("boards.stopped")
            self._stopped = True
        except ProgrammeError as error:
            log.warning("board.failed", extra={"board": board_id, "reason": str(error)})
            self._wait(board_id, FAILED_S)
        except Exception:
            log.exception("board.failed", extra={"board": board_id})
            self._wait(board_id, BUG_S)
        else:
            await self._note(board_id, tended)

    async def _note(self, board_id: int, tended: Tended) -> None:
        """Remember when it may be edited again, and by which message it is known."""
        message_id = tended.board.message_id if tended.board else None
        if message_id is not None and message_id not in self._messages:
            self._messages[message_id] = board_id
            self._pauses.posted(board_id)
        if tended.again_s is not None:
            self._wait(board_id, tended.again_s)
        elif tended.sent:
            self._pauses.edited(board_id)
        if tended.failed:
            self._woken.set()  # to know what it waits for
        if message_id is not None and message_id in self._gone:
            await self.message_gone(message_id)

    def _wait(self, board_id: int, seconds: float) -> None:
        self._pauses.wait(board_id, seconds)
        self._in(seconds)

    def _in(self, seconds: float) -> None:
        """Look again after that time at the latest."""
        loop = asyncio.get_running_loop()
        when, timer = loop.time() + max(seconds, 0.0), self._timer
        if timer is None or timer.cancelled() or timer.when() > when or timer.when() <= loop.time():
            if timer is not None:
                timer.cancel()
            self._timer = loop.call_at(when, self._woken.set)

    def _revisions(self) -> object:
        return [(one.programme.id, one.revision) for one in self._answering.programmes]

    async def _turn(self) -> None:
        """Wait until the next board may be begun with."""
        async with self._turns:
            wait = self._last_turn + self._times.gap - self._clock()
            if wait > 0 and not self._stopped:
                await asyncio.sleep(wait)
            self._last_turn = self._clock()

    async def _read(self, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await self._worker.run(lambda: self._store.read(work, *args, **kwargs))

    async def _write(
        self, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        return await self._worker.run(lambda: self._store.write(work, *args, **kwargs))
