"""Boards in the store: one of each programme in a channel, one worker at a time, told once. Both databases."""

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from answers.errors import NoSuchBoard
from answers.terms import Language, SubscriptionState
from app.seeding import programme_files, seed_files
from db import boards, tending
from db.boards import Board, Wanted
from db.engine import Store
from db.models import NoticeRow
from db.tending import LEASE
from tests.conftest import HARBOUR_CUP
from tests.stores import Seeds

CUP, OWN = "harbour-cup", "kr-sovereign-ai"
AT = datetime(2031, 8, 1, tzinfo=UTC)
WANTED = Wanted(guild_id=1, channel_id=10, language=Language.EN)


@pytest.fixture
def seeds() -> Seeds:
    return Seeds((HARBOUR_CUP,), AT)


@pytest.fixture
def cup_store(store: Store) -> Store:
    return store


def put_up(store: Store, wanted: Wanted = WANTED, slug: str = CUP) -> Board:
    return store.write(boards.put_up, slug, wanted, at=AT)[0]


def leased(store: Store, board: Board, holder: str = "a", now: datetime = AT, **more: Any) -> Board | None:
    return store.write(tending.lease, board.id, holder=holder, now=now, **more)


def up(store: Store, holder: str = "a") -> Board:
    """A board whose message stands, and which nobody holds."""
    board = leased(store, put_up(store), holder)
    assert board is not None
    board = store.write(tending.posted, board, message_id=77, changed_at=AT)
    assert board is not None
    done = settled(store, board, holder)
    assert done is not None
    return done


def settled(store: Store, board: Board, holder: str = "a", shown: str = "words") -> Board | None:
    return store.write(tending.settle, board, holder=holder, shown=shown, pinned=True, changed_at=AT, at=AT)


def notices(store: Store) -> list[str]:
    return store.read(lambda session: list(session.scalars(select(NoticeRow.key))))


def test_a_channel_has_one_board_of_a_programme_however_often_it_is_asked_for(cup_store: Store) -> None:
    first, was_there = cup_store.write(boards.put_up, CUP, WANTED, at=AT)
    assert not was_there
    korean = Wanted(guild_id=1, channel_id=10, language=Language.KO)
    second, was_there = cup_store.write(boards.put_up, CUP, korean, at=AT)
    assert was_there
    assert (second.id, second.token, second.language) == (first.id, first.token, Language.KO)
    assert len(cup_store.read(boards.open_boards)) == 1
    assert len(first.nonce) <= 25


def test_two_who_ask_at_once_get_the_same_board(cup_store: Store) -> None:
    got: list[int] = []

    def ask() -> None:
        got.append(put_up(cup_store).id)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(got) == 4
    assert len(set(got)) == 1


def test_a_board_that_ended_begins_anew_under_another_token(cup_store: Store) -> None:
    first = up(cup_store)
    cup_store.write(boards.take_down, 1, 10, None, at=AT, usual=CUP)
    assert cup_store.read(boards.open_boards) == ()
    again, was_there = cup_store.write(boards.put_up, CUP, WANTED, at=AT)
    assert not was_there
    assert again.id == first.id
    assert again.token != first.token
    assert (again.message_id, again.shown, again.version) == (None, "", 0)


def test_the_board_to_take_down_is_the_only_one_there_or_the_one_named(cup_store: Store) -> None:
    seed_files(cup_store, [programme_files()[0]], AT)
    with pytest.raises(NoSuchBoard):
        cup_store.write(boards.take_down, 1, 10, None, at=AT, usual=CUP)
    put_up(cup_store, slug=OWN)
    with pytest.raises(NoSuchBoard):
        cup_store.write(boards.take_down, 1, 10, CUP, at=AT, usual=CUP)
    with pytest.raises(NoSuchBoard):  # another server's is as good as none
        cup_store.write(boards.take_down, 2, 10, None, at=AT, usual=OWN)
    assert cup_store.write(boards.take_down, 1, 10, None, at=AT, usual=CUP).programme == OWN
    put_up(cup_store, slug=OWN)
    put_up(cup_store, slug=CUP)
    assert cup_store.write(boards.take_down, 1, 10, None, at=AT, usual=CUP).programme == CUP
    assert cup_store.write(boards.take_down, 1, 10, OWN, at=AT, usual=CUP).programme == OWN


