"""Manners towards other people's machines: one request at a time, a pause between two, and what robots.txt asks.

Clocks and sleeping are handed in. It fetches through the guards as everything does.
"""

import asyncio
import urllib.robotparser
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from yarl import URL

from answers.errors import (
    BadAddress,
    FetchFailed,
    Garbled,
    NotForRobots,
    NotForUs,
    NotThere,
    ReadingFailed,
    SiteFailed,
    TooSlow,
)
from ingest.addresses import host_of
from ingest.encodings import REPLACED
from ingest.fetch import AGENT, Fetched, Fetcher

SPACING_S = 1.0  # between two requests to one machine
LONGEST_SPACING_S = 10.0  # a longer Crawl-delay is not waited for
MOST_ROBOTS = 500 * 1024  # bytes of a robots.txt that are read, as its standard asks at least

Sleep = Callable[[float], Awaitable[object]]


class Hosts:
    """Takes turns at each machine. A round has one of these."""

    def __init__(
        self, *, spacing: float = SPACING_S, monotonic: Callable[[], float], sleep: Sleep = asyncio.sleep
    ) -> None:
        self._spacing = spacing
        self._monotonic = monotonic
        self._sleep = sleep
        self._locks: dict[str, asyncio.Lock] = {}
        self._ended_at: dict[str, float] = {}
        self._asked: dict[str, float] = {}  # longer pauses that machines ask for

    def ask_for(self, address: str, spacing: float) -> None:
        """Wait longer between two requests to that machine, within reason."""
        self._asked[host_of(address)] = min(spacing, LONGEST_SPACING_S)

    @asynccontextmanager
    async def turn(self, address: str) -> AsyncIterator[None]:
        """Hold the machine of `address` alone; the pause after the last request has passed."""
        host = host_of(address)
        async with self._locks.setdefault(host, asyncio.Lock()):
            ended = self._ended_at.get(host)
            if ended is not None:
                wait = ended + max(self._spacing, self._asked.get(host, 0.0)) - self._monotonic()
                if wait > 0:
                    await self._sleep(wait)
            try:
                yield
            finally:
                self._ended_at[host] = self._monotonic()


class Robots:
    """What machines ask programs to leave alone; each is asked once a round."""

    def __init__(self, fetcher: Fetcher, hosts: Hosts) -> None:
        self._fetcher = fetcher
        self._hosts = hosts
        self._rules: dict[str, asyncio.Task[urllib.robotparser.RobotFileParser]] = {}

    async def expect_allowed(self, address: str) -> None:
        """Raises NotForRobots where the page is to be left alone, FetchFailed where that cannot be told now."""
        try:
            origin = str(URL(address).origin())
        except ValueError:
            raise BadAddress("not the address of a page") from None
        if origin not in self._rules:
            self._rules[origin] = asyncio.create_task(self._read(origin))
        rules = await asyncio.shield(self._rules[origin])
        if not rules.can_fetch(AGENT, address):
            raise NotForRobots("the site asks programs to leave that page alone")
        delay = rules.crawl_delay(AGENT)
        if delay is not None:
            self._hosts.ask_for(address, float(delay))

    async def _read(self, origin: str) -> urllib.robotparser.RobotFileParser:
        rules = urllib.robotparser.RobotFileParser()
        address = f"{origin}/robots.txt"
        try:
            async with self._hosts.turn(address):
                came = await self._fetcher.get(address)
        except (NotThere, NotForUs):
            rules.parse([])  # no rules: everything may be read
            return rules
        body = came.body[:MOST_ROBOTS] if isinstance(came, Fetched) else b""
        rules.parse(body.decode("utf-8", "replace").replace(REPLACED, "").splitlines())
        return rules

    async def close(self) -> None:
        """End what is still being asked for."""
        for task in self._rules.values():
            task.cancel()
        await asyncio.gather(*self._rules.values(), return_exceptions=True)


def is_passing(error: Exception) -> bool:
    """Whether it may go well when tried again: the machine was silent, slow, or failed by itself."""
    return type(error) is FetchFailed or isinstance(error, (Garbled, ReadingFailed, SiteFailed, TooSlow))
