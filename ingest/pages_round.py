"""The articles that a feed told of, within a round: each page fetched politely, read, understood and remembered.

Where a page does not come, what the feed itself told of it is read instead; what may go well later waits.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Protocol, TypeVar

from answers.days import today
from answers.errors import NotAnArticle, OutsideError, ReadingFailed
from answers.fact_book import FactBook
from db import articles
from db.articles import MOST_ATTEMPTS, Waiting
from db.engine import Store
from db.feeds import Feed
from db.proposals import Stored
from ingest.documents import Entry, Kind, letters
from ingest.fetch import Fetched, Fetcher
from ingest.lanes import Lanes
from ingest.politeness import Hosts, Robots, is_passing
from ingest.readers import Readers
from ingest.remembering import Propose, keep_read, shortened

log = logging.getLogger(__name__)
T = TypeVar("T")

ENOUGH = 400  # letters: a feed that tells so much of an article is taken at its word where the page fails
UNDERSTAND_S = 15.0  # for one article


class Runner(Protocol):
    """Runs units of work on the store, off the event loop."""

    async def run(self, work: Callable[[], T]) -> T: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What a round works with, its own for as long as it lasts."""

    store: Store
    runner: Runner
    fetcher: Fetcher
    readers: Readers
    hosts: Hosts
    robots: Robots
    pages: Lanes
    thinking: asyncio.Semaphore
    propose: Propose
    clock: Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDone:
    """What came of one article; `reason` is the key of the sentence that says why it was not read."""

    stored: Stored = field(default_factory=Stored)
    reason: str | None = None


async def read_articles(
    tools: Tools, feed: Feed, waiting: tuple[Waiting, ...], own: Mapping[str, Entry], facts: FactBook
) -> tuple[ArticleDone, ...]:
    """Read what waits of a feed; `own` is what it told this time, by fingerprint. Raises nothing foreseen."""
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(_article(tools, feed, one, own.get(one.told.fingerprint), facts))
            for one in waiting
        ]
    return tuple(one.result() for one in tasks)


async def _article(
    tools: Tools, feed: Feed, waiting: Waiting, own: Entry | None, facts: FactBook
) -> ArticleDone:
    """One article; whatever goes wrong stays with it."""
    try:
        return await _read(tools, feed, waiting, own, facts)
    except OutsideError as error:
        reason, again = error.key, is_passing(error)
    except Exception as error:  # a bug; the others go on
        log.exception("article.failed", extra={"article": waiting.id, "error": type(error).__name__})
        reason, again = ReadingFailed.key, True
    await _write(tools, lambda: tools.store.write(articles.mark_failed, waiting.id, reason, again=again))
    return ArticleDone(reason=reason)


async def _read(
    tools: Tools, feed: Feed, waiting: Waiting, own: Entry | None, facts: FactBook
) -> ArticleDone:
    day = today(tools.clock(), facts.programme.zone)
    entry = await _entry(tools, waiting, own, facts, day)
    article = shortened(entry)
    async with tools.thinking, asyncio.timeout(UNDERSTAND_S):
        found = await asyncio.to_thread(tools.propose, article, facts, day)

    def keep() -> Stored:
        return tools.store.write(
            keep_read, feed.programme, waiting.id, entry, article.text, found, at=tools.clock()
        )

    stored = await _write(tools, keep)
    if stored.refused:
        log.warning("proposal.refused", extra={"article": waiting.id, "count": stored.refused})
    return ArticleDone(stored=stored)


async def _entry(tools: Tools, waiting: Waiting, own: Entry | None, facts: FactBook, day: date) -> Entry:
    """The page of an article, or what its feed tells where that is enough or all there will be."""
    address = waiting.told.address
    if address is None:
        if own is None:
            raise ReadingFailed("its feed tells no address and tells it no longer")
        return own
    try:
        page = await tools.pages.run(_page(tools, address, facts, day))
    except OutsideError as error:
        last = not is_passing(error) or waiting.attempts + 1 >= MOST_ATTEMPTS
        if own is not None and (last or len(letters(own.text)) >= ENOUGH):
            return own
        raise
    told = waiting.told
    dated = page.published_on is not None
    return replace(
        page,
        fingerprint=told.fingerprint,
        title=page.title or told.title,
        publisher=page.publisher or told.publisher,
        published_on=page.published_on if dated else told.published_on,
        doubtful=page.doubtful if dated else told.doubtful,
    )


async def _page(tools: Tools, address: str, facts: FactBook, day: date) -> Entry:
    await tools.robots.expect_allowed(address)
    async with tools.hosts.turn(address):
        came = await tools.fetcher.get(address)
    if not isinstance(came, Fetched):
        raise ReadingFailed("it says nothing has changed, and was not asked so")
    document = await tools.readers.read(came, zone=facts.programme.zone, today=day)
    if document.kind is Kind.FEED:
        raise NotAnArticle("a feed instead of an article")
    return document.entries[0]


def _write(tools: Tools, work: Callable[[], T]) -> Awaitable[T]:
    return tools.runner.run(work)
