"""What becomes of channels, roles and servers, as the store has to know it. It knows no Discord.

Every method is one unit of work on the store's threads.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy.orm import Session

from answers.subscriptions import Subscription
from answers.terms import ChannelKind
from app.worker import StoreWorker
from db import boards, notices, subscriptions
from db.due import RETRY
from db.engine import Store
from db.notices import Notice

T = TypeVar("T")

NEWS = timedelta(days=7)  # for how long a server is told what could not be told before


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the channels and roles of servers turned out to be: `roles` are pairs of a server and a role gone."""

    open: frozenset[int] = frozenset()
    kinds: Mapping[int, ChannelKind] = field(default_factory=dict)
    roles: frozenset[tuple[int, int]] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.open or self.kinds or self.roles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Untold:
    """What some servers were not told yet, and what their channels follow."""

    notices: tuple[Notice, ...]
    theirs: tuple[Subscription, ...]


class Places:
    """`clock` gives aware moments."""

    def __init__(self, store: Store, worker: StoreWorker, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._worker = worker
        self._clock = clock

    async def gone(self, channel_id: int) -> None:
        """A channel or thread is not there any more: end what goes there, and have its server told."""
        at, reason = self._clock(), "the channel was deleted"

        def work(session: Session) -> None:
            subscriptions.close_channel(session, channel_id, at=at, reason=reason, key="notice-channel-gone")
            boards.close_channel(session, channel_id, at=at, reason=reason)

        await self._write(work)

    async def shut(self, channel_id: int) -> None:
        """A thread was locked: what happens waits, and its server is told."""
        at = self._clock()
        await self._write(
            lambda session: subscriptions.refuse_channel(
                session,
                channel_id,
                at=at,
                retry_at=at + RETRY,
                reason="the thread is locked",
                key=subscriptions.CLOSED,
            )
        )

    async def followed(self, guild_ids: Collection[int]) -> tuple[Subscription, ...]:
        """What the channels of these servers follow."""
        return await self._read(lambda session: subscriptions.in_guilds(session, guild_ids))

    async def note(self, seen: Seen) -> int:
        """Keep what was seen; how many subscriptions can go on by that."""

        def work(session: Session) -> int:
            for channel_id, kind in seen.kinds.items():
                subscriptions.note_kind(session, channel_id, kind)
            for guild_id, role_id in seen.roles:
                subscriptions.drop_role(session, guild_id, role_id)
            return sum(subscriptions.reopen_channel(session, one) for one in sorted(seen.open))

        return await self._write(work)

    async def untold(self, present: Collection[int]) -> Untold:
        """What servers among `present` were not told yet."""
        since = self._clock() - NEWS

        def work(session: Session) -> Untold:
            found = notices.untold(session, since=since)
            rows = tuple(one for one in found if one.guild_id in present)
            theirs = subscriptions.in_guilds(session, {one.guild_id for one in rows})
            return Untold(notices=rows, theirs=theirs)

        return await self._read(work)

    async def take(self, notice_id: int) -> bool:
        """Take it upon this process to tell a notice; False where another one did."""
        at = self._clock()
        return await self._write(lambda session: notices.take(session, notice_id, at=at))

    async def give_back(self, notice_id: int) -> None:
        """It could not be told."""
        await self._write(lambda session: notices.give_back(session, notice_id))

    async def _read(self, work: Callable[[Session], T]) -> T:
        return await self._worker.run(lambda: self._store.read(work))

    async def _write(self, work: Callable[[Session], T]) -> T:
        return await self._worker.run(lambda: self._store.write(work))