def test_a_board_is_one_workers_until_its_lease_is_over(cup_store: Store) -> None:
    board = put_up(cup_store)
    assert leased(cup_store, board) is not None
    assert leased(cup_store, board, "b") is None
    assert leased(cup_store, board, "b", AT + LEASE - timedelta(seconds=1)) is None
    assert leased(cup_store, board, "b", AT + LEASE) is not None
    assert settled(cup_store, board, "a") is None
    assert settled(cup_store, board, "b") is not None


def test_a_lease_taken_before_the_clock_was_set_back_is_over(cup_store: Store) -> None:
    board = put_up(cup_store)
    assert leased(cup_store, board) is not None
    assert leased(cup_store, board, "b", AT - timedelta(seconds=20)) is None
    assert leased(cup_store, board, "b", AT - timedelta(hours=1)) is not None


def test_without_the_fence_a_lease_is_taken_from_its_holder(cup_store: Store) -> None:
    board = put_up(cup_store)
    assert leased(cup_store, board) is not None
    assert leased(cup_store, board, "b", fenced=False) is not None


def test_nothing_is_tried_before_it_is_due_unless_the_clock_was_set_back(cup_store: Store) -> None:
    board = leased(cup_store, put_up(cup_store))
    assert board is not None
    later = AT + timedelta(minutes=5)
    cup_store.write(tending.later, board, holder="a", due_at=later, reason="limited", at=AT)
    assert leased(cup_store, board, now=AT + timedelta(minutes=4)) is None
    assert leased(cup_store, board, now=AT - timedelta(hours=1)) is not None


def test_the_first_attempt_at_a_message_is_noted_and_kept(cup_store: Store) -> None:
    board = leased(cup_store, put_up(cup_store))
    assert board is not None
    assert board.first_attempt_at == AT
    again = leased(cup_store, board, "b", AT + LEASE)
    assert again is not None
    assert again.first_attempt_at == AT
    assert again.attempts == 2
    assert again.nonce == board.nonce


def test_a_lost_message_is_lost_once_and_the_next_one_has_another_nonce(cup_store: Store) -> None:
    board = up(cup_store)
    assert cup_store.write(tending.lost, board.id, 78, now=AT) is None
    lost = cup_store.write(tending.lost, board.id, 77, now=AT)
    assert lost is not None
    assert lost.message_id is None
    assert lost.nonce != board.nonce
    assert lost.shown == board.shown  # what it said last: the next one says whether that changed
    assert cup_store.write(tending.lost, board.id, 77, now=AT) is None


def test_a_message_is_not_noted_for_a_board_that_ended_or_has_another(cup_store: Store) -> None:
    board = leased(cup_store, put_up(cup_store))
    assert board is not None
    assert cup_store.write(tending.posted, board, message_id=77, changed_at=AT) is not None
    assert cup_store.write(tending.posted, board, message_id=77, changed_at=AT) is not None
    assert cup_store.write(tending.posted, board, message_id=78, changed_at=AT) is None
    cup_store.write(boards.take_down, 1, 10, None, at=AT, usual=CUP)
    assert cup_store.write(tending.posted, board, message_id=77, changed_at=AT) is None


def test_a_server_is_told_once_that_a_channel_is_closed(cup_store: Store) -> None:
    board = up(cup_store)
    for day in range(3):
        at = AT + timedelta(days=day)
        now = leased(cup_store, board, now=at)
        assert now is not None
        cup_store.write(tending.refuse, now, at=at, retry_at=at + timedelta(days=1), reason="403", tell=True)
        assert leased(cup_store, board, now=at + timedelta(hours=23)) is None
    assert notices(cup_store) == ["notice-board-closed"]
    cup_store.write(boards.reopen, [board.id], at=AT)
    assert notices(cup_store) == []  # nobody was told yet, and there is nothing to tell any more
    assert leased(cup_store, board) is not None


def test_a_channel_that_is_gone_ends_its_boards_and_is_told_once(cup_store: Store) -> None:
    seed_files(cup_store, [programme_files()[0]], AT)
    theirs = [put_up(cup_store), put_up(cup_store, slug=OWN)]
    closed = [
        cup_store.write(boards.close_channel, channel, at=AT, reason="gone") for channel in (10, 10, 11)
    ]
    assert closed == [2, 0, 0]
    assert notices(cup_store) == ["notice-board-gone"]
    assert all(leased(cup_store, one) is None for one in theirs)
    assert {cup_store.read(boards.board, one.id).state for one in theirs} == {SubscriptionState.CLOSED}  # type: ignore[union-attr]
