"""A store with the invented programme, and rounds over local feeds with clocks and sleepers of the test's own."""

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from answers.fact_book import FactBook
from answers.terms import PLACING, Event
from app.seeding import seed_files
from app.worker import StoreWorker
from db import feeds
from db.engine import Store
from db.facts import load_facts
from db.feeds import Feed
from db.migrate import migrate
from ingest.addresses import Guards
from ingest.articles import Article
from ingest.documents import Document
from ingest.fetch import Fetched, Fetcher
from ingest.propose import Proposal, Relation
from ingest.readers import Readers
from ingest.recognising import recognise
from ingest.rounds import RoundReport, Rounds
from tests.conftest import HARBOUR_CUP
from tests.ingest.servers import Names, Site

CUP = "harbour-cup"
START = datetime(2031, 7, 20, 0, 0, tzinfo=UTC)
_STATED = re.compile(r"(Gannet Works|Petrel|Tern Dynamics|Skua|Heron AI) (advanced|was eliminated)[^.]*\.")


def stated(article: Article, facts: FactBook, today: date) -> Sequence[Proposal]:
    """Understands "X advanced" and "X was eliminated" in the finals, and nothing else."""
    stage = facts.stages[-1]
    found = []
    for one in _STATED.finditer(article.text):
        event = Event.ADVANCED if one[2] == "advanced" else Event.ELIMINATED
        (team,) = [each for each in facts.teams if each.name.en == one[1]]
        there = [
            each
            for each in facts.claims
            if each.team == team.id and each.stage == stage.id and each.event in PLACING
        ]
        same = [each for each in there if each.event is event]
        relation = Relation.KNOWN if same else Relation.CONTRADICTS if there else Relation.NEW
        found.append(
            Proposal(
                team=team, event=event, outcome=PLACING[event], stage=stage, happened_on=article.published_on,
                quote=one[0], start=one.start(), end=one.end(), confidence=0.9, relation=relation,
                relates_to=(same or there)[0].key if there else None,
            )
        )  # fmt: skip
    return found


class AtOnce(Readers):
    """Reads in this very process, which spares the tests that are about something else the start of another."""

    async def read(self, came: Fetched, *, zone: ZoneInfo, today: date) -> Document:
        return recognise(came.body, charset=came.charset, url=came.url or None, zone=zone, today=today)


@dataclass
class Bench:
    """Everything a round needs. The clock stands still unless moved; sleeping moves only `slept`."""

    store: Store
    site: Site | None = None
    now: datetime = START
    slept: list[float] = field(default_factory=list)
    monotonic: float = 0.0
    names: Names = field(default_factory=Names)
    guards: dict[str, Any] = field(default_factory=dict)

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.monotonic += seconds

    def rounds(self, **more: Any) -> Rounds:
        site = self.site
        assert site is not None
        guards = Guards(allowed=frozenset({site.machine}), **self.guards)
        given: dict[str, Any] = {
            "propose": stated,
            "readers": AtOnce,
            "spacing": 1.0,
            "sleep": self.sleep,
            "monotonic": lambda: self.monotonic,
        } | more
        return Rounds(
            self.store, StoreWorker(), lambda slug: self.store.read(load_facts, slug), clock=lambda: self.now,
            fetcher=lambda: Fetcher(guards, lookup=self.names), chance=lambda: 0.5, **given,
        )  # fmt: skip

    async def round(self, **more: Any) -> RoundReport:
        return await self.rounds(**more).round()

    def add(self, address: str, **more: Any) -> Feed:
        return self.store.write(feeds.add, CUP, address, at=self.now, **more)

    def feed(self, feed_id: int) -> Feed:
        return next(one for one in self.store.read(feeds.feeds, CUP) if one.id == feed_id)


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file with the invented programme, to be copied."""
    path = tmp_path_factory.mktemp("seeded") / "store.db"
    store = Store(f"sqlite:///{path}")
    migrate(store)
    seed_files(store, [HARBOUR_CUP], START)
    store.close()
    return path


@pytest.fixture
def bench(seeded: Path, tmp_path: Path) -> Iterator[Bench]:
    shutil.copy(seeded, tmp_path / "store.db")
    store = Store(f"sqlite:///{tmp_path}/store.db")
    yield Bench(store=store)
    store.close()
