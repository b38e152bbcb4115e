"""Live boards in a real sandbox: put up, kept up, healed, refused; what goes wrong, and that the guards matter."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from answers.terms import SubscriptionState, Verdict
from app.board_tending import BoardGuards
from app.board_times import BoardTimes
from app.boards import BoardKeeper
from cogs.board import BoardCog
from cogs.ui.ids import ASK
from db import curation, tending
from db.boards import Board, boards_of, open_boards
from db.curation import Ruling
from db.models import NoticeRow
from sandbox.faults import NO_ACCESS, CutAfter, Delay, Rule, Silence, Status
from sandbox.options import RawCommand
from sandbox.parts import Channel
from sandbox.permissions import Permission
from sandbox.reading import buttons, texts
from sandbox.record import Request
from sandbox.server import Sandbox
from tests.cogs.conftest import Stage, playing
from tests.conftest import NOW
from tests.published import Bodies

SLUG = "kr-sovereign-ai"
SHOWN, UNSHOWN = "eval2-out-motif", "contro-skt"  # claims that the standing shows, and does not
OUT = (
    *("doc-out-bionexus", "doc-out-junctionmed", "doc-out-lunit", "doc-out-pion", "doc-out-sionic-ai"),
    *("eval1-out-naver", "eval2-out-motif"),
)  # eliminations, each of which the standing shows
HOUR = 3600.0
QUICK = BoardTimes(settle=0.0, pause=0.0, gap=0.0)
STILL = BoardTimes(settle=3600.0, pause=0.0, gap=0.0)  # looks only when the test says so
MESSAGES, MESSAGE = "/channels/{channel_id}/messages", "/channels/{channel_id}/messages/{message_id}"
MAY_SHOW = Permission.VIEW_CHANNEL | Permission.SEND_MESSAGES | Permission.PIN_MESSAGES


@dataclass(slots=True)
class Later:
    """The monotonic clock, with what has passed in a test without anybody waiting."""

    by: float = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self.by


@dataclass(slots=True)
class Now:
    """The clock of the answers: at NOW, moved by the test, or running on from there."""

    by: timedelta = timedelta()
    running: bool = False
    begun: float = field(default_factory=time.monotonic)

    def __call__(self) -> datetime:
        passed = time.monotonic() - self.begun if self.running else 0.0
        return NOW + self.by + timedelta(seconds=passed)


@dataclass(slots=True)
class Boards:
    """A stage whose boards are kept by a keeper of the test's own."""

    stage: Stage
    keeper: BoardKeeper

    @property
    def sandbox(self) -> Sandbox:
        return self.stage.sandbox

    def standing_in(self, channel: Channel | None = None) -> list[dict[str, Any]]:
        """The boards' messages in a channel (#general), as the bot wrote them."""
        place, own = channel or self.sandbox.world.general, str(self.sandbox.world.bot.id)
        theirs = [one for one in place.messages.values() if one["author"]["id"] == own]
        return [one for one in theirs if any(ASK.match(each["custom_id"]) for each in buttons(one))]

    def stored(self) -> tuple[Board, ...]:
        return self.stage.services.store.read(open_boards)

    def sent(self, method: str, template: str = MESSAGE, *, since: int = 0) -> list[Request]:
        requests = self.sandbox.record.requests[since:]
        return [one for one in requests if (one.method, one.template) == (method, template)]

    async def decide(self, key: str, verdict: Verdict) -> None:
        """Decide on a claim, as a curator in another process would; this one has noticed when it returns."""
        store = self.stage.services.store
        who = store.write(curation.curator, "Mina", 7)
        work = lambda: store.write(  # noqa: E731
            curation.decide_on, SLUG, [Ruling(key=key, verdict=verdict)], by=who, at=NOW, why="a test"
        )
        await asyncio.to_thread(work)
        self.stage.services.facts.look()

    async def until_stored(self, condition: Callable[[tuple[Board, ...]], bool]) -> None:
        """Until the store says so: a gateway event is on its way to it, which rings no bell of the sandbox."""
        async with asyncio.timeout(10):
            while not condition(await asyncio.to_thread(self.stored)):
                pass

    async def until(self, condition: Callable[[], object]) -> None:
        await self.sandbox.until(condition)


