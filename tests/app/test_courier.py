"""What the courier sends, what it does about failures, and that it never sends twice what Discord still knows."""

import asyncio
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from answers.terms import ChannelKind, DeliveryState, Event, SubscriptionState, Task
from app.delivering import Guards
from app.held import MOST as MOST_HELD
from app.held import Held
from app.leases import Holder
from app.sending import (
    ChannelClosed,
    ChannelGone,
    MessageGone,
    Refused,
    Stopped,
    ThreadClosed,
    TooSoon,
    Unclear,
)
from db import curation, due
from db.curation import NewVersion
from db.engine import Store
from db.models import UpdateRow
from db.subscriptions import subscriptions_of
from tests.app.made_up_discord import BEGAN, CUP, HandClock, Lost, Newsroom, Request, a_draft, until_settled
from tests.conftest import HARBOUR_CUP
from tests.stores import Seeds


@pytest.fixture
def seeds() -> Seeds:
    return Seeds((HARBOUR_CUP,), BEGAN)


@pytest.fixture
def room(store: Store) -> Newsroom:
    return Newsroom(store)


def first(
    kind: str, failure: Exception, *, times: int = 1, channel: int | None = None
) -> Callable[[Request], Exception | None]:
    """A script: the first requests of a kind fail."""
    left = [times]

    def script(request: Request) -> Exception | None:
        if request.kind != kind or channel not in {None, request.channel} or not left[0]:
            return None
        left[0] -= 1
        return failure

    return script


async def test_an_update_reaches_every_channel_once_and_says_what_it_is(room: Newsroom) -> None:
    room.follow(*range(10, 30), role=77)
    room.tell()
    courier = room.courier()
    assert await courier.round() == 20
    assert await courier.round() == 0
    assert sorted(one.channel for one in room.discord.standing()) == list(range(10, 30))
    assert {one.alert.line for one in room.discord.standing()} == {
        "Skua advanced in the finals on 20 July 2031."
    }
    assert {one.role_id for one in room.discord.standing()} == {77}
    assert {(one.state, one.attempts, one.leased_by) for one in room.rows()} == {
        (DeliveryState.DONE, 1, None)
    }
    assert sorted(one.message_id or 0 for one in room.rows()) == sorted(room.discord.messages)


async def test_what_is_told_to_a_channel_comes_in_order(room: Newsroom) -> None:
    room.follow(10)
    for team in ("skua", "tern", "heron"):
        room.tell(team)
    room.discord.script = first("post", Unclear("500"), times=2)
    await until_settled(room, room.courier())
    assert [one.alert.team for one in room.discord.standing(10)] == ["skua", "tern", "heron"]


@pytest.mark.parametrize("guarded", [True, False])
async def test_an_answer_that_got_lost_gives_no_second_message(room: Newsroom, guarded: bool) -> None:
    """Where history cannot be read, the stored nonce alone sees to that."""
    room.follow(10)
    room.tell()
    room.discord.script, room.discord.readable = first("post", Lost(), times=3), False
    await until_settled(room, room.courier(guards=Guards(nonce=guarded)), step_s=5)
    assert room.discord.doubled() == (0 if guarded else 3)
    assert len({one.nonce for one in room.discord.asked("post")}) == (1 if guarded else 4)


@pytest.mark.parametrize("guarded", [True, False])
async def test_a_nonce_that_discord_forgot_is_looked_for_in_the_channel(
    room: Newsroom, guarded: bool
) -> None:
    room.follow(10)
    room.tell()
    room.discord.script = first("post", Lost())
    room.discord.remembers_s = 90
    courier = room.courier(guards=Guards(history=guarded))
    await courier.round()
    room.clock.move(120)
    await courier.round()
    assert room.discord.doubled() == (0 if guarded else 1)
    assert room.states() == [DeliveryState.DONE]
    if guarded:
        assert room.rows()[0].message_id == room.discord.standing()[0].id


async def test_a_clock_that_is_set_back_at_each_retry_does_not_hide_that_time_passed(room: Newsroom) -> None:
    room.follow(10)
    room.tell()
    room.discord.script = first("post", Lost(), times=4)
    room.discord.remembers_s = 100
    courier = room.courier()
    for _ in range(8):
        await courier.round()
        room.clock.move(300)
        room.clock.jump(timedelta(seconds=-331))
    assert room.states() == [DeliveryState.DONE]
    assert room.discord.doubled() == 0


