"""How news is fetched, read and understood in the bot, and how fast it is shown. Tests hand in other parts."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from ingest.addresses import Guards
from ingest.fetch import Fetcher
from ingest.politeness import SPACING_S
from ingest.readers import Readers
from ingest.remembering import Propose, understand


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """`guards` hold for every address that anybody gives; times are in seconds.

    `spacing` is between two requests to one machine, `post_gap_s` between two messages in one review channel,
    `look_s` between looks for what other processes proposed.
    """

    guards: Guards = field(default_factory=Guards)
    readers: Callable[[], Readers] = Readers
    propose: Propose = understand
    spacing: float = SPACING_S
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    post_gap_s: float = 1.0
    look_s: float = 15.0

    def fetcher(self) -> Fetcher:
        """A new fetcher within the guards."""
        return Fetcher(self.guards)
