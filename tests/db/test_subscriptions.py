"""Subscriptions in the store, on both databases: what is kept, what is let go, what a server is told, what goes."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from answers.errors import NoSuchSubscription, TooManyAlerts
from answers.subscriptions import Subscription
from answers.terms import (
    ChannelKind,
    DeliveryState,
    Event,
    Language,
    SubscriptionState,
    Task,
    TeamId,
    Topic,
)
from db import curation, notices, subscriptions
from db.claims import Draft, ids_of
from db.curation import Act, NewFact, NewSource, NewVersion
from db.engine import Store
from db.facts import load_facts
from db.models import Base, BoardRow, DeliveryRow, NoticeRow, ServerRow
from db.servers import KEPT, ServerSettings, all_settings, forget_server, keep_settings, note_members
from db.subscriptions import MOST, Following
from db.updates import Recorded
from tests.conftest import HARBOUR_CUP
from tests.stores import Seeds

T = TypeVar("T")

CUP = "harbour-cup"
AT = datetime(2031, 8, 1, tzinfo=UTC)
LATER = AT + timedelta(hours=1)
GONE, CLOSED = "notice-channel-gone", "notice-channel-closed"
PAPER = NewSource(
    slug="gazette-1", publisher="Gazette", url="https://gazette.example/1", language="en", official=False
)


@pytest.fixture
def seeds() -> Seeds:
    return Seeds((HARBOUR_CUP,), AT)


@pytest.fixture
def cup(store: Store) -> Store:
    return store


def wanted(channel: int = 10, guild: int = 1, **more: Any) -> Following:
    kept: dict[str, Any] = {"channel_kind": ChannelKind.TEXT, "language": Language.EN}
    return Following(guild_id=guild, channel_id=channel, **(kept | more))


def follow(
    store: Store, channel: int = 10, guild: int = 1, *, at: datetime = AT, **more: Any
) -> Subscription:
    return store.write(subscriptions.follow, CUP, wanted(channel, guild, **more), at=at)


def decide(store: Store, *acts: Act, at: datetime = LATER) -> Recorded:
    who = store.write(curation.curator, "Mina", 7)
    return store.write(curation.decide_on, CUP, acts, by=who, at=at, sources=[PAPER])


def a_draft(store: Store, event: Event = Event.ADVANCED, *, team: int = 3) -> Draft:
    facts = store.read(load_facts, CUP)
    return Draft(
        team=facts.teams[team].id,
        stage=facts.stages[-1].id,
        event=event,
        text_en="It happened.",
        text_ko="일어났다.",
        sources=(PAPER.slug,),
    )


def deliveries(store: Store) -> list[tuple[Task, DeliveryState]]:
    rows = select(DeliveryRow.task, DeliveryRow.state).order_by(DeliveryRow.id)
    return store.read(lambda session: [(task, state) for task, state in session.execute(rows)])


def of(store: Store, guild: int = 1, *, closed: bool = False) -> list[Subscription]:
    return list(store.read(subscriptions.subscriptions_of, guild, closed=closed))


def untold(store: Store) -> list[notices.Notice]:
    return list(store.read(notices.untold, since=AT - timedelta(days=1)))


def posted(store: Store) -> None:
    """As if the courier had posted everything."""

    def work(session: Session) -> None:
        for row in session.scalars(select(DeliveryRow)):
            row.state, row.message_id = DeliveryState.DONE, 99

    store.write(work)


def at_once(work: Callable[[], T], *, times: int) -> list[T]:
    """What `work` gives on so many threads that begin together; raises what any of them raised."""
    met = threading.Barrier(times)

    def begun(_: int) -> T:
        met.wait()
        return work()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(begun, range(times)))


def test_following_again_changes_what_is_followed_and_keeps_since_when(cup: Store) -> None:
    first = follow(cup, teams=frozenset({TeamId("tern")}), role_id=5)
    again = follow(cup, at=LATER, topics=frozenset({Topic.DATES}), language=Language.KO)
    assert (again.id, again.since) == (first.id, AT)
    assert (again.teams, again.topics, again.role_id) == (frozenset(), frozenset({Topic.DATES}), None)
    assert of(cup) == [again]


def test_a_subscription_that_ended_starts_anew(cup: Store) -> None:
    first = follow(cup)
    cup.write(subscriptions.stop, 1, first.id, at=AT)
    assert of(cup) == []
    assert cup.read(subscriptions.following, CUP, 10) is None
    again = follow(cup, at=LATER)
    assert (again.since, again.state) == (LATER, SubscriptionState.ACTIVE)


def test_one_server_has_at_most_so_many(cup: Store) -> None:
    for channel in range(MOST):
        follow(cup, channel + 1)
    with pytest.raises(TooManyAlerts):
        follow(cup, 999)
    follow(cup, 1, language=Language.KO)  # one that it has may be changed
    follow(cup, 999, guild=2)
    cup.write(subscriptions.stop, 1, of(cup)[0].id, at=AT)
    follow(cup, 999)  # the server of a channel never changes; here it only shows that there is room
    assert len(of(cup)) == MOST


def test_two_at_once_make_one_subscription(cup: Store) -> None:
    assert len({one.id for one in at_once(lambda: follow(cup), times=4)}) == 1
    assert len(of(cup)) == 1


def test_editing_changes_only_what_is_given(cup: Store) -> None:
    one = follow(cup, teams=frozenset({TeamId("tern")}), topics=frozenset({Topic.DATES}), role_id=5)
    assert cup.write(subscriptions.edit, 1, one.id) == one
    changed = cup.write(subscriptions.edit, 1, one.id, role_id=None, language=Language.KO)
    assert (changed.role_id, changed.language, changed.teams) == (None, Language.KO, one.teams)
    cleared = cup.write(subscriptions.edit, 1, one.id, teams=frozenset(), topics=frozenset())
    assert (cleared.teams, cleared.topics) == (frozenset(), frozenset())


def test_another_servers_subscription_is_as_good_as_none(cup: Store) -> None:
    one = follow(cup)
    with pytest.raises(NoSuchSubscription):
        cup.write(subscriptions.pause, 2, one.id, at=AT)
    with pytest.raises(NoSuchSubscription):
        cup.write(subscriptions.resume, 2, one.id, at=AT)
    with pytest.raises(NoSuchSubscription):
        cup.write(subscriptions.stop, 2, one.id, at=AT)
    with pytest.raises(NoSuchSubscription):
        cup.write(subscriptions.edit, 2, one.id, role_id=7)
    assert of(cup) == [one]


def test_pausing_lets_go_of_what_waits_but_not_of_a_correction(cup: Store) -> None:
    one = follow(cup)
    decide(cup, NewFact(key="n1", draft=a_draft(cup)))
    posted(cup)
    decide(cup, NewVersion(key="n1", seen=1, draft=a_draft(cup, Event.ELIMINATED)))
    assert deliveries(cup)[1:] == [(Task.POST, DeliveryState.PENDING), (Task.EDIT, DeliveryState.PENDING)]
    cup.write(subscriptions.pause, 1, one.id, at=LATER)
    assert deliveries(cup)[1:] == [(Task.POST, DeliveryState.CLOSED), (Task.EDIT, DeliveryState.PENDING)]


def test_what_happens_while_it_is_paused_is_not_told_and_while_it_is_refused_waits(cup: Store) -> None:
    paused, refused = follow(cup, 10), follow(cup, 11)
    cup.write(subscriptions.pause, 1, paused.id, at=AT)
    refuse(cup, 11)
    told = decide(cup, NewFact(key="n1", draft=a_draft(cup)))
    assert [one.id for one in told.receivers] == [refused.id]
    assert [one.id for one in told.others] == [paused.id]
    assert cup.write(subscriptions.resume, 1, paused.id, at=AT).state is SubscriptionState.ACTIVE
    assert len(deliveries(cup)) == 1


def refuse(store: Store, channel: int) -> None:
    store.write(subscriptions.refuse_channel, channel, at=AT, retry_at=LATER, reason="403/50013", key=CLOSED)


def test_a_channel_that_is_refused_again_is_told_once(cup: Store) -> None:
    follow(cup)
    refuse(cup, 10)
    refuse(cup, 10)
    assert [(one.key, one.channel_id, one.guild_id) for one in untold(cup)] == [(CLOSED, 10, 1)]
    assert of(cup)[0].retry_at == LATER


def test_a_channel_that_is_open_again_has_nothing_to_be_told(cup: Store) -> None:
    follow(cup)
    refuse(cup, 10)
    assert cup.write(subscriptions.reopen_channel, 10) == 1
    assert untold(cup) == []
    assert of(cup)[0].state is SubscriptionState.ACTIVE
    assert cup.write(subscriptions.reopen_channel, 10) == 0


def test_a_channel_that_is_gone_is_told_though_it_was_refused_before(cup: Store) -> None:
    follow(cup)
    decide(cup, NewFact(key="n1", draft=a_draft(cup)))
    cup.write(subscriptions.close_channel, 10, at=LATER, reason="404/10003", key=GONE)
    cup.write(subscriptions.close_channel, 10, at=LATER, reason="404/10003", key=GONE)
    assert [one.key for one in untold(cup)] == [GONE]
    assert deliveries(cup) == [(Task.POST, DeliveryState.CLOSED)]
    decide(cup, NewVersion(key="n1", seen=1, draft=a_draft(cup, Event.ELIMINATED)))
    assert len(deliveries(cup)) == 1  # nothing is asked for there any more


def test_two_who_find_a_channel_gone_at_once_have_it_told_once(cup: Store) -> None:
    follow(cup)
    at_once(
        lambda: cup.write(subscriptions.close_channel, 10, at=LATER, reason="404/10003", key=GONE), times=4
    )
    assert [one.key for one in untold(cup)] == [GONE]


def test_a_notice_is_taken_by_one_process_alone(cup: Store) -> None:
    follow(cup)
    refuse(cup, 10)
    notice = untold(cup)[0]
    taken = at_once(lambda: cup.write(notices.take, notice.id, at=LATER), times=6)
    assert sorted(taken) == [False] * 5 + [True]
    assert untold(cup) == []
    cup.write(notices.give_back, notice.id)
    assert [one.id for one in untold(cup)] == [notice.id]


def test_what_is_too_old_to_tell_is_not_told(cup: Store) -> None:
    follow(cup)
    refuse(cup, 10)
    assert cup.read(notices.untold, since=AT + timedelta(seconds=1)) == ()
    assert cup.read(notices.untold, since=AT, guild_id=2) == ()
    assert len(cup.read(notices.untold, since=AT, guild_id=1)) == 1


def test_a_channel_of_another_kind_and_a_role_that_is_gone_are_noted(cup: Store) -> None:
    follow(cup, 10, role_id=5)
    follow(cup, 11, guild=2, role_id=5)
    cup.write(subscriptions.note_kind, 10, ChannelKind.ANNOUNCEMENT)
    cup.write(subscriptions.drop_role, 1, 5)
    first, second = cup.read(subscriptions.in_guilds, [1, 2, 3])
    assert (first.channel_kind, first.role_id) == (ChannelKind.ANNOUNCEMENT, None)
    assert (second.channel_kind, second.role_id) == (ChannelKind.TEXT, 5)


def test_the_servers_of_a_large_bot_are_looked_up_in_parts(cup: Store) -> None:
    follow(cup, 10, guild=1_999)
    assert len(cup.read(subscriptions.in_guilds, range(2_000))) == 1


def a_board(store: Store, guild: int, channel: int) -> None:
    def work(session: Session) -> None:
        programme = ids_of(session, CUP).programme
        session.add(
            BoardRow(
                guild_id=guild,
                channel_id=channel,
                programme_id=programme,
                language=Language.EN,
                state=SubscriptionState.ACTIVE,
                token=f"t{channel}",
                touched_at=AT,
            )
        )

    store.write(work)


def everything_of(store: Store, guild: int, channel: int) -> None:
    """Something about a server in every table that knows servers."""
    one = follow(store, channel, guild)
    a_board(store, guild, channel)
    store.write(keep_settings, guild, ServerSettings(language=Language.KO, channels=frozenset({channel})))
    decide(store, NewFact(key=f"of-{guild // 1000}", draft=a_draft(store, team=-1 - guild // 1000 % 3)))
    store.write(subscriptions.refuse_channel, channel, at=AT, retry_at=LATER, reason="403", key=CLOSED)
    assert one.guild_id == guild


def holding(store: Store, number: int) -> set[str]:
    """The tables in which a number stands anywhere."""

    def work(session: Session) -> set[str]:
        tables = Base.metadata.tables.items()
        return {
            name
            for name, table in tables
            if any(str(number) in repr(tuple(row)) for row in session.execute(select(table)))
        }

    return store.read(work)


def test_forgetting_a_server_leaves_nothing_of_it_and_everything_of_others(cup: Store) -> None:
    everything_of(cup, 771_001, 771_010)
    everything_of(cup, 772_001, 772_010)
    known = {"subscription", "board", "notice", "server"}
    assert holding(cup, 771_001) == known
    before = len(deliveries(cup))
    cup.write(forget_server, 771_001)
    assert holding(cup, 771_001) == holding(cup, 771_010) == set()
    assert holding(cup, 772_001) == known
    assert 0 < len(deliveries(cup)) < before
    cup.write(forget_server, 771_001)


def test_a_server_that_was_left_gets_nothing_at_once_and_is_forgotten_after_thirty_days(cup: Store) -> None:
    everything_of(cup, 771_001, 771_010)
    follow(cup, 20, guild=5)
    follow(cup, 30, guild=6)  # it has set nothing, so only its subscription is known
    present = frozenset({5})
    left = LATER + timedelta(hours=1)
    assert cup.write(note_members, present, left) == ()
    assert [one.state for one in of(cup, 771_001, closed=True)] == [SubscriptionState.CLOSED]
    assert [one.state for one in of(cup, 6, closed=True)] == [SubscriptionState.CLOSED]
    assert [one.state for one in of(cup, 5)] == [SubscriptionState.ACTIVE]
    assert untold(cup) == []  # nobody is left to tell
    assert cup.read(lambda session: session.scalar(select(BoardRow.state))) is SubscriptionState.CLOSED
    told = decide(cup, NewFact(key="later", draft=a_draft(cup)), at=left)
    assert [one.guild_id for one in (*told.receivers, *told.others)] == [5]
    assert cup.write(note_members, present, left + KEPT - timedelta(seconds=1)) == ()
    assert set(cup.write(note_members, present, left + KEPT)) == {771_001, 6}
    assert holding(cup, 771_001) == set()
    assert of(cup, 6, closed=True) == []
    assert all_settings_of(cup) == set()


def all_settings_of(store: Store) -> set[int]:
    return set(store.read(all_settings))


def test_what_a_server_follows_since_it_is_back_is_left_alone(cup: Store) -> None:
    """Who is where was looked at before; by the time it is written, the bot may have been invited again."""
    looked_at = AT
    follow(cup, 10, guild=1, at=LATER)
    cup.write(note_members, frozenset(), looked_at)
    assert [one.state for one in of(cup)] == [SubscriptionState.ACTIVE]
    cup.write(note_members, frozenset({1}), LATER)
    left = cup.read(
        lambda session: session.scalar(select(func.count()).where(ServerRow.left_at.is_not(None)))
    )
    assert left == 0
    assert cup.read(lambda session: session.scalar(select(func.count()).select_from(NoticeRow))) == 0