@asynccontextmanager
async def keeping(
    store: Path,
    *,
    times: BoardTimes = QUICK,
    guards: BoardGuards | None = None,
    bodies: Bodies | None = None,
    may_pin: bool = True,
    sandbox: Sandbox | None = None,
    clock: Callable[[], datetime] = lambda: NOW,
) -> AsyncIterator[Boards]:
    async with playing(store, sandbox=sandbox, bodies=bodies, clock=clock) as stage:
        world = stage.sandbox.world
        if may_pin:
            role = world.add_role("Pins", permissions=Permission.PIN_MESSAGES)
            world.give_role(world.bot, role)
        await stage.bot.remove_cog("BoardCog")
        cog = BoardCog(stage.bot, times=times, guards=guards)
        await stage.bot.add_cog(cog)
        yield Boards(stage=stage, keeper=cog.keeper)


async def test_a_board_is_posted_and_pinned_and_pings_nobody(own_store: Path, bodies: Bodies) -> None:
    async with keeping(own_store, bodies=bodies) as boards:
        told = await boards.sandbox.person("Ada", role="admin").runs("board here")
        assert told.ephemeral
        assert "is up in this channel" in told.text
        assert "not pinned" not in told.text
        (message,) = boards.standing_in()
        assert message["pinned"]
        assert "Three teams remain" in texts(message)
        assert f"last changed on <t:{int(NOW.timestamp())}:f>" in texts(message)
        assert boards.sandbox.world.pings == []
        (board,) = boards.stored()
        assert board.message_id == int(message["id"])


async def test_the_buttons_of_a_board_answer_each_reader_alone(own_store: Path) -> None:
    async with keeping(own_store) as boards:
        await boards.sandbox.person("Ada", role="admin").runs("board here")
        (message,) = boards.standing_in()
        assert [one["label"] for one in buttons(message)] == ["Sources", "Timeline", "Report a mistake"]
        reader = boards.sandbox.person(locale="ko")
        for label, expected in (("Sources", "출처"), ("Timeline", "사업 경과")):
            answer = await reader.clicks(message, label)
            assert answer.ephemeral
            assert expected in answer.text
        form = await reader.clicks(message, "Report a mistake")
        assert form.kind == "modal"
        thanks = await reader.submits(form.modal or {}, text="틀렸다", source="")
        assert thanks.ephemeral


async def test_a_decision_that_it_shows_edits_the_board(own_store: Path, bodies: Bodies) -> None:
    async with keeping(own_store, bodies=bodies) as boards:
        await boards.sandbox.person("Ada", role="admin").runs("board here")
        await boards.decide(SHOWN, Verdict.RETRACTED)
        await boards.until(lambda: "Four teams are still in" in texts(boards.standing_in()[0]))
        (message,) = boards.standing_in()
        assert message["pinned"]
        assert len(boards.sent("PATCH")) == 1
        assert len(boards.sent("POST", MESSAGES)) == 1


@pytest.mark.parametrize(("guarded", "edits"), [(True, 0), (False, 1)])
async def test_a_decision_that_it_does_not_show_edits_nothing(
    own_store: Path, guarded: bool, edits: int
) -> None:
    guards = BoardGuards(fingerprint=guarded)
    async with keeping(own_store, guards=guards, times=STILL) as boards:
        await boards.sandbox.person("Ada", role="admin").runs("board here")
        before = len(boards.sandbox.record.requests)
        await boards.decide(UNSHOWN, Verdict.RETRACTED)
        await boards.keeper.look_now()
        assert len(boards.sent("PATCH", since=before)) == edits


async def burst(boards: Boards) -> None:
    """Twenty decisions, after each of which the board would have something else to say."""
    for verdict in (Verdict.RETRACTED, Verdict.ACCEPTED, Verdict.RETRACTED):
        for key in OUT if verdict is not Verdict.ACCEPTED else OUT[:-1]:
            await boards.decide(key, verdict)
            boards.stage.services.bell.ring()


