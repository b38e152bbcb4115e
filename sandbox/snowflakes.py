"""Discord's ids: a time, a counter, and the shard a guild falls to.

It knows no guilds or channels; it only counts.
"""

from collections.abc import Callable
from datetime import datetime

EPOCH_MS = 1_420_070_400_000  # the first second of 2015, where Discord's time begins
FIRST_GUILD_MS = (
    285_768_000_000  # early 2024; a multiple of 5040, so guild k falls to shard k % n for n up to 10
)


class Snowflakes:
    """Gives ids that grow strictly and carry the time `now` tells."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._last = 0
        self._guilds = 0

    def next(self) -> int:
        """The next id; two in one millisecond differ in their counter."""
        since = int(self._now().timestamp() * 1000) - EPOCH_MS
        self._last = max(since << 22, self._last + 1)
        return self._last

    def next_guild(self) -> int:
        """An id for a guild: the first falls to shard 0, the second to shard 1, and so on around."""
        self._guilds += 1
        return (FIRST_GUILD_MS + self._guilds - 1) << 22


def shard_of(guild_id: int | None, shards: int) -> int:
    """The shard that hears of a guild; direct messages (None) belong to shard 0."""
    return 0 if guild_id is None else (guild_id >> 22) % shards
