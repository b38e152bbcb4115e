"""What the tests of reviewing share: papers on a local server, rounds made by hand, and what stands where."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from answers.fact_book import FactBook
from answers.terms import PLACING, Event
from app.news import News
from db import feeds, proposals
from db.feeds import Feed
from db.proposed import StoredProposal
from ingest.addresses import Guards
from ingest.articles import Article
from ingest.propose import Proposal, Relation
from ingest.relations import relation
from ingest.remembering import Propose
from sandbox.people import Person
from sandbox.reading import buttons, texts
from sandbox.server import Sandbox
from tests.cogs.conftest import Stage, playing
from tests.conftest import NOW
from tests.ingest.conftest import AtOnce
from tests.ingest.hostile import feed, item
from tests.ingest.servers import Site, body
from tests.published import Bodies

SLUG = "kr-sovereign-ai"
WHEN = "2026-11-20T10:00:00+09:00"
_STATED = re.compile(r"(Upstage|SK Telecom|LG AI Research|NC AI) (advanced|fell)( somewhere)?[^.]*\.")


def stated(article: Article, facts: FactBook, today: date) -> Sequence[Proposal]:
    """Understands "X advanced" and "X fell" in the stage that is open, or in the first one of an old article."""
    stage = facts.stages[-1]
    if "first-stage" in article.text:
        stage = next(one for one in facts.stages if one.id == "eval-1")
    found = []
    for one in _STATED.finditer(article.text):
        event = Event.ADVANCED if one[2] == "advanced" else Event.ELIMINATED
        (team,) = [each for each in facts.teams if each.name.en == one[1]]
        there = None if one[3] else stage
        stands, claim = relation(team, there, event, None, facts, today)
        day = None if stands is Relation.KNOWN else article.published_on
        found.append(
            Proposal(
                team=team, event=event, outcome=PLACING[event], stage=there, happened_on=day, quote=one[0],
                start=one.start(), end=one.end(), confidence=0.93, relation=stands,
                relates_to=claim.key if claim else None, said_by=None,
            )
        )  # fmt: skip
    return found


def page(text: str, *, paper: str, title: str, when: str = WHEN) -> str:
    head = f"<title>{title}</title><meta property='og:site_name' content='{paper}'><meta property='article:published_time' content='{when}'>"
    paragraphs = "".join(f"<p>{one}</p>" for one in text.split("\n\n"))
    return f"<html><head>{head}</head><body><article><h1>{title}</h1>{paragraphs}</article></body></html>"


async def never(_seconds: float) -> None:
    """Rounds are made by hand here."""
    await asyncio.Event().wait()


@dataclass
class Clock:
    """The clock of everything; rounds are due again once it was moved."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def later(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class Desk:
    """A bot that reads papers of `site`."""

    stage: Stage
    site: Site
    clock: Clock
    papers: int = 0
    seen: set[str] = field(default_factory=set)

    @property
    def sandbox(self) -> Sandbox:
        return self.stage.sandbox

    def cog(self, name: str) -> Any:
        """A cog of the bot; the library loads extensions as modules of their own."""
        return self.stage.bot.get_cog(name)

    def owner(self, **more: Any) -> Person:
        return self.sandbox.person("Olga", role="owner", **more)

    async def curator(self, name: str, **more: Any) -> Person:
        """Somebody whom the owner lets decide."""
        made = self.sandbox.person(name, **more)
        told = await self.owner().runs("curators add", also={"person": made.user})
        assert "may now decide" in told.text
        return made

    def prints(self, text: str, *, paper: str = "Gazette", title: str = "News of the programme") -> str:
        """A page with a text; its address."""
        self.papers += 1
        return self.site.serve(
            f"/{self.papers}", body(page(text, paper=paper, title=title), "text/html; charset=utf-8")
        )

    def paper(self, text: str, *, paper: str = "Gazette", title: str = "News of the programme") -> str:
        """A feed with one article; the feed's address."""
        self.prints(text, paper=paper, title=title)
        link = f"/{self.papers}"
        told = feed(
            item(title, "Read on.", link=link, guid=link, when="Fri, 20 Nov 2026 10:00:00 +0900"), title=paper
        )
        return self.site.serve(f"{link}.xml", body(told))

    def follow(self, address: str, **more: Any) -> Feed:
        return self.stage.services.store.write(feeds.add, SLUG, address, at=self.clock(), **more)

    async def round(self) -> None:
        """A round over what is due; the review desk is woken by it."""
        await self.cog("FeedsCog").clock.once()

    async def reads(self, text: str, **more: Any) -> None:
        """Follow a new paper, and read it."""
        self.follow(self.paper(text, **more))
        await self.round()

    def cards(self, channel: str = "general", *, which: str = "accept") -> list[dict[str, Any]]:
        """The bot's messages in a channel with a button of that act."""
        return [
            one
            for one in self.messages(channel)
            if any(f":review:{which}:" in each.get("custom_id", "") for each in buttons(one))
        ]

    def messages(self, channel: str = "general") -> list[dict[str, Any]]:
        """What the bot wrote in a channel, for everybody."""
        own = str(self.sandbox.world.bot.id)
        place = self.sandbox.world.channel(channel)
        return [one for one in place.messages.values() if one["author"]["id"] == own]

    async def card(self, count: int = 1, channel: str = "general") -> dict[str, Any]:
        """The newest card, once there are so many."""
        await self.sandbox.until(lambda: len(self.cards(channel)) == count, within_s=10)
        return self.cards(channel)[-1]

    async def until(self, condition: Callable[[], object]) -> None:
        await self.sandbox.until(lambda: condition() or None, within_s=10)

    def open(self) -> tuple[StoredProposal, ...]:
        return self.stage.services.store.read(proposals.proposals, SLUG)

    def one(self, proposal_id: int) -> StoredProposal:
        return self.stage.services.store.read(proposals.load, proposal_id)


@asynccontextmanager
async def reporting(
    store: Path,
    site: Site,
    *,
    propose: Propose = stated,
    sandbox: Sandbox | None = None,
    bodies: Bodies | None = None,
    clock: Clock | None = None,
    sleep: Callable[[float], Awaitable[None]] = never,
) -> AsyncIterator[Desk]:
    """The bot beside a site; rounds, gaps and looks wait for nothing."""
    own = clock or Clock()
    news = News(
        guards=Guards(allowed=frozenset({site.machine})), readers=AtOnce, propose=propose, spacing=0.0,
        sleep=sleep, post_gap_s=0.0,
    )  # fmt: skip
    async with playing(store, sandbox=sandbox, bodies=bodies, news=news, clock=own) as stage:
        yield Desk(stage=stage, site=site, clock=own)


def words(message: dict[str, Any]) -> str:
    return texts(message)


def labels(message: dict[str, Any] | None) -> list[str]:
    return [one["label"] for one in buttons(message)]