@pytest.mark.parametrize("coalesced", [True, False])
async def test_twenty_decisions_at_once_make_at_most_two_edits(own_store: Path, coalesced: bool) -> None:
    later = Later()
    times = BoardTimes(settle=0.0, pause=HOUR if coalesced else 0.0, gap=0.0, clock=later)
    async with keeping(own_store, times=times) as boards:
        await boards.sandbox.person("Ada", role="admin").runs("board here")
        later.by += HOUR + 1
        await burst(boards)
        later.by += HOUR + 1 if coalesced else 0
        boards.keeper.wake()
        await boards.until(lambda: "Ten teams are still in" in texts(boards.standing_in()[0]))
        await boards.keeper.look_now()
        assert (len(boards.sent("PATCH")) <= 2) is coalesced


async def test_a_board_is_not_edited_again_before_its_pause_is_over(own_store: Path) -> None:
    async with keeping(own_store, times=BoardTimes(settle=0.0, pause=0.6, gap=0.0)) as boards:
        await boards.sandbox.person("Ada", role="admin").runs("board here")
        await boards.decide(SHOWN, Verdict.RETRACTED)
        await boards.until(lambda: len(boards.sent("PATCH")) == 1)
        await boards.decide(SHOWN, Verdict.ACCEPTED)
        await boards.until(lambda: len(boards.sent("PATCH")) == 2)
        posted, first, second = [one.at for one in (*boards.sent("POST", MESSAGES), *boards.sent("PATCH"))]
        assert first - posted >= 0.6
        assert second - first >= 0.6
        assert "Three teams remain" in texts(boards.standing_in()[0])


async def test_a_deleted_board_is_posted_and_pinned_anew_at_once(own_store: Path) -> None:
    async with keeping(own_store) as boards:
        await boards.sandbox.person("Ada", role="admin").runs("board here")
        (first,) = boards.standing_in()
        boards.sandbox.world.messages.delete(first)
        await boards.until(lambda: [one for one in boards.standing_in() if one["pinned"]])
        (second,) = boards.standing_in()
        assert second["id"] != first["id"]
        assert "Three teams remain" in texts(second)
        assert len(boards.sent("POST", MESSAGES)) == 2
        await boards.decide(SHOWN, Verdict.RETRACTED)
        await boards.until(lambda: "Four teams are still in" in texts(boards.standing_in()[0]))


async def test_a_board_that_is_deleted_again_and_again_is_posted_ever_more_slowly(own_store: Path) -> None:
    async with keeping(own_store, times=BoardTimes(settle=0.0, pause=0.1, gap=0.0)) as boards:
        await boards.sandbox.person("Ada", role="admin").runs("board here")
        for count in range(2, 5):
            boards.sandbox.world.messages.delete(boards.standing_in()[0])
            await boards.until(lambda: len([one for one in boards.standing_in() if one["pinned"]]) == 1)
            assert len(boards.sent("POST", MESSAGES)) == count
        moments = [one.at for one in boards.sent("POST", MESSAGES)]
        gaps = [after - before for before, after in pairwise(moments)]
        assert gaps == sorted(gaps)
        assert gaps[-1] >= 0.4


async def test_a_board_deleted_while_the_bot_was_away_is_posted_anew_at_its_start(own_store: Path) -> None:
    async with keeping(own_store) as first:
        sandbox = first.sandbox
        await sandbox.person("Ada", role="admin").runs("board here")
        await first.stage.bot.close()
        sandbox.world.messages.delete(first.standing_in()[0])
        async with keeping(own_store, sandbox=sandbox) as second:
            await second.until(lambda: [one for one in second.standing_in() if one["pinned"]])
            assert len(second.standing_in()) == 1


async def test_a_restart_posts_and_edits_nothing(own_store: Path) -> None:
    async with keeping(own_store) as first:
        sandbox = first.sandbox
        await sandbox.person("Ada", role="admin").runs("board here")
        await first.stage.bot.close()
        before = len(sandbox.record.requests)
        async with keeping(own_store, sandbox=sandbox) as second:
            await second.until(lambda: second.sent("GET", since=before))
            await second.keeper.look_now()
            assert second.sent("POST", MESSAGES, since=before) == []
            assert second.sent("PATCH", since=before) == []
            assert len(second.standing_in()) == 1
            await second.decide(SHOWN, Verdict.RETRACTED)
            await second.until(lambda: "Four teams are still in" in texts(second.standing_in()[0]))


