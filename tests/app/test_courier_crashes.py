"""However lease, crash and settle interleave, nothing is lost, nothing doubled, and every message says what holds."""

import random
from pathlib import Path

import pytest

from answers.alerts import Alerts
from answers.terms import DeliveryState, Event, Task
from answers.wording import Wording
from app.current_facts import CurrentFacts
from app.delivering import Guards
from app.sending import TooSoon, Unclear
from db.engine import Store
from db.migrate import migrate
from db.subscriptions import followers
from db.updates import load_update
from tests.app.faults import SEEDS, Dead, MortalStore, round_or_death
from tests.app.made_up_discord import BEGAN, CUP, Lost, Newsroom, Request, until_settled
from tests.conftest import HARBOUR_CUP
from tests.stores import Seeds

CHANNELS = range(10, 16)


@pytest.fixture
def seeds() -> Seeds:
    return Seeds((HARBOUR_CUP,), BEGAN)


async def story(
    store: Store,
    address: str,
    seed: int,
    *,
    guards: Guards | None = None,
    remembers_s: float = 75,
    readable: bool = True,
) -> Newsroom:
    """Two couriers that fail and die while curators tell and correct; then one that lives delivers the rest."""
    rng, room = random.Random(seed), Newsroom(store)
    room.discord.remembers_s, room.discord.readable = remembers_s, readable
    room.follow(*CHANNELS)
    told = iter(("skua", "tern", "heron"))
    versions = {"skua": 0, "tern": 0, "heron": 0}
    for step in range(14):
        if rng.random() < 0.4 and (team := next(told, None)):
            room.tell(team)
            versions[team] = 1
        elif rng.random() < 0.3 and (known := [one for one, seen in versions.items() if seen]):
            team = rng.choice(known)
            event = rng.choice([Event.ADVANCED, Event.ELIMINATED])
            room.correct(team, event=event, seen=versions[team], on=f"2031-07-{10 + step}")
            versions[team] += 1
        await _work(room, address, rng, guards, name=f"worker-{step % 2}")
        if rng.random() < 0.7:
            room.clock.move(rng.choice([2, 5, 5, 20, 70, 200]))
    room.discord.script = lambda _request: None
    room.clock.move(70)
    await until_settled(room, room.courier("last", guards=guards))
    return room


async def _work(room: Newsroom, address: str, rng: random.Random, guards: Guards | None, name: str) -> None:
    dies_at = rng.choice([None, None, 2, 3, 4])  # the lease is the first or second, the settling comes after
    mortal = MortalStore(address, dies_at=dies_at, after=rng.random() < 0.5)
    dies_at_request = rng.choice([None, None, None, rng.randrange(1, 8)])
    asked = 0

    def script(request: Request) -> Exception | None:
        nonlocal asked
        asked += 1
        if mortal.dead.is_set() or asked == dies_at_request:
            mortal.dead.set()
            raise Dead
        if rng.random() < 0.35:
            too_soon = TooSoon("429", after_s=rng.choice([1.0, 30.0]))
            return rng.choice([Lost(), Lost(), Unclear("500"), too_soon])
        return None

    room.discord.script = script
    courier = room.courier(name, guards=guards, store=mortal, seed=rng.randrange(1000))
    for _ in range(3):
        room.clock.move(rng.choice([0, 3]))
        if not await round_or_death(courier, mortal):
            break
    mortal.close()


OVERTAKEN = "taken back before it was told"  # what took it back is told by an alert of its own


def lost(room: Newsroom) -> int:
    """Posts that do not stand in their channel."""
    posts = [one for one in room.rows(Task.POST) if one.reason != OVERTAKEN]
    there = {one.id for one in room.discord.standing()}
    return sum(1 for one in posts if one.state is not DeliveryState.DONE or one.message_id not in there)


def outdated(room: Newsroom) -> int:
    """Messages that do not say what holds now."""
    facts, alerts = CurrentFacts(room.store).book(CUP), Alerts(Wording())
    subscriptions = {one.id: one for one in room.store.read(followers, CUP)}
    count = 0
    for row in room.rows(Task.POST):
        if row.reason == OVERTAKEN:
            continue
        update = room.store.read(load_update, row.update_id)
        assert update is not None
        wanted = alerts.alert(update, facts, subscriptions[row.subscription_id])
        said = room.discord.messages[row.message_id or 0].alert
        count += wanted is None or (said.line, said.lines) != (wanted.line, wanted.lines)
    return count


@pytest.mark.parametrize("seed", range(SEEDS))
async def test_nothing_is_lost_or_doubled_and_all_is_mended(store: Store, address: str, seed: int) -> None:
    room = await story(store, address, seed)
    assert (lost(room), room.discord.doubled(), outdated(room)) == (0, 0, 0)
    overtaken = {(one.update_id, one.subscription_id) for one in room.rows() if one.reason == OVERTAKEN}
    for one in room.rows():
        closed = (one.update_id, one.subscription_id) in overtaken
        assert one.state is (DeliveryState.CLOSED if closed else DeliveryState.DONE)


@pytest.mark.parametrize("guarded", [True, False])
@pytest.mark.parametrize("guard", ["nonce", "history"])
async def test_either_guard_alone_keeps_alerts_from_being_doubled(
    tmp_path: Path, guard: str, guarded: bool
) -> None:
    """Once where Discord remembers and nothing can be read, once the other way round; each with its control."""
    remembers_s, readable = (1e9, False) if guard == "nonce" else (-1, True)
    doubled = 0
    for seed in range(SEEDS):
        address = f"sqlite:///{tmp_path}/{seed}.db"
        store = Store(address)
        migrate(store)
        guards = Guards(**{guard: guarded})
        room = await story(store, address, seed, guards=guards, remembers_s=remembers_s, readable=readable)
        assert lost(room) == 0
        doubled += room.discord.doubled()
        store.close()
        if doubled and not guarded:
            break  # the control has shown what it is for
    assert (doubled == 0) == guarded
