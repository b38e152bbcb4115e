"""One round over the feeds that are due: fetch, read, propose, remember. It never fails as a whole.

Feeds go side by side within bounds, machines are spared, and what is slow, huge or hostile costs only itself.
What a round did not get to waits in the store for the next one.
"""

import asyncio
import logging
import random
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy.orm import Session

from answers.days import today
from answers.errors import NotAFeed, OutsideError, ProgrammeError
from answers.fact_book import FactBook
from db import articles, feeds
from db.articles import Waiting
from db.engine import Store
from db.feeds import Feed
from ingest.documents import Document, Entry, Kind
from ingest.fetch import Fetched, Fetcher, Validators
from ingest.lanes import Lanes
from ingest.pages_round import ArticleDone, Runner, Tools, read_articles
from ingest.politeness import SPACING_S, Hosts, Robots, Sleep
from ingest.readers import Readers
from ingest.remembering import Propose, told_of, understand

log = logging.getLogger(__name__)
T = TypeVar("T")

INTERVAL = timedelta(minutes=15)
LONGEST_WAIT = timedelta(days=1)  # of a feed that fails and fails
JITTER = 0.1  # of a wait, either way: feeds added together part company
ROUND_S = 300.0  # less than a round has its feeds for (`feeds.TAKEN`)
MOST_FEEDS = 200  # in one round
MOST_PAGES = 20  # of one feed in one round; the others wait for the next


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A feed is done with: `done` of `of` are. `reason` is the key of what was wrong, None where nothing was."""

    done: int
    of: int
    feed: Feed
    reason: str | None
    articles: int
    opened: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundReport:
    """What a round did. `opened` and `joined` are ids of proposals; `unreadable` counts articles."""

    feeds: int = 0
    unchanged: int = 0
    failed: int = 0
    articles: int = 0
    unreadable: int = 0
    opened: tuple[int, ...] = ()
    joined: tuple[int, ...] = ()
    refused: int = 0
    cut_short: bool = False
    seconds: float = 0.0


@dataclass(slots=True)
class _Tally:
    """What a round has done so far."""

    feeds: int
    done: int = 0
    unchanged: int = 0
    failed: int = 0
    articles: list[ArticleDone] = field(default_factory=list)
    well: set[str] = field(default_factory=set)
    cut_short: bool = False

    def report(self, seconds: float) -> RoundReport:
        stored = [one.stored for one in self.articles]
        opened = {each for one in stored for each in one.opened}
        return RoundReport(
            feeds=self.feeds,
            unchanged=self.unchanged,
            failed=self.failed,
            articles=len(self.articles),
            unreadable=sum(one.reason is not None for one in self.articles),
            opened=tuple(sorted(opened)),
            joined=tuple(sorted({each for one in stored for each in one.joined} - opened)),
            refused=sum(one.refused for one in stored),
            cut_short=self.cut_short,
            seconds=seconds,
        )


class Rounds:
    """Makes rounds. `books` gives the facts of a programme by its slug; `fetcher` and `readers` make new ones for each round."""

    def __init__(
        self,
        store: Store,
        runner: Runner,
        books: Callable[[str], FactBook],
        *,
        clock: Callable[[], datetime],
        fetcher: Callable[[], Fetcher] = Fetcher,
        readers: Callable[[], Readers] = Readers,
        propose: Propose = understand,
        spacing: float = SPACING_S,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Sleep = asyncio.sleep,
        chance: Callable[[], float] = random.random,
        interval: timedelta = INTERVAL,
        seconds: float = ROUND_S,
    ) -> None:
        self._store, self._runner, self._books = store, runner, books
        self._clock, self._monotonic, self._sleep, self._chance = clock, monotonic, sleep, chance
        self._fetcher, self._readers, self._propose = fetcher, readers, propose
        self._spacing, self._interval, self._seconds = spacing, interval, seconds

    async def round(
        self, *, only: Collection[int] | None = None, progress: Callable[[Progress], None] | None = None
    ) -> RoundReport:
        """One round over the feeds that are due, or over `only` these; `progress` is told after each feed."""
        began = time.monotonic()
        taken = await self._write(feeds.take_due, now=self._clock(), most=MOST_FEEDS, only=only)
        tally = _Tally(feeds=len(taken))
        if taken:
            async with self._fetcher() as fetcher, self._readers() as readers:
                hosts = Hosts(spacing=self._spacing, monotonic=self._monotonic, sleep=self._sleep)
                robots = Robots(fetcher, hosts)
                tools = Tools(
                    store=self._store, runner=self._runner, fetcher=fetcher, readers=readers, hosts=hosts, robots=robots,
                    pages=Lanes(), thinking=asyncio.Semaphore(1), propose=self._propose, clock=self._clock,
                )  # fmt: skip
                try:
                    await self._all(tools, taken, tally, progress)
                finally:
                    await robots.close()
            await self._write(feeds.settle_round, tally.well, at=self._clock())
            await self._write(articles.forget_old, now=self._clock())
        return tally.report(time.monotonic() - began)

    async def _all(
        self,
        tools: Tools,
        taken: tuple[Feed, ...],
        tally: _Tally,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        lanes = Lanes()

        async def one(feed: Feed) -> None:
            reason, done = await self._feed(tools, lanes, feed, tally)
            tally.done += 1
            if progress is not None:
                opened = sum(len(each.stored.opened) for each in done)
                progress(
                    Progress(done=tally.done, of=tally.feeds, feed=feed, reason=reason, articles=len(done), opened=opened)
                )  # fmt: skip

        try:
            async with asyncio.timeout(self._seconds), asyncio.TaskGroup() as group:
                for feed in taken:
                    group.create_task(one(feed))
        except TimeoutError:
            tally.cut_short = True
            log.warning("round.cut_short", extra={"feeds": tally.feeds, "done": tally.done})

    async def _feed(
        self, tools: Tools, lanes: Lanes, feed: Feed, tally: _Tally
    ) -> tuple[str | None, tuple[ArticleDone, ...]]:
        """One feed and its articles; the key of what was wrong, and what came of the articles."""
        try:
            facts = self._books(feed.programme)
            came, document = await lanes.run(self._came(tools, feed, facts))
            entries = document.entries if document else ()
            waiting = await self._settled(feed, came, document)
        except OutsideError as error:
            await self._failed(feed, error.key, error.fields.get("retry_s"))
            tally.failed += 1
            return error.key, ()
        except Exception as error:  # a bug, or the store: the other feeds go on
            log.exception("feed.failed", extra={"feed": feed.id})
            tally.failed += 1
            with suppress(ProgrammeError):
                await self._failed(feed, ProgrammeError.key, None)
            return type(error).__name__, ()
        tally.unchanged += document is None
        tally.well.add(feed.programme)
        own = {one.fingerprint: one for one in entries}
        done = await read_articles(tools, feed, waiting, own, facts)
        tally.articles += done
        return None, done

    async def _came(
        self, tools: Tools, feed: Feed, facts: FactBook
    ) -> tuple[Fetched | None, Document | None]:
        """The feed as it is now; nothing where it has not changed. Raises OutsideError."""
        async with tools.hosts.turn(feed.address):
            came = await tools.fetcher.get(feed.address, Validators(etag=feed.etag, modified=feed.modified))
        if not isinstance(came, Fetched):
            return None, None
        zone = facts.programme.zone
        document = await tools.readers.read(came, zone=zone, today=today(self._clock(), zone))
        if document.kind is not Kind.FEED:
            raise NotAFeed("what is there is no feed")
        return came, document

    async def _settled(
        self, feed: Feed, came: Fetched | None, document: Document | None
    ) -> tuple[Waiting, ...]:
        """Keep that the feed was read, and its new entries, together; what waits of it now."""
        at = self._clock()
        kept = came.validators if came else Validators(etag=feed.etag, modified=feed.modified)

        def work(session: Session) -> tuple[Waiting, ...]:
            feeds.settle_read(
                session, feed.id, at=at, next_at=at + self._wait(0), etag=kept.etag, modified=kept.modified,
                title=document.title if document else "",
            )  # fmt: skip
            if document:
                articles.note(session, feed.id, [told_of(one) for one in _oldest_first(document)], at=at)
            return articles.waiting(session, feed.id, most=MOST_PAGES)

        return await self._runner.run(lambda: self._store.write(work))

    async def _failed(self, feed: Feed, reason: str, retry_s: object) -> None:
        at = self._clock()
        wait = self._wait(feed.failures + 1)
        if isinstance(retry_s, float):
            wait = max(wait, timedelta(seconds=retry_s))
        await self._write(feeds.settle_failed, feed.id, at=at, next_at=at + wait, reason=reason)

    def _wait(self, failures: int) -> timedelta:
        """Until the feed is due again: the usual interval, doubled for each failure in a row up to a day."""
        doubled: timedelta = self._interval * 2 ** min(failures, 10)
        return min(doubled, LONGEST_WAIT) * (1 + JITTER * (2 * self._chance() - 1))

    async def _write(self, work: Callable[..., T], *args: object, **more: object) -> T:
        return await self._runner.run(lambda: self._store.write(work, *args, **more))


def _oldest_first(document: Document) -> tuple[Entry, ...]:
    """Feeds have the newest first; what happened first is to be proposed first."""
    return document.entries[::-1]