async def test_an_unpinned_board_is_pinned_again_only_with_the_next_change(own_store: Path) -> None:
    async with keeping(own_store) as boards:
        await boards.sandbox.person("Ada", role="admin").runs("board here")
        world, (message,) = boards.sandbox.world, boards.standing_in()
        before = len(boards.sandbox.record.requests)
        world.messages.unpin(world.general, message)
        await boards.keeper.look_now()
        pin = "/channels/{channel_id}/messages/pins/{message_id}"
        assert boards.sent("PUT", pin, since=before) == []
        await boards.decide(SHOWN, Verdict.RETRACTED)
        await boards.until(lambda: boards.standing_in()[0]["pinned"])
        assert "Four teams are still in" in texts(boards.standing_in()[0])
        assert len(boards.sent("PUT", pin, since=before)) == 1


async def test_a_second_call_refreshes_the_board_and_says_so(own_store: Path) -> None:
    async with keeping(own_store) as boards:
        admin = boards.sandbox.person("Ada", role="admin")
        await admin.runs("board here")
        told = await admin.runs("board here", also={"language": "ko"})
        assert "was up in this channel already" in told.text
        (message,) = boards.standing_in()
        assert "세 팀이 남아 있다" in texts(message)
        assert "계속 갱신한다" in texts(message)
        assert len(boards.sent("POST", MESSAGES)) == 1


async def test_a_korean_admin_gets_a_korean_board(own_store: Path) -> None:
    async with keeping(own_store) as boards:
        admin = boards.sandbox.person("민아", role="admin", locale="ko")
        told = await admin.runs("board here")
        assert "현황판을 올렸다" in told.text
        assert "세 팀이 남아 있다" in texts(boards.standing_in()[0])
        assert "고정됨" in (await admin.runs("board list")).text
        assert "갱신하지 않는다" in (await admin.runs("board stop")).text
        assert "부터 갱신하지 않는다" in texts(boards.standing_in()[0])


async def test_an_announcement_channel_is_refused_with_the_reason(own_store: Path) -> None:
    async with keeping(own_store) as boards:
        told = await boards.sandbox.person("Ada", role="admin").runs("board here", channel="news")
        assert told.ephemeral
        assert "reach those who follow it late" in told.text
        assert boards.stored() == ()
        assert boards.sent("POST", MESSAGES) == []


async def test_without_the_right_to_pin_the_board_stands_unpinned_and_that_is_said(own_store: Path) -> None:
    async with keeping(own_store, may_pin=False) as boards:
        admin = boards.sandbox.person("Ada", role="admin")
        told = await admin.runs("board here")
        assert "Pin Messages" in told.text
        (message,) = boards.standing_in()
        assert not message["pinned"]
        assert [one for one in boards.sandbox.record.requests if one.status == 403] == []
        assert "not pinned" in (await admin.runs("board list")).text
        world = boards.sandbox.world
        world.give_role(world.bot, world.add_role("Pins", permissions=Permission.PIN_MESSAGES))
        assert "not pinned" not in (await admin.runs("board here")).text
        assert boards.standing_in()[0]["pinned"]


async def test_a_channel_in_which_the_bot_may_not_write_is_refused_by_name(own_store: Path) -> None:
    async with keeping(own_store) as boards:
        told = await boards.sandbox.person("Ada", role="admin").runs("board here", channel="quiet")
        assert "Send Messages" in told.text
        assert boards.stored() == ()


@pytest.mark.parametrize("word", ["here", "stop", "list"])
async def test_a_member_is_refused_at_run_time_too(own_store: Path, word: str) -> None:
    async with keeping(own_store) as boards:
        member = boards.sandbox.person()
        with pytest.raises(PermissionError):
            await member.runs(f"board {word}")
        told = await member.runs(RawCommand(name="board", options=[{"name": word, "type": 1, "options": []}]))
        assert told.ephemeral
        assert "Only members who may manage" in told.text
        assert boards.stored() == ()


