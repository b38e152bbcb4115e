"""Keeping boards without Discord: whatever fails or dies in between, one message, and it says what is so."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from answers.terms import Language, SubscriptionState
from app.board_faces import Face
from app.board_tending import BoardGuards, Tending
from app.board_times import BoardTimes, Pauses
from app.boards import BoardKeeper
from app.seeding import programme_files, seed_files
from app.sending import (
    CannotRead,
    MessageGone,
    Refused,
    SendingError,
    Stopped,
    ThreadClosed,
    TooSoon,
    Unclear,
)
from app.services import Services, open_services
from app.settings import Secret, Settings
from db import boards
from db.boards import Board, Wanted
from db.engine import Store
from db.migrate import migrate
from tests.conftest import HARBOUR_CUP, NOW

CUP = "harbour-cup"
NONCE_MEMORY = timedelta(minutes=3)  # "a few minutes"


class Killed(BaseException):
    """The process is gone: nothing of it runs any more."""


@dataclass(slots=True)
class Message:
    token: str
    shown: str
    at: datetime
    pinned: bool = False


@dataclass(slots=True)
class Channel:
    """One channel as Discord keeps it, with a script of what goes wrong: before or after a request is done."""

    now: Callable[[], datetime]
    messages: dict[int, Message] = field(default_factory=dict)
    nonces: dict[str, tuple[datetime, int]] = field(default_factory=dict)
    before: BaseException | None = None
    after: BaseException | None = None
    count: int = 0
    posts: int = 0
    edits: int = 0
    most: int = 0  # messages at once
    killed: bool = False  # the process whose request came last
    readable: bool = True
    pinnable: bool = True

    async def post(self, board: Board, face: Face, *, deadline: float) -> int:
        self._fail_before()
        at, known = self.nonces.get(board.nonce, (self.now(), 0))
        if known and self.now() - at < NONCE_MEMORY:
            if known not in self.messages:
                raise MessageGone("404/10008")
            return known
        self.posts += 1
        self.count += 1
        self.messages[self.count] = Message(board.token, face.shown, self.now())
        self.nonces[board.nonce] = (self.now(), self.count)
        self.most = max(self.most, len(self.messages))
        message_id = self.count
        self._fail_after()
        return message_id

    async def edit(self, board: Board, face: Face, *, deadline: float) -> bool:
        self._fail_before()
        message = self._message(board)
        self.edits += 1
        message.shown = face.shown
        self._fail_after()
        return message.pinned

    async def pin(self, board: Board, *, deadline: float) -> None:
        self._fail_before()
        if not self.pinnable:
            raise Refused("400/30003 too many pins")
        self._message(board).pinned = True
        self._fail_after()

    async def retire(self, board: Board, face: Face, *, deadline: float) -> None:
        self._message(board).shown = f"ended {face.ended_at}"

    async def remove(self, board: Board, message_id: int, *, deadline: float) -> None:
        self.messages.pop(message_id, None)

    async def find(self, board: Board, *, since: datetime, deadline: float) -> int | None:
        self._fail_before()
        if not self.readable:
            raise CannotRead("not to be read")
        found = [key for key, one in self.messages.items() if one.token == board.token and one.at > since]
        return found[0] if found else None

    async def look(self, board: Board, *, deadline: float) -> None:
        self._fail_before()
        self._message(board)

    def may_pin(self, board: Board) -> bool:
        return True

    def may_write(self, board: Board) -> bool:
        return True

    def _message(self, board: Board) -> Message:
        if board.message_id not in self.messages:
            raise MessageGone("404/10008")
        return self.messages[board.message_id]

    def _fail_before(self) -> None:
        error, self.before = self.before, None
        self._raise(error)

    def _fail_after(self) -> None:
        error, self.after = self.after, None
        self._raise(error)

    def _raise(self, error: BaseException | None) -> None:
        self.killed = isinstance(error, Killed)
        if error is not None:
            raise error


@dataclass(slots=True)
class Clock:
    by: timedelta = timedelta()
    asked: int = 0

    def __call__(self) -> datetime:
        self.asked += 1
        return NOW + self.by

    def monotonic(self) -> float:
        return self.by.total_seconds()


@dataclass(slots=True)
class Play:
    """A store with one board in one channel, and who tends it."""

    services: Services
    clock: Clock
    channel: Channel
    board: int

    async def tend(self, holder: str = "a", *, look: bool = False, guards: BoardGuards | None = None) -> Any:
        """Tend the board as the process `holder`, which may die of it; None then."""
        self.channel.killed = False
        tending = Tending(
            write=self._write,
            answering=self.services.answering,
            place=self.channel,
            holder=holder,
            clock=self.clock.monotonic,
            guards=guards or BoardGuards(),
            chance=random.Random(1),
        )
        try:
            return await tending.tend(self.board, look=look)
        except Killed:
            return None

    async def _write(self, work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if self.channel.killed:
            raise Killed  # a process that is gone cleans nothing up
        return self.services.store.write(work, *args, **kwargs)

    def stored(self) -> Board:
        found = self.services.store.read(boards.board, self.board)
        assert found is not None
        return found

    def say(self, language: Language) -> None:
        """Have the board say something else."""
        wanted = Wanted(guild_id=1, channel_id=10, language=language)
        self.services.store.write(boards.put_up, CUP, wanted, at=self.clock())


@pytest.fixture(scope="session")
def cup_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("boards") / "store.db"
    store = Store(f"sqlite:///{path}")
    migrate(store)
    seed_files(store, [HARBOUR_CUP, programme_files()[0]], NOW)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    return path


@contextmanager
def playing(file: Path, tmp_path: Path) -> Iterator[Play]:
    path = tmp_path / "store.db"
    for old in tmp_path.glob("store.db*"):
        old.unlink()
    path.write_bytes(file.read_bytes())
    clock = Clock()
    settings = Settings(database_url=Secret(f"sqlite:///{path}"), cutline_programme=CUP)
    with open_services(settings, clock=clock) as services:
        wanted = Wanted(guild_id=1, channel_id=10, language=Language.EN)
        board, _was_there = services.store.write(boards.put_up, CUP, wanted, at=clock())
        yield Play(services, clock, Channel(clock), board.id)


@pytest.fixture
def play(cup_file: Path, tmp_path: Path) -> Iterator[Play]:
    with playing(cup_file, tmp_path) as one:
        yield one


async def test_a_board_is_posted_pinned_and_then_left_alone(play: Play) -> None:
    assert (await play.tend()).sent
    assert not (await play.tend("b")).sent
    assert (play.channel.posts, play.channel.edits) == (1, 0)
    assert play.channel.messages[1].pinned
    assert play.stored().pinned
    play.say(Language.KO)
    assert (await play.tend()).sent
    assert (play.channel.posts, play.channel.edits) == (1, 1)


async def test_a_change_tells_when_it_was_and_a_new_message_alone_does_not(play: Play) -> None:
    await play.tend()
    play.clock.by += timedelta(hours=1)
    play.channel.messages.clear()
    await play.tend(look=True)
    assert play.channel.posts == 2
    assert play.stored().changed_at == NOW
    play.say(Language.KO)
    await play.tend()
    assert play.stored().changed_at == NOW + timedelta(hours=1)


@pytest.mark.parametrize("looked", [True, False])
async def test_whatever_dies_in_between_there_is_one_message_and_it_is_right(
    cup_file: Path, tmp_path: Path, looked: bool
) -> None:
    guards, kills, doubled, wrong = BoardGuards(history=looked), 0, 0, 0
    for seed in range(8):
        dice = random.Random(seed)
        with playing(cup_file, tmp_path) as play:
            kills += await _misfortunes(play, dice, guards)
            doubled += play.channel.most - 1
            last = play.channel.messages.get(play.stored().message_id or 0)
            wrong += last is None or last.shown != play.stored().shown or not last.pinned
    assert kills > 20
    assert wrong == 0
    assert (doubled == 0) is looked


async def _misfortunes(play: Play, dice: random.Random, guards: BoardGuards) -> int:
    """Two processes that die and fail, a moderator who deletes and unpins, and time that passes; then peace."""
    kills = 0
    for _step in range(25):
        play.clock.by += timedelta(seconds=dice.choice([1, 5, 30, 70, 200, 400]))
        error = dice.choice([None, None, Killed(), Killed(), Unclear("?"), TooSoon("429", after_s=5)])
        kills += isinstance(error, Killed)
        if dice.random() < 0.5:
            play.channel.before = error
        else:
            play.channel.after = error
        match dice.randrange(6):
            case 0 if len(play.channel.messages) < 2:
                play.channel.messages.clear()
            case 1:
                for one in play.channel.messages.values():
                    one.pinned = False
            case 2 | 3:
                play.say(dice.choice(list(Language)))
        await play.tend(dice.choice("ab"), look=dice.random() < 0.5, guards=guards)
        play.channel.before = play.channel.after = None
    for language in (Language.KO, Language.EN):
        play.clock.by += timedelta(hours=25)
        play.say(language)
        await play.tend(look=True, guards=guards)
    return kills


async def test_a_board_that_fails_is_tried_again_after_waits_that_grow(play: Play) -> None:
    waits = []
    for _attempt in range(12):
        play.channel.before = Unclear("500")
        tended = await play.tend()
        waits.append(tended.again_s)
        assert not (await play.tend("b")).sent  # nothing before it is due
        play.clock.by += timedelta(seconds=tended.again_s + 0.01)
    assert all(0.5 * 2**count <= wait <= 1.5 * 2**count for count, wait in enumerate(waits[:8]))
    assert max(waits) <= 450
    assert (await play.tend()).sent
    assert play.stored().attempts == 0


async def test_a_message_whose_nonce_was_deleted_is_followed_by_another(play: Play) -> None:
    play.channel.after = Unclear("the answer was lost")
    again = await play.tend()
    play.channel.messages.clear()
    play.clock.by += timedelta(seconds=again.again_s + 0.01)
    await play.tend()
    assert len(play.channel.messages) == 1
    assert play.stored().message_id in play.channel.messages


async def test_where_the_history_cannot_be_read_the_board_is_posted_all_the_same(play: Play) -> None:
    play.channel.after = Unclear("the answer was lost")
    await play.tend()
    play.channel.readable = False
    play.channel.messages.clear()
    play.clock.by += timedelta(minutes=10)
    await play.tend()
    assert len(play.channel.messages) == 1


async def test_a_board_that_cannot_be_pinned_is_kept_up_unpinned(play: Play) -> None:
    play.channel.pinnable = False
    await play.tend()
    stored = play.stored()
    assert not stored.pinned
    assert stored.state is SubscriptionState.ACTIVE
    assert stored.shown
    assert not (await play.tend()).sent


@pytest.mark.parametrize(
    ("error", "state", "again"),
    [
        (Refused("400/50035"), SubscriptionState.REFUSED, None),
        (ThreadClosed("400/50083"), SubscriptionState.ACTIVE, 6 * 3600.0),
        (TooSoon("429/30046", after_s=40.0), SubscriptionState.ACTIVE, 40.0),
    ],
)
async def test_each_refusal_has_its_own_consequence(
    play: Play, error: SendingError, state: SubscriptionState, again: float | None
) -> None:
    await play.tend()
    play.say(Language.KO)
    play.channel.before = error
    assert (await play.tend()).again_s == again
    assert play.stored().state is state
    assert not (await play.tend()).sent
    assert play.channel.edits == 0


async def test_a_lease_older_than_its_fresh_part_sends_nothing(play: Play) -> None:
    """The place is asked with a deadline that lies within the lease."""
    deadlines = []

    class Noting(Channel):
        async def post(self, board: Board, face: Face, *, deadline: float) -> int:
            deadlines.append(deadline)
            return await super().post(board, face, deadline=deadline)

    play.channel = Noting(play.clock)
    await play.tend()
    assert deadlines == [play.clock.monotonic() + 36.0]


@asynccontextmanager
async def keeper(play: Play, **more: Any) -> AsyncIterator[tuple[BoardKeeper, "asyncio.Task[None]"]]:
    times = BoardTimes(settle=0.0, pause=0.0, gap=0.0)
    one = BoardKeeper(
        store=play.services.store,
        worker=play.services.worker,
        answering=play.services.answering,
        place=play.channel,
        holder="a",
        times=times,
        **more,
    )
    running = asyncio.create_task(one.run())
    try:
        yield one, running
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await one.close()


async def test_a_keeper_ends_where_the_token_is_no_longer_good(play: Play) -> None:
    async with keeper(play) as (one, running):
        play.channel.before = Stopped("401")
        await one.look_now()
        one.wake()
        async with asyncio.timeout(5):
            await running
        await one.look_now()
        assert play.channel.posts == 0


async def test_a_keeper_outlives_a_store_that_fails(play: Play) -> None:
    async with keeper(play) as (one, running):
        play.services.store.write(_rename, "board", "board_gone")
        one.wake()
        with pytest.raises(Exception, match="board"):
            await one.look_now()
        play.services.store.write(_rename, "board_gone", "board")
        await one.look_now()
        assert play.channel.posts == 1
        assert not running.done()


def _rename(session: Any, before: str, after: str) -> None:
    session.connection().exec_driver_sql(f"ALTER TABLE {before} RENAME TO {after}")


def test_the_pause_grows_for_a_board_that_is_fought_over_and_no_other() -> None:
    now = [0.0]
    pauses = Pauses(BoardTimes(pause=10.0, clock=lambda: now[0]))
    lengths = []
    for _round in range(12):
        pauses.posted(1)
        pauses.edited(1)
        lengths.append(pauses.left(1))
        pauses.lost(1)
    assert lengths[:4] == [10.0, 20.0, 40.0, 80.0]
    assert lengths[-1] == 3600.0
    pauses.edited(2)
    assert pauses.left(2) == 10.0
    now[0] += 4000.0
    pauses.lost(1)  # a message that stood for long
    pauses.edited(1)
    assert pauses.left(1) == 10.0


async def test_what_changes_back_while_a_board_is_edited_is_shown_in_the_end(play: Play) -> None:
    """The row that is read meanwhile still tells the words from before, which are those wanted again."""
    under_way, go_on, again = asyncio.Event(), asyncio.Event(), asyncio.Event()

    class Slow(Channel):
        async def edit(self, board: Board, face: Face, *, deadline: float) -> bool:
            pinned = await super().edit(board, face, deadline=deadline)
            if self.edits == 1:
                under_way.set()
                await go_on.wait()
            else:
                again.set()
            return pinned

    play.channel = Slow(play.clock)
    async with keeper(play) as (one, _running), asyncio.timeout(10):
        await one.look_now()
        english = play.channel.messages[1].shown
        play.say(Language.KO)
        one.wake()
        await under_way.wait()
        play.say(Language.EN)
        asked = play.clock.asked
        looking = asyncio.create_task(one.look_now())
        while play.clock.asked == asked:  # noqa: ASYNC110  until it has read the boards
            await asyncio.sleep(0)
        go_on.set()
        await again.wait()
        await looking
        assert play.channel.messages[1].shown == english