async def test_where_history_cannot_be_read_a_possible_double_is_on_record_before_it_is_sent(
    room: Newsroom,
) -> None:
    room.follow(10)
    room.tell()
    recorded = []

    def script(request: Request) -> Exception | None:
        if request.kind == "post":
            recorded.append(room.rows()[0].maybe_doubled)
            return Lost() if len(recorded) == 1 else None
        return None

    room.discord.script, room.discord.readable, room.discord.remembers_s = script, False, 90
    courier = room.courier()
    await courier.round()
    room.clock.move(120)
    await courier.round()
    assert recorded == [False, True]
    assert room.discord.doubled() == 1
    assert room.rows()[0].maybe_doubled


async def test_a_message_deleted_before_the_retry_is_not_posted_again(room: Newsroom) -> None:
    room.follow(10)
    room.tell()
    room.discord.script = first("post", Lost())
    courier = room.courier()
    await courier.round()
    room.discord.deleted.update(room.discord.messages)
    room.clock.move(5)
    await courier.round()
    assert room.states() == [DeliveryState.DONE]
    assert room.discord.standing() == []
    assert "deleted" in (room.rows()[0].reason or "")


async def test_what_discord_refuses_is_tried_once_and_kept_with_the_reason(room: Newsroom) -> None:
    room.follow(10, 11)
    room.tell()
    room.discord.script = first("post", Refused("400 / 50035: embed too long"), channel=10, times=99)
    await until_settled(room, room.courier())
    dead, done = room.rows()
    assert (dead.state, dead.attempts, dead.reason) == (DeliveryState.DEAD, 1, "400 / 50035: embed too long")
    assert done.state is DeliveryState.DONE
    assert len([one for one in room.discord.requests if one.channel == 10]) == 1


async def test_a_channel_closed_to_the_bot_is_asked_once_a_day_and_gets_all_once_it_is_open(
    room: Newsroom,
) -> None:
    room.follow(10)
    for team in ("skua", "tern", "heron"):
        room.tell(team)
    room.discord.script = first("post", ChannelClosed("403 / 50001"), times=2)
    courier = room.courier()
    for _ in range(23):
        await courier.round()
        room.clock.move(3600)
    assert len(room.discord.requests) == 1
    assert room.store.read(subscriptions_of, 1)[0].state is SubscriptionState.REFUSED
    room.clock.move(2 * 3600)
    await courier.round()
    assert len(room.discord.requests) == 2
    room.clock.move(25 * 3600)
    await until_settled(room, courier)
    assert [one.alert.team for one in room.discord.standing(10)] == ["skua", "tern", "heron"]
    assert all(one.alert.late_since for one in room.discord.standing(10))
    assert room.store.read(subscriptions_of, 1)[0].state is SubscriptionState.ACTIVE


async def test_a_channel_that_is_gone_is_never_asked_again(room: Newsroom) -> None:
    room.follow(10)
    room.tell("skua")
    room.tell("tern")
    room.discord.script = first("post", ChannelGone("404 / 10003"), times=99)
    await until_settled(room, room.courier())
    assert len(room.discord.requests) == 1
    assert room.states() == [DeliveryState.CLOSED] * 2


async def test_a_rate_limit_is_obeyed_even_where_the_clock_jumps(room: Newsroom) -> None:
    room.follow(10)
    room.tell()
    room.discord.script = first("post", TooSoon("429", after_s=50))
    courier = room.courier()
    await courier.round()
    room.clock.jump(timedelta(days=1))
    await courier.round()
    room.clock.jump(timedelta(days=-1, hours=-1))
    await courier.round()
    assert len(room.discord.requests) == 1
    room.clock.move(51)
    await courier.round()
    assert room.states() == [DeliveryState.DONE]
    assert [one.at for one in room.discord.requests] == [1000.0, 1051.0]
    assert room.discord.asked("find") == []  # a limit leaves nothing behind that one would have to look for


async def test_a_limit_for_all_lets_nobody_send(room: Newsroom) -> None:
    room.follow(*range(10, 15))
    room.tell("skua")
    room.discord.script = first("post", TooSoon("429", after_s=30, for_all=True))
    courier = room.courier()
    await courier.round()
    room.tell("tern")
    for _ in range(5):
        room.clock.move(5)
        assert await courier.round() == 0
    room.clock.move(6)
    await until_settled(room, courier)
    assert len(room.discord.standing()) == 10