async def test_a_thread_has_a_board_which_outlives_its_archiving(own_store: Path) -> None:
    async with keeping(own_store) as boards:
        world = boards.sandbox.world
        thread = world.add_thread("standing")
        told = await boards.sandbox.person("Ada", role="admin").runs("board here", channel=thread)
        assert "is up in this channel" in told.text
        assert boards.standing_in(thread)[0]["pinned"]
        world.archive(thread)
        await boards.decide(SHOWN, Verdict.RETRACTED)
        await boards.until_stored(lambda stored: stored[0].due_at is not None)
        await boards.keeper.look_now()
        (board,) = boards.stored()
        assert board.state is SubscriptionState.ACTIVE
        assert board.due_at is not None
        assert len(boards.standing_in(thread)) == 1
        world.unarchive(thread)
        await boards.until(lambda: "Four teams are still in" in texts(boards.standing_in(thread)[0]))


async def test_a_stopped_board_stays_and_says_so_and_is_edited_no_more(own_store: Path) -> None:
    async with keeping(own_store) as boards:
        admin = boards.sandbox.person("Ada", role="admin")
        assert "No such board" in (await admin.runs("board stop")).text
        await admin.runs("board here")
        told = await admin.runs("board stop")
        assert "no longer kept up" in told.text
        (message,) = boards.standing_in()
        assert not message["pinned"]
        assert "No longer kept up since" in texts(message)
        before = len(boards.sandbox.record.requests)
        await boards.decide(SHOWN, Verdict.RETRACTED)
        await boards.keeper.look_now()
        boards.sandbox.world.messages.delete(message)
        await boards.keeper.look_now()
        assert boards.sent("PATCH", since=before) == boards.sent("POST", MESSAGES, since=before) == []
        assert "no board" in (await admin.runs("board list")).text
        assert "is up in this channel" in (await admin.runs("board here")).text
        assert boards.standing_in()[0]["pinned"]


async def test_the_list_names_every_board_of_this_server_alone(own_store: Path) -> None:
    async with keeping(own_store) as boards:
        world, admin = boards.sandbox.world, boards.sandbox.person("Ada", role="admin")
        other = world.add_channel("other")
        await admin.runs("board here")
        await admin.runs("board here", channel=other)
        told = await admin.runs("board list")
        assert "Boards of this server: 2" in told.text
        assert f"<#{world.general.id}>" in told.text
        assert f"<#{other.id}>" in told.text
        elsewhere = world.add_guild("Elsewhere")
        assert boards.stage.services.store.read(boards_of, elsewhere.id) == ()


async def test_a_deleted_channel_ends_its_board_without_any_request(own_store: Path) -> None:
    async with keeping(own_store) as boards:
        world = boards.sandbox.world
        place = world.add_channel("gone-soon")
        await boards.sandbox.person("Ada", role="admin").runs("board here", channel=place)
        before = len(boards.sandbox.record.requests)
        world.delete_channel(place)
        await boards.until_stored(lambda stored: not stored)
        await boards.decide(SHOWN, Verdict.RETRACTED)
        await boards.keeper.look_now()
        assert [one for one in boards.sandbox.record.requests[before:] if str(place.id) in one.path] == []
        assert notices(boards) == ["notice-board-gone"]


def notices(boards: Boards, *, untold: bool = False) -> list[str]:
    rows = select(NoticeRow.key).order_by(NoticeRow.id)
    rows = rows.where(NoticeRow.told_at.is_(None)) if untold else rows
    return boards.stage.services.store.read(lambda session: list(session.scalars(rows)))


