"""A decision, its update and its deliveries are one transaction; corrections chase what was told. Both databases."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from answers.errors import AlreadyDecided, NothingToUndo
from answers.terms import (
    PLACING,
    Announce,
    ChangeKind,
    ChannelKind,
    DeliveryState,
    Event,
    Language,
    SubscriptionState,
    Task,
    TeamId,
    Topic,
    Verdict,
)
from app.seeding import seed_files
from db import curation, subscriptions
from db.claims import Draft
from db.curation import Act, NewFact, NewSource, NewVersion, Ruling
from db.engine import Store
from db.facts import load_facts
from db.models import Base, DecisionRow, DeliveryRow, UpdateRow
from db.subscriptions import Following
from db.updates import Recorded
from tests.conftest import HARBOUR_CUP
from tests.stores import Seeds

CUP = "harbour-cup"
AT = datetime(2031, 8, 1, tzinfo=UTC)
PAPER = NewSource(
    slug="gazette-1", publisher="Gazette", url="https://gazette.example/1", language="en", official=False
)
BOARD = NewSource(
    slug="board-1", publisher="Board", url="https://board.example/1", language="en", official=True
)


@pytest.fixture
def seeds() -> Seeds:
    return Seeds((HARBOUR_CUP,), AT)


@pytest.fixture
def cup_store(store: Store) -> Store:
    store.write(curation.curator, "Mina", 7)
    return store


def teams_of(store: Store) -> list[TeamId]:
    """Teams of which the file knows nothing in the last stage."""
    book = store.read(load_facts, CUP)
    of_file = [one for one in book.claims if all(made.by is None for made in one.decisions)]
    taken = {one.team for one in of_file if one.stage == book.stages[-1].id and one.event in PLACING}
    return [one.id for one in book.teams if one.id not in taken]


def last_stage(store: Store) -> str:
    return store.read(load_facts, CUP).stages[-1].id


def a_draft(store: Store, event: Event = Event.ADVANCED, team: int = 0, **more: Any) -> Draft:
    fields: dict[str, Any] = {
        "team": teams_of(store)[team],
        "stage": last_stage(store),
        "event": event,
        "text_en": "It happened.",
        "text_ko": "일어났다.",
        "sources": ("gazette-1",),
        "happened_on": None,
    }
    return Draft(**(fields | more))


def a_channel(store: Store, channel: int = 10, guild: int = 1, **more: Any) -> int:
    wanted = Following(
        guild_id=guild, channel_id=channel, channel_kind=ChannelKind.TEXT, language=Language.EN, **more
    )
    return store.write(subscriptions.follow, CUP, wanted, at=AT).id


def decide(store: Store, *acts: Act, **more: Any) -> Recorded:
    who = store.write(curation.curator, "Mina", 7)
    return store.write(curation.decide_on, CUP, acts, by=who, at=AT, **({"sources": [PAPER, BOARD]} | more))


def deliveries(store: Store, task: Task = Task.POST) -> list[tuple[int, int]]:
    """(update, subscription) of each delivery with that task."""

    def work(session: Session) -> list[tuple[int, int]]:
        rows = session.scalars(select(DeliveryRow).where(DeliveryRow.task == task).order_by(DeliveryRow.id))
        return [(row.update_id, row.subscription_id) for row in rows]

    return store.read(work)


def counts(store: Store) -> dict[str, int]:
    def work(session: Session) -> dict[str, int]:
        return {
            name: session.scalar(select(func.count()).select_from(table)) or 0
            for name, table in Base.metadata.tables.items()
        }

    return store.read(work)


def test_one_decision_about_three_teams_is_one_update_and_one_delivery_a_channel(cup_store: Store) -> None:
    first, second = a_channel(cup_store, 10), a_channel(cup_store, 11)
    facts = [
        NewFact(key=f"n{at}", draft=a_draft(cup_store, team=at, sources=("board-1",))) for at in range(3)
    ]
    told = decide(cup_store, *facts)
    assert [one.kind for one in told.update.changes] == [ChangeKind.ADVANCED] * 3
    assert deliveries(cup_store) == [(told.update.id, first), (told.update.id, second)]


def test_what_fails_leaves_neither_decision_nor_update_nor_delivery(cup_store: Store) -> None:
    a_channel(cup_store)
    decide(cup_store, NewFact(key="n1", draft=a_draft(cup_store)))
    before = counts(cup_store)
    with pytest.raises(AlreadyDecided):
        decide(
            cup_store,
            NewFact(key="n2", draft=a_draft(cup_store, team=1)),
            NewVersion(key="n1", seen=9, draft=a_draft(cup_store, Event.ELIMINATED)),
        )
    assert counts(cup_store) == before


def test_a_rehearsal_tells_what_would_happen_and_keeps_nothing(cup_store: Store) -> None:
    channel = a_channel(cup_store)
    act = NewFact(key="n1", draft=a_draft(cup_store))
    who = cup_store.write(curation.curator, "Mina", 7)
    before = counts(cup_store)
    rehearsed = cup_store.rehearse(curation.decide_on, CUP, [act], by=who, at=AT, sources=[PAPER])
    assert [one.id for one in rehearsed.receivers] == [channel]
    assert counts(cup_store) == before
    assert decide(cup_store, act).update.changes == rehearsed.update.changes


def test_only_those_who_want_it_get_it(cup_store: Store) -> None:
    mine, other = teams_of(cup_store)[:2]
    wants = a_channel(cup_store, 10, teams=frozenset({mine}))
    a_channel(cup_store, 11, teams=frozenset({other}))
    a_channel(cup_store, 12, topics=frozenset({Topic.SCORES}))
    paused = a_channel(cup_store, 13)
    cup_store.write(subscriptions.pause, 1, paused, at=AT)
    told = decide(cup_store, NewFact(key="n1", draft=a_draft(cup_store)))
    assert deliveries(cup_store) == [(told.update.id, wants)]
    assert len(told.others) == 3


def test_a_channel_closed_to_the_bot_gets_it_once_it_is_open_again(cup_store: Store) -> None:
    channel = a_channel(cup_store, 10)
    cup_store.write(
        subscriptions.refuse_channel,
        10,
        at=AT,
        retry_at=AT + timedelta(days=1),
        reason="50001",
        key="notice-channel-closed",
    )
    told = decide(cup_store, NewFact(key="n1", draft=a_draft(cup_store)))
    assert deliveries(cup_store) == [(told.update.id, channel)]


def test_a_subscription_starts_from_now(cup_store: Store) -> None:
    decide(cup_store, NewFact(key="n1", draft=a_draft(cup_store)))
    channel = a_channel(cup_store)
    later = decide(cup_store, NewFact(key="n2", draft=a_draft(cup_store, team=1)))
    assert deliveries(cup_store) == [(later.update.id, channel)]


def test_a_flip_is_told_and_mends_what_was_posted(cup_store: Store) -> None:
    channel = a_channel(cup_store)
    first = decide(cup_store, NewFact(key="n1", draft=a_draft(cup_store)))
    flip = NewVersion(key="n1", seen=1, draft=a_draft(cup_store, Event.ELIMINATED))
    second = decide(cup_store, flip, why="misread")
    assert deliveries(cup_store) == [(first.update.id, channel), (second.update.id, channel)]
    assert deliveries(cup_store, Task.EDIT) == [(first.update.id, channel)]
    assert [(one.version, one.amendments[0].why) for one in second.amended] == [(1, "misread")]


def test_a_typo_only_mends_what_was_posted(cup_store: Store) -> None:
    channel = a_channel(cup_store)
    first = decide(cup_store, NewFact(key="n1", draft=a_draft(cup_store)))
    day = NewVersion(key="n1", seen=1, draft=a_draft(cup_store, happened_on="2031-07-01"))
    decide(cup_store, day)
    assert deliveries(cup_store) == [(first.update.id, channel)]
    assert deliveries(cup_store, Task.EDIT) == [(first.update.id, channel)]


def test_a_quiet_decision_posts_nothing_and_still_mends(cup_store: Store) -> None:
    channel = a_channel(cup_store)
    first = decide(cup_store, NewFact(key="n1", draft=a_draft(cup_store)))
    flip = NewVersion(key="n1", seen=1, draft=a_draft(cup_store, Event.ELIMINATED))
    decide(cup_store, flip, announce=Announce.QUIETLY)
    assert deliveries(cup_store) == [(first.update.id, channel)]
    assert deliveries(cup_store, Task.EDIT) == [(first.update.id, channel)]


def test_a_message_is_mended_only_where_it_shows_what_changed(cup_store: Store) -> None:
    mine, other = teams_of(cup_store)[:2]
    a_channel(cup_store, 10, teams=frozenset({mine}))
    second = a_channel(cup_store, 11, teams=frozenset({other}))
    facts = [NewFact(key=f"n{at}", draft=a_draft(cup_store, team=at)) for at in range(2)]
    told = decide(cup_store, *facts)
    decide(cup_store, Ruling(key="n1", verdict=Verdict.RETRACTED), why="withdrawn")
    assert deliveries(cup_store, Task.EDIT) == [(told.update.id, second)]


def test_a_message_is_mended_whatever_its_channel_wants_by_then(cup_store: Store) -> None:
    mine, other = teams_of(cup_store)[:2]
    channel = a_channel(cup_store, 10)
    told = decide(cup_store, NewFact(key="n0", draft=a_draft(cup_store)))
    a_channel(cup_store, 10, teams=frozenset({other}))
    assert mine != other
    flip = decide(cup_store, NewVersion(key="n0", seen=1, draft=a_draft(cup_store, Event.ELIMINATED)))
    assert deliveries(cup_store, Task.EDIT) == [(told.update.id, channel)]
    assert flip.update.id not in {update for update, _channel in deliveries(cup_store)}


def test_a_contradiction_is_held_back_until_a_curator_announces_it(cup_store: Store) -> None:
    a_channel(cup_store)
    first = decide(cup_store, NewFact(key="n1", draft=a_draft(cup_store)))
    held = decide(cup_store, NewFact(key="n2", draft=a_draft(cup_store, Event.ELIMINATED)))
    assert [one.kind for one in held.update.changes] == [ChangeKind.DISPUTED]
    assert {update for update, _channel in deliveries(cup_store)} == {first.update.id}
    assert deliveries(cup_store, Task.EDIT) == []
    told = decide(
        cup_store,
        NewFact(key="n3", draft=a_draft(cup_store, Event.ELIMINATED, happened_on="2031-07-02")),
        announce=Announce.DISPUTE,
    )
    assert told.update.id in {update for update, _channel in deliveries(cup_store)}
    assert [update for update, _channel in deliveries(cup_store, Task.EDIT)] == [first.update.id]


def test_an_update_of_another_version_of_the_program_stops_no_decision(cup_store: Store) -> None:
    channel = a_channel(cup_store)
    first = decide(cup_store, NewFact(key="n1", draft=a_draft(cup_store)))

    def spoil(session: Session) -> None:
        session.get_one(UpdateRow, first.update.id).changes = [{"kind": "of_tomorrow"}]

    cup_store.write(spoil)
    later = decide(cup_store, NewFact(key="n2", draft=a_draft(cup_store, team=1)))
    assert (later.update.id, channel) in deliveries(cup_store)


def test_what_was_taken_back_and_is_told_again_is_mended_again(cup_store: Store) -> None:
    a_channel(cup_store)
    first = decide(cup_store, NewFact(key="n1", draft=a_draft(cup_store)))
    decide(cup_store, Ruling(key="n1", verdict=Verdict.RETRACTED), why="withdrawn")
    decide(cup_store, Ruling(key="n1", verdict=Verdict.ACCEPTED), why="it was right")
    assert [one for one, _channel in deliveries(cup_store, Task.EDIT)].count(first.update.id) == 2


def test_what_waits_for_a_channel_that_stops_is_let_go(cup_store: Store) -> None:
    channel = a_channel(cup_store)
    decide(cup_store, NewFact(key="n1", draft=a_draft(cup_store)))
    cup_store.write(subscriptions.stop, 1, channel, at=AT)

    def states(session: Session) -> set[DeliveryState]:
        return set(session.scalars(select(DeliveryRow.state)))

    assert cup_store.read(states) == {DeliveryState.CLOSED}


def test_following_again_takes_up_the_same_subscription(cup_store: Store) -> None:
    first = a_channel(cup_store)
    cup_store.write(subscriptions.stop, 1, first, at=AT)
    assert a_channel(cup_store, role_id=5) == first
    again = cup_store.read(subscriptions.subscriptions_of, 1)
    assert [(one.state, one.role_id) for one in again] == [(SubscriptionState.ACTIVE, 5)]


@pytest.mark.parametrize("change", ["add", "correct", "retract"])
def test_undoing_brings_back_what_held_before(cup_store: Store, change: str) -> None:
    who = cup_store.write(curation.curator, "Mina", 7)
    if change != "add":
        other = cup_store.write(curation.curator, "Jun", 8)
        cup_store.write(
            curation.decide_on,
            CUP,
            [NewFact(key="n1", draft=a_draft(cup_store))],
            by=other,
            at=AT,
            sources=[PAPER],
        )
    before = standings_of(cup_store)
    act: dict[str, Act] = {
        "add": NewFact(key="n1", draft=a_draft(cup_store)),
        "correct": NewVersion(key="n1", seen=1, draft=a_draft(cup_store, Event.ELIMINATED)),
        "retract": Ruling(key="n1", verdict=Verdict.RETRACTED),
    }
    decide(cup_store, act[change])
    assert standings_of(cup_store) != before
    _row, acts = cup_store.read(curation.undoing, CUP, by=who)
    decide(cup_store, *acts)
    assert standings_of(cup_store) == before


def test_what_others_decided_on_since_cannot_be_undone(cup_store: Store) -> None:
    who = cup_store.write(curation.curator, "Mina", 7)
    with pytest.raises(NothingToUndo):
        cup_store.read(curation.undoing, CUP, by=who)
    decide(cup_store, NewFact(key="n1", draft=a_draft(cup_store)))
    other = cup_store.write(curation.curator, "Jun", 8)
    cup_store.write(curation.retract, CUP, "n1", by=other, at=AT, why="no")
    with pytest.raises(NothingToUndo):
        cup_store.read(curation.undoing, CUP, by=who)


def test_of_two_who_decide_on_the_same_the_second_is_told(cup_store: Store) -> None:
    decide(cup_store, NewFact(key="n1", draft=a_draft(cup_store)))
    decide(cup_store, Ruling(key="n1", verdict=Verdict.RETRACTED, seen=1), why="mine")
    with pytest.raises(AlreadyDecided):
        decide(cup_store, Ruling(key="n1", verdict=Verdict.RETRACTED, seen=1), why="mine too")
    with pytest.raises(AlreadyDecided):
        decide(cup_store, NewFact(key="n1", draft=a_draft(cup_store)))


def test_decisions_made_together_share_their_update(cup_store: Store) -> None:
    facts = [NewFact(key=f"n{at}", draft=a_draft(cup_store, team=at)) for at in range(2)]
    told = decide(cup_store, *facts)

    def of_it(session: Session) -> int:
        made = select(func.count()).where(DecisionRow.update_id == told.update.id)
        return session.scalar(made) or 0

    assert cup_store.read(of_it) == 2


def test_a_quote_is_kept_with_its_source(cup_store: Store) -> None:
    decide(cup_store, NewFact(key="n1", draft=a_draft(cup_store, quotes={"gazette-1": "They are through."})))
    claim = next(one for one in cup_store.read(load_facts, CUP).claims if one.key == "n1")
    assert dict(claim.quotes) == {"gazette-1": "They are through."}


def edited(tmp_path: Path, edit: Callable[[dict[str, Any]], object]) -> Path:
    file = yaml.safe_load(HARBOUR_CUP.read_text(encoding="utf-8"))
    edit(file)
    path = tmp_path / "edited.yaml"
    path.write_text(yaml.safe_dump(file, allow_unicode=True), encoding="utf-8")
    return path


@pytest.mark.parametrize("announce", [Announce.QUIETLY, Announce.USUAL])
def test_seeding_tells_those_who_follow_only_when_asked_to(
    cup_store: Store, tmp_path: Path, announce: Announce
) -> None:
    channel = a_channel(cup_store)
    path = edited(tmp_path, lambda file: file["claims"].remove(outcome_in(file)))
    seed_files(cup_store, [path], AT, announce)
    told = [subscription for _update, subscription in deliveries(cup_store)]
    assert told == ([channel] if announce is Announce.USUAL else [])

    def updates(session: Session) -> int:
        return session.scalar(select(func.count()).select_from(UpdateRow)) or 0

    made = cup_store.read(updates)
    seed_files(cup_store, [path], AT, announce)
    assert cup_store.read(updates) == made == 1


def outcome_in(file: dict[str, Any]) -> dict[str, Any]:
    """A claim that alone says that a team fell."""
    found: dict[str, Any] = next(one for one in file["claims"] if one["id"] == "out-tern")
    return found


def standings_of(store: Store) -> list[tuple[str, str]]:
    from answers.fact_book import Moment
    from answers.standing import standing

    book = store.read(load_facts, CUP)
    moment = Moment(AT.date())
    return [(team.id, standing(team, book, moment, book.stages[-1]).outcome) for team in book.teams]