async def test_a_ban_holds_for_ten_minutes_and_then_one_goes_first(room: Newsroom) -> None:
    room.follow(*range(10, 18))
    room.tell()
    room.discord.script = first("post", TooSoon("429 without Via", after_s=0, banned=True), times=8)
    courier = room.courier()
    await courier.round()
    room.clock.move(590)
    assert await courier.round() == 0
    room.clock.move(11)
    begun = [await courier.round() for _ in range(4)]
    assert begun == [1, 2, 5, 0]
    assert room.states() == [DeliveryState.DONE] * 8


async def test_a_token_that_is_no_longer_good_stops_everything(room: Newsroom) -> None:
    room.follow(*range(10, 20))
    room.tell()
    room.discord.script = first("post", Stopped("401"), times=99)
    stop = asyncio.Event()
    with pytest.raises(Stopped, match="401"):
        await asyncio.wait_for(room.courier().run(stop), 20)
    assert len(room.discord.requests) <= 3
    assert {(one.state, one.leased_by, one.attempts) for one in room.rows()} == {
        (DeliveryState.PENDING, None, 0)
    }


async def test_a_fault_in_the_program_ends_as_a_dead_letter_and_holds_up_nobody(room: Newsroom) -> None:
    room.follow(10, 11)
    room.tell()
    room.discord.script = first("post", ZeroDivisionError("a bug"), channel=10, times=99)
    await until_settled(room, room.courier(), step_s=400)
    assert room.states() == [DeliveryState.DEAD, DeliveryState.DONE]
    assert "ZeroDivisionError" in (room.rows()[0].reason or "")


async def test_what_comes_late_says_so(room: Newsroom) -> None:
    room.follow(10)
    told = room.tell().update.at
    room.clock.move(599)
    await room.courier().round()
    room.tell("tern")
    room.clock.move(601)
    await room.courier().round()
    late = [one.alert.late_since for one in room.discord.standing()]
    assert late == [None, told + timedelta(seconds=599)]


async def test_a_correction_mends_the_message_and_its_own_post_pings(room: Newsroom) -> None:
    room.follow(10, role=77)
    room.tell()
    courier = room.courier()
    await courier.round()
    room.correct()
    await until_settled(room, courier)
    mended, correction = room.discord.standing(10)
    assert mended.alert.lines[0].struck
    assert mended.edits == 1
    assert correction.role_id == 77
    assert room.states(Task.EDIT) == [DeliveryState.DONE]


async def test_many_corrections_of_one_message_are_one_edit(room: Newsroom) -> None:
    room.follow(10)
    room.tell()
    courier = room.courier()
    await courier.round()
    room.correct(on="2031-07-21", event=Event.ADVANCED)
    room.correct(on="2031-07-22", event=Event.ADVANCED, seen=2)
    room.correct(on="2031-07-23", event=Event.ADVANCED, seen=3)
    await until_settled(room, courier)
    assert room.states(Task.EDIT) == [DeliveryState.DONE] * 3
    assert len(room.discord.asked("edit")) == 1
    assert len(room.discord.standing()) == 1


async def test_what_was_corrected_before_it_was_posted_needs_no_edit(room: Newsroom) -> None:
    room.follow(10)
    room.tell()
    room.correct(on="2031-07-21", event=Event.ADVANCED)
    await until_settled(room, room.courier())
    assert [one.kind for one in room.discord.requests] == ["post"]
    assert room.states() == [DeliveryState.DONE] * 2


async def test_a_post_repeated_after_a_correction_is_mended_since_the_old_words_may_stand_there(
    room: Newsroom,
) -> None:
    room.follow(10)
    room.tell()
    room.discord.script, room.discord.readable = first("post", Lost()), False
    courier = room.courier()
    await courier.round()
    room.correct(on="2031-07-21", event=Event.ADVANCED)
    room.clock.move(5)
    await until_settled(room, courier)
    (message,) = room.discord.standing()
    assert message.edits == 1
    assert any(one.struck for one in message.alert.lines)


async def test_a_deleted_message_gets_a_fresh_correction_that_pings_nobody(room: Newsroom) -> None:
    room.follow(10, role=77)
    room.tell()
    courier = room.courier()
    await courier.round()
    room.discord.deleted.update(room.discord.messages)
    room.correct(on="2031-07-21", event=Event.ADVANCED)
    await until_settled(room, courier)
    (fresh,) = room.discord.standing()
    assert fresh.role_id is None
    assert room.rows(Task.POST)[0].message_id == fresh.id
    room.correct(on="2031-07-22", event=Event.ADVANCED, seen=2)
    await until_settled(room, courier)
    assert fresh.edits == 1