@pytest.mark.parametrize("fenced", [True, False])
async def test_two_keepers_on_one_store_post_one_board(own_store: Path, fenced: bool) -> None:
    """Discord's memory of nonces is off, so that the lease alone is looked at."""
    guards = BoardGuards(lease=fenced)
    async with (
        Sandbox(nonce_memory_s=0.0) as sandbox,
        keeping(own_store, sandbox=sandbox, guards=guards, times=STILL) as boards,
    ):
        await sandbox.person("Ada", role="admin").runs("board here")
        keepers = [BoardCog(boards.stage.bot, times=STILL, guards=guards).keeper for _ in range(2)]
        await boards.stage.bot.remove_cog("BoardCog")  # so that nobody hears of the deletion
        (board,), (message,) = boards.stored(), boards.standing_in()
        boards.stage.services.store.write(tending.lost, board.id, int(message["id"]), now=NOW)
        sandbox.world.messages.delete(message)
        before = len(sandbox.record.requests)
        sandbox.faults.add(Rule(method="POST", route="/channels/.*/messages", action=Delay(0.3)))
        await asyncio.gather(*(one.look_now() for one in keepers))
        assert (len(boards.sent("POST", MESSAGES, since=before)) == 1) is fenced
        assert len(boards.standing_in()) == 1
        for one in keepers:
            await one.close()


@pytest.mark.parametrize("looked", [True, False])
async def test_a_board_whose_answer_was_lost_is_found_again_and_not_doubled(
    own_store: Path, looked: bool
) -> None:
    """As after a crash between the post and its record, when Discord has forgotten the nonce."""
    now, later, guards = Now(), Later(), BoardGuards(history=looked)
    times = replace(STILL, clock=later)
    async with (
        Sandbox(nonce_memory_s=0.0) as sandbox,
        keeping(own_store, sandbox=sandbox, guards=guards, times=times, clock=now) as boards,
    ):
        sandbox.faults.add(Rule(method="POST", route="/channels/.*/messages", action=CutAfter(), times=1))
        told = await sandbox.person("Ada", role="admin").runs("board here")
        assert "as soon as Discord takes it" in told.text
        assert len(boards.standing_in()) == 1
        now.by += timedelta(minutes=2)
        later.by += 120
        await boards.keeper.look_now()
        assert (len(boards.standing_in()) == 1) is looked
        assert boards.standing_in()[-1]["pinned"]


async def test_within_a_minute_the_nonce_alone_keeps_a_board_from_doubling(own_store: Path) -> None:
    async with keeping(own_store, times=STILL) as boards:
        cut = Rule(method="POST", route="/channels/.*/messages", action=CutAfter(), times=1)
        boards.sandbox.faults.add(cut)
        await boards.sandbox.person("Ada", role="admin").runs("board here")
        await boards.sandbox.person("Ada", role="admin").runs("board here")
        assert len(boards.sent("POST", MESSAGES)) == 2
        assert len(boards.standing_in()) == 1
        assert boards.sent("GET", MESSAGES) == []


async def test_a_limit_on_edits_of_old_messages_is_waited_for_and_holds_up_no_other(own_store: Path) -> None:
    now = Now(running=True)
    async with keeping(own_store, clock=now) as boards:
        world, admin = boards.sandbox.world, boards.sandbox.person("Ada", role="admin")
        other = world.add_channel("other")
        await admin.runs("board here")
        await admin.runs("board here", channel=other)
        limited = Status(
            code=429,
            body={"message": "Maximum number of edits", "retry_after": 1.5, "global": False, "code": 30046},
            headers={"Via": "1.1 google", "Retry-After": "2", "X-RateLimit-Scope": "user"},
            scope="user",
        )
        boards.sandbox.faults.add(Rule(method="PATCH", channel=world.general.id, action=limited, times=1))
        await boards.decide(SHOWN, Verdict.RETRACTED)
        await boards.until(lambda: "Four teams are still in" in texts(boards.standing_in(other)[0]))
        assert "Three teams remain" in texts(boards.standing_in()[0])
        await boards.until(lambda: "Four teams are still in" in texts(boards.standing_in()[0]))
        mine = [one for one in boards.sent("PATCH") if str(world.general.id) in one.path]
        assert [one.status for one in mine] == [429, 200]
        assert mine[1].at - mine[0].at >= 1.5


