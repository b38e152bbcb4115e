"""What the tests of alerts share: a curator's decision, and what is in the store because of it."""

import asyncio
from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from answers.subscriptions import Subscription
from answers.terms import DeliveryState, Event, Task
from db import curation, subscriptions
from db.claims import Draft
from db.curation import NewFact, NewSource
from db.engine import Store
from db.models import Base, DeliveryRow, SubscriptionRow
from db.updates import Recorded
from tests.cogs.conftest import Stage
from tests.conftest import NOW

PROGRAMME = "kr-sovereign-ai"
STAGE = "eval-3"
PAPER = NewSource(
    slug="gazette-1", publisher="Gazette", url="https://gazette.example/1", language="en", official=False
)


def decide(stage: Stage, team: str, event: Event = Event.ADVANCED, *, key: str | None = None) -> Recorded:
    """Put on record that something happened to a team at the stage that is open; those who follow are told."""
    draft = Draft(
        team=team,
        stage=STAGE,
        event=event,
        text_en="It happened.",
        text_ko="일어났다.",
        sources=(PAPER.slug,),
        happened_on="2026-11-20",
    )
    store = stage.services.store
    who = store.write(curation.curator, "Mina", 7)
    fact = NewFact(key=key or f"{event}-{team}", draft=draft)
    return store.write(curation.decide_on, PROGRAMME, [fact], by=who, at=NOW, sources=[PAPER])


async def until(stage: Stage, condition: Callable[[], object]) -> None:
    """Wait until something is so in the store; looked at after each commit. TimeoutError after 10 s."""
    loop, rung = asyncio.get_running_loop(), asyncio.Event()

    def heard() -> None:
        loop.call_soon_threadsafe(rung.set)

    deaf = stage.services.bell.listen(heard)
    try:
        async with asyncio.timeout(10):
            while not condition():
                await rung.wait()
                rung.clear()
    finally:
        deaf()


def posts(store: Store) -> list[tuple[int, int]]:
    """(channel, update) of each post that was ever asked for, oldest first."""

    def work(session: Session) -> list[tuple[int, int]]:
        rows = session.execute(
            select(SubscriptionRow.channel_id, DeliveryRow.update_id)
            .join(SubscriptionRow, SubscriptionRow.id == DeliveryRow.subscription_id)
            .where(DeliveryRow.task == Task.POST)
            .order_by(DeliveryRow.id)
        )
        return [(channel, update) for channel, update in rows]

    return store.read(work)


def states(store: Store, task: Task = Task.POST) -> list[DeliveryState]:
    """The state of each delivery with that task, oldest first."""
    rows = select(DeliveryRow.state).where(DeliveryRow.task == task).order_by(DeliveryRow.id)
    return store.read(lambda session: list(session.scalars(rows)))


def theirs(stage: Stage, guild_id: int | None = None, *, closed: bool = False) -> tuple[Subscription, ...]:
    """What a server follows, the first one by default."""
    wanted = guild_id or stage.sandbox.world.guild.id
    return stage.services.store.read(subscriptions.subscriptions_of, wanted, closed=closed)


def rows_with(store: Store, number: int) -> dict[str, int]:
    """In which tables a number stands anywhere, and in how many rows."""

    def work(session: Session) -> dict[str, int]:
        found: dict[str, int] = {}
        for name, table in Base.metadata.tables.items():
            rows: list[Any] = list(session.execute(select(table)).all())
            if hits := sum(str(number) in repr(tuple(row)) for row in rows):
                found[name] = hits
        return found

    return store.read(work)