async def test_a_fresh_correction_whose_answer_got_lost_is_found_again(room: Newsroom) -> None:
    room.follow(10)
    room.tell()
    courier = room.courier()
    await courier.round()
    room.discord.script = first("edit", ThreadClosed("50083"), times=99)
    room.correct(on="2031-07-21", event=Event.ADVANCED)
    room.discord.remembers_s = 30
    plain, lost = room.discord.script, [1]

    def script(request: Request) -> Exception | None:
        if request.kind == "post" and lost:
            lost.clear()
            return Lost()
        return plain(request)

    room.discord.script = script
    await courier.round()
    room.clock.move(90)
    await until_settled(room, courier)
    assert len(room.discord.standing()) == 2  # what stood there, and one correction
    assert len(room.discord.asked("post")) == 2
    assert room.rows(Task.POST)[0].message_id == room.discord.standing()[-1].id


@pytest.mark.parametrize("readable", [True, False])
async def test_a_fresh_correction_in_doubt_is_not_doubled_by_a_second_amendment(
    room: Newsroom, readable: bool
) -> None:
    room.follow(10)
    room.tell()
    courier = room.courier()
    await courier.round()
    room.discord.deleted.add(room.discord.standing()[0].id)
    room.discord.readable = readable
    room.discord.script = first("post", Lost())
    amend(room, seen=1, on="2031-07-21")
    await courier.round()
    (fresh,) = room.discord.standing()
    amend(room, seen=2, on="2031-07-22")
    await until_settled(room, courier, step_s=2.0)
    assert room.discord.standing() == [fresh]
    assert "22 July" in " ".join(line.text for line in fresh.alert.lines)
    assert room.states() == [DeliveryState.DONE] * 3
    assert room.rows(Task.POST)[0].message_id == fresh.id


def amend(room: Newsroom, *, seen: int, on: str) -> None:
    """Move the day of what was told, with no alert of its own."""
    draft = a_draft("skua", Event.ADVANCED, "finals", on=on)
    act = NewVersion(key="advanced-skua-finals", seen=seen, draft=draft)
    room.store.write(curation.decide_on, CUP, [act], by=room.by, at=room.clock.now, why="day")


async def test_a_deleted_message_whose_correction_is_an_alert_of_its_own_gets_no_other(
    room: Newsroom,
) -> None:
    room.follow(10)
    room.tell()
    courier = room.courier()
    await courier.round()
    room.discord.deleted.update(room.discord.messages)
    room.correct()
    await until_settled(room, courier)
    assert len(room.discord.standing()) == 1
    assert room.states(Task.EDIT) == [DeliveryState.CLOSED]
    assert "of its own" in (room.rows(Task.EDIT)[0].reason or "")


async def test_an_edit_of_what_was_never_posted_is_let_go(room: Newsroom) -> None:
    room.follow(10)
    room.tell()
    room.correct(on="2031-07-21", event=Event.ADVANCED)
    room.discord.script = first("post", Refused("400"), times=1)
    await until_settled(room, room.courier())
    assert room.states() == [DeliveryState.DEAD, DeliveryState.CLOSED]


async def test_an_edit_that_has_to_wait_holds_up_no_post(room: Newsroom) -> None:
    room.follow(10)
    room.tell()
    courier = room.courier()
    await courier.round()
    room.discord.script = first("edit", TooSoon("30046", after_s=200))
    room.correct()
    await courier.round()
    room.tell("tern")
    await courier.round()
    assert len(room.discord.standing()) == 3
    assert room.states(Task.EDIT) == [DeliveryState.PENDING]
    room.clock.move(201)
    await until_settled(room, courier)
    assert room.discord.standing()[0].edits == 1