async def test_a_channel_closed_to_the_bot_pauses_its_board_until_that_changes(own_store: Path) -> None:
    async with keeping(own_store) as boards:
        world, admin = boards.sandbox.world, boards.sandbox.person("Ada", role="admin")
        place = world.add_channel("closed-soon")
        await admin.runs("board here", channel=place)
        world.set_overwrite(place, world.bot, deny=Permission.VIEW_CHANNEL)
        await boards.decide(SHOWN, Verdict.RETRACTED)
        await boards.until_stored(lambda stored: stored[0].state is SubscriptionState.REFUSED)
        before = len(boards.sandbox.record.requests)
        await boards.decide(SHOWN, Verdict.ACCEPTED)
        await boards.decide(OUT[0], Verdict.RETRACTED)
        await boards.keeper.look_now()
        assert boards.sent("PATCH", since=before) == []
        assert notices(boards) == ["notice-board-closed"]
        assert "closed to me for now" in (await admin.runs("board list")).text
        world.set_overwrite(place, world.bot, allow=MAY_SHOW)
        await boards.until(lambda: "Four teams are still in" in texts(boards.standing_in(place)[0]))
        await boards.until_stored(lambda stored: stored[0].state is SubscriptionState.ACTIVE)
        assert notices(boards, untold=True) == []


async def test_a_refused_board_is_tried_once_a_day(own_store: Path) -> None:
    now = Now()
    async with keeping(own_store, clock=now, times=STILL) as boards:
        await boards.sandbox.person("Ada", role="admin").runs("board here")
        boards.sandbox.faults.add(Rule(method="PATCH", action=NO_ACCESS))
        await boards.decide(SHOWN, Verdict.RETRACTED)
        for hours, tried in ((0, 1), (23, 1), (1, 2), (20, 2), (4, 3)):
            now.by += timedelta(hours=hours)
            await boards.keeper.look_now()
            assert len(boards.sent("PATCH")) == tried
        assert notices(boards) == ["notice-board-closed"]
        boards.sandbox.faults.clear()
        now.by += timedelta(hours=24)
        await boards.keeper.look_now()
        assert "Four teams are still in" in texts(boards.standing_in()[0])
        assert boards.stored()[0].state is SubscriptionState.ACTIVE


async def test_a_board_that_is_stuck_holds_up_no_other(own_store: Path) -> None:
    async with keeping(own_store) as boards:
        world, admin = boards.sandbox.world, boards.sandbox.person("Ada", role="admin")
        other = world.add_channel("other")
        await admin.runs("board here")
        await admin.runs("board here", channel=other)
        boards.sandbox.faults.add(Rule(method="PATCH", channel=world.general.id, action=Silence()))
        await boards.decide(SHOWN, Verdict.RETRACTED)
        await boards.until(lambda: "Four teams are still in" in texts(boards.standing_in(other)[0]))
        assert "Three teams remain" in texts(boards.standing_in()[0])
        boards.sandbox.faults.clear()
        begun = time.monotonic()
        await boards.stage.bot.remove_cog("BoardCog")
        assert time.monotonic() - begun < 8.0


async def test_a_day_that_comes_is_shown_without_any_decision(own_store: Path) -> None:
    now = Now(by=timedelta(days=-200))  # before the second evaluation ended
    async with keeping(own_store, clock=now, times=STILL) as boards:
        await boards.sandbox.person("Ada", role="admin").runs("board here")
        assert "Three teams remain" not in texts(boards.standing_in()[0])
        now.by = timedelta()
        await boards.keeper.look_now()
        assert "Three teams remain" in texts(boards.standing_in()[0])
        assert len(boards.sent("PATCH")) == 1


async def test_a_clock_that_is_set_back_holds_back_no_board(own_store: Path) -> None:
    now = Now()
    async with keeping(own_store, clock=now, times=STILL) as boards:
        await boards.sandbox.person("Ada", role="admin").runs("board here")
        boards.sandbox.faults.add(Rule(method="PATCH", action=NO_ACCESS, times=1))
        await boards.decide(SHOWN, Verdict.RETRACTED)
        await boards.keeper.look_now()
        assert boards.stored()[0].state is SubscriptionState.REFUSED
        now.by -= timedelta(hours=1)
        await boards.keeper.look_now()
        assert "Four teams are still in" in texts(boards.standing_in()[0])
