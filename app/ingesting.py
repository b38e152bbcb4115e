"""One article or feed that somebody gives: a link, a file, a text. Read, understood, and kept if asked.

The road of `python bot.py ingest`, of a link in a command, of a message's menu. Rounds over followed feeds are
`ingest/rounds.py`.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from answers.days import today
from answers.fact_book import FactBook
from app.worker import StoreWorker
from db.engine import Store
from db.proposals import Stored
from ingest.articles import Article
from ingest.documents import Document, Entry, Kind
from ingest.fetch import Fetched, Fetcher
from ingest.readers import READ_S, Readers
from ingest.remembering import Propose, keep_given, shortened, understand

if TYPE_CHECKING:
    from ingest.propose import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """An article with what it proposes; spans index the article's text."""

    entry: Entry
    article: Article
    proposals: "Sequence[Proposal]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An article that was kept: its row id, and the proposals that it opened or joined."""

    article_id: int
    stored: Stored


class Ingesting:
    """Reads what is given, one at a time; `fetcher` makes a fetcher with its guards."""

    def __init__(
        self,
        store: Store,
        worker: StoreWorker,
        *,
        clock: Callable[[], datetime],
        fetcher: Callable[[], Fetcher] = Fetcher,
        propose: Propose = understand,
        seconds: float = READ_S,
    ) -> None:
        self._store, self._worker, self._clock = store, worker, clock
        self._fetcher, self._propose, self._seconds = fetcher, propose, seconds

    async def link(self, address: str, facts: FactBook) -> Document:
        """What is at an address; raises FetchFailed, Unreadable."""
        async with self._fetcher() as fetcher:
            came = await fetcher.get(address)
        assert isinstance(came, Fetched)  # nothing was said of an earlier time
        return await self.bytes_(came, facts)

    async def bytes_(self, came: Fetched, facts: FactBook) -> Document:
        """What bytes hold, wherever they are from; raises Unreadable."""
        zone = facts.programme.zone
        async with Readers(processes=1, seconds=self._seconds) as readers:
            return await readers.read(came, zone=zone, today=today(self._clock(), zone))

    async def text(self, text: str, facts: FactBook, *, url: str | None = None) -> Document:
        """What a text that somebody pasted or wrote holds; raises Unreadable."""
        data = text.encode("utf-8", "replace")
        return await self.bytes_(Fetched(url=url or "", body=data, media_type=None, charset="utf-8"), facts)

    async def understood(self, document: Document, facts: FactBook) -> tuple[Understood, ...]:
        """Each of its articles with what it proposes."""
        day = today(self._clock(), facts.programme.zone)
        found = []
        for entry in document.entries:
            article = shortened(entry) if document.kind is Kind.FEED else entry.article
            proposals = await asyncio.to_thread(self._propose, article, facts, day)
            found.append(Understood(entry=entry, article=article, proposals=proposals))
        return tuple(found)

    async def keep(self, understood: Understood, facts: FactBook) -> Kept:
        """Keep what an article proposes for review; the same article twice is kept once."""
        slug, at = facts.programme.id, self._clock()

        def work() -> tuple[int, Stored]:
            return self._store.write(
                keep_given, slug, understood.entry, understood.article.text, understood.proposals, at=at
            )

        article_id, stored = await self._worker.run(work)
        return Kept(article_id=article_id, stored=stored)