async def test_messages_of_an_announcement_channel_are_published_ten_an_hour(room: Newsroom) -> None:
    room.follow(10, kind=ChannelKind.ANNOUNCEMENT)
    courier = room.courier()
    for number in range(12):
        room.tell(
            "skua" if number % 2 else "tern", event=Event.ADVANCED, stage="finals"
        ) if number < 2 else None
        if number >= 2:
            team, seen = ("skua", "tern")[number % 2], 1 + (number - 2) // 2
            told = (Event.ELIMINATED, Event.ADVANCED)[(number // 2) % 2 == 0]
            room.correct(team, event=told, seen=seen)
        await courier.round()
        await courier.round()
        await courier.round()
    posts = room.rows(Task.POST)
    assert {one.state for one in posts} == {DeliveryState.DONE}
    assert len(posts) == 12
    assert len(room.discord.asked("publish")) == 10
    room.clock.move(3500)
    await courier.round()
    assert len(room.discord.asked("publish")) == 10
    room.clock.move(110)
    await until_settled(room, courier)
    assert sum(one.published for one in room.discord.standing()) == 12


async def test_publishing_that_fails_is_given_up_after_a_few_tries(room: Newsroom) -> None:
    room.follow(10, kind=ChannelKind.ANNOUNCEMENT)
    room.tell()
    room.discord.script = first("publish", Unclear("500"), times=99)
    await until_settled(room, room.courier(), step_s=60)
    assert len(room.discord.asked("publish")) == 5
    assert room.states() == [DeliveryState.DONE, DeliveryState.CLOSED]


async def test_a_message_deleted_before_it_was_published_is_left(room: Newsroom) -> None:
    room.follow(10, kind=ChannelKind.ANNOUNCEMENT)
    room.tell()
    room.discord.script = first("publish", MessageGone("404 / 10008"), times=99)
    await until_settled(room, room.courier())
    assert room.states() == [DeliveryState.DONE, DeliveryState.CLOSED]


async def test_one_refusal_is_enough_for_a_channel_with_several_things_to_do(room: Newsroom) -> None:
    room.follow(10)
    room.tell()
    courier = room.courier()
    await courier.round()
    room.correct()  # an edit and a post at once
    room.discord.script = lambda _request: ChannelClosed("403 / 50001")
    before = len(room.discord.requests)
    await courier.round()
    await courier.round()
    assert len(room.discord.requests) - before == 1


async def test_what_a_process_had_leased_that_is_gone_from_this_machine_goes_at_once(room: Newsroom) -> None:
    room.follow(10)
    room.tell()
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:  # noqa: ASYNC220
        ended.wait(20)
    dead = replace(Holder.this(), pid=ended.pid)
    elsewhere = replace(dead, host="elsewhere")
    assert room.store.write(due.lease, holder=str(elsewhere), now=room.clock.now, most=9)
    assert await room.courier().round() == 0
    assert room.store.write(due.free, gone=[str(elsewhere)]) == 1
    assert room.store.write(due.lease, holder=str(dead), now=room.clock.now, most=9)
    assert await room.courier().round() == 1
    assert room.states() == [DeliveryState.DONE]


def test_only_so_many_are_held_back_at_once_and_each_only_for_its_time() -> None:
    clock = HandClock()
    held = Held(clock.monotonic)
    for one in range(MOST_HELD + 5):
        held.hold(one, 10 if one % 2 else 20)
    assert held.ids() == frozenset(range(5, MOST_HELD + 5))
    clock.move(15)
    assert held.ids() == frozenset(range(6, MOST_HELD + 5, 2))


async def test_an_update_that_cannot_be_read_holds_up_no_other_and_is_logged_once(
    room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    room.follow(*range(10, 14))
    room.tell("skua")
    room.tell("tern")
    before = spoil(room, [{"kind": "of_tomorrow"}])
    courier = room.courier()
    for _ in range(3):
        await courier.round()
        room.clock.move(30)
    assert ["Tern" in one.alert.line for one in room.discord.standing()] == [True] * 4
    put_off = room.rows()[:4]
    assert {one.reason for one in put_off} == {due.UNREADABLE}
    assert all(one.due_at and one.due_at > room.clock.now for one in put_off)
    assert len([one for one in caplog.records if one.message == "update.unreadable"]) == 1
    spoil(room, before)  # as a program would that knows it
    room.clock.move(3600)
    await until_settled(room, courier)
    assert len(room.discord.standing()) == 8


def spoil(room: Newsroom, changes: list[Any]) -> list[Any]:
    """Let the first update say something else; returns what it said."""

    def work(session: Session) -> list[Any]:
        row = session.get_one(UpdateRow, 1)
        row.changes, before = changes, row.changes
        return before

    return room.store.write(work)


def test_who_holds_a_lease_fits_into_its_column() -> None:
    longest = replace(Holder.this(), pid=4_194_304)
    assert len(str(longest)) + (40 - len(longest.host)) + (20 - len(longest.space)) <= 80
