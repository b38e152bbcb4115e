"""What servers follow, for the commands: typed teams and topics, and the subscriptions themselves.

It knows no Discord; what a channel or a role is called is the surface's business.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from sqlalchemy.orm import Session

from answers.errors import AskerError, NoSuchSubscription
from answers.fact_book import FactBook
from answers.folding import flat
from answers.names import Match
from answers.questions import PARTED, each_team
from answers.subscriptions import Subscription
from answers.terms import Language, SubscriptionState, TeamId, Topic
from answers.wording import Wording
from app.worker import StoreWorker
from db import notices, subscriptions
from db.engine import Store
from db.ledger import LedgerLine, ledger
from db.notices import Notice
from db.subscriptions import UNCHANGED, Following, Unchanged

T = TypeVar("T")

SHOWN = 60  # characters of what somebody typed, in a sentence about it


class UnknownTeam(AskerError):
    key = "error-alerts-team"


class UnknownTopic(AskerError):
    key = "error-alerts-topic"


class Follows:
    """The subscriptions of servers in the store; `clock` gives aware moments.

    A subscription of another server is as good as none: NoSuchSubscription.
    """

    def __init__(self, store: Store, worker: StoreWorker, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._worker = worker
        self._clock = clock

    async def follow(self, slug: str, wanted: Following) -> tuple[Subscription, Subscription | None]:
        """Let a channel follow a programme; how it does now, and how it did before. Raises TooManyAlerts."""
        at = self._clock()

        def work(session: Session) -> tuple[Subscription, Subscription | None]:
            before = subscriptions.following(session, slug, wanted.channel_id)
            return subscriptions.follow(session, slug, wanted, at=at), before

        return await self._write(work)

    async def of(self, guild_id: int) -> tuple[Subscription, ...]:
        """What a server's channels follow, oldest first."""
        return await self._read(lambda session: subscriptions.subscriptions_of(session, guild_id))

    async def untold(self, guild_id: int, since: datetime) -> tuple[Notice, ...]:
        """What a server could not be told yet, oldest first."""
        return await self._read(lambda session: notices.untold(session, since=since, guild_id=guild_id))

    async def edit(
        self,
        one: Subscription,
        *,
        teams: frozenset[TeamId] | None = None,
        topics: frozenset[Topic] | None = None,
        role_id: int | Unchanged | None = UNCHANGED,
        language: Language | None = None,
    ) -> Subscription:
        """Change what is given of a subscription."""
        return await self._write(
            lambda session: subscriptions.edit(
                session,
                one.guild_id,
                one.id,
                teams=teams,
                topics=topics,
                role_id=role_id,
                language=language,
            )
        )

    async def pause(self, one: Subscription) -> Subscription:
        at = self._clock()
        return await self._write(lambda session: subscriptions.pause(session, one.guild_id, one.id, at=at))

    async def resume(self, one: Subscription) -> Subscription:
        at = self._clock()
        return await self._write(lambda session: subscriptions.resume(session, one.guild_id, one.id, at=at))

    async def stop(self, one: Subscription) -> Subscription:
        at = self._clock()
        return await self._write(lambda session: subscriptions.stop(session, one.guild_id, one.id, at=at))

    async def reopen(self, channel_id: int) -> int:
        """The bot may write there again, as it just did; how many subscriptions go on by that."""
        return await self._write(lambda session: subscriptions.reopen_channel(session, channel_id))

    async def log(self, guild_id: int, most: int) -> tuple[LedgerLine, ...]:
        """What was sent to a server's channels, or waits for that, newest first."""
        return await self._read(lambda session: ledger(session, guild_id=guild_id, limit=most))

    async def _read(self, work: Callable[[Session], T]) -> T:
        return await self._worker.run(lambda: self._store.read(work))

    async def _write(self, work: Callable[[Session], T]) -> T:
        return await self._worker.run(lambda: self._store.write(work))


def teams_in(typed: str, facts: FactBook, wording: Wording) -> frozenset[TeamId]:
    """The teams that are named, parted by commas; empty for nothing and for the word that means all.

    Raises UnknownTeam for the first name that is no team.
    """
    if not typed.strip() or means_all(typed, wording):
        return frozenset()
    found = each_team(typed, facts)
    wrong = next((one for one in found if not isinstance(one, Match)), None)
    if wrong is not None or not found:
        name = (wrong.typed if wrong else typed).strip()[:SHOWN]
        raise UnknownTeam(f"no team, or more than one, is called {name!r}", typed=name)
    teams = frozenset(one.team.id for one in found if isinstance(one, Match))
    return teams if len(teams) < len(facts.teams) else frozenset()


def topics_in(typed: str, wording: Wording) -> frozenset[Topic]:
    """The topics that are named, in either language; empty for nothing, for all, and for the word for that.

    Raises UnknownTopic.
    """
    if not typed.strip() or means_all(typed, wording):
        return frozenset()
    known = topic_words(wording)
    found = set()
    for word in (one.strip() for one in PARTED.split(typed)):
        if word and flat(word) not in known:
            raise UnknownTopic(f"{word[:SHOWN]!r} is no topic", typed=word[:SHOWN])
        if word:
            found.add(known[flat(word)])
    return frozenset(found) if len(found) < len(Topic) else frozenset()


def topic_words(wording: Wording) -> dict[str, Topic]:
    """Every word that means a topic, folded."""
    return {
        flat(word): topic
        for topic in Topic
        for word in (topic.value, *(wording.say(one, f"topic-{topic}") for one in Language))
    }


def means_all(typed: str, wording: Wording) -> bool:
    """Whether it is the word for all of them, in either language."""
    words = {"all", *(wording.say(one, "choice-all") for one in Language)}
    return flat(typed) in {flat(one) for one in words}


def chosen(typed: str, here: int | None, theirs: tuple[Subscription, ...]) -> Subscription:
    """The subscription that is meant: by its number, its channel's, or the one of the channel `here`.

    Raises NoSuchSubscription, also where several of one channel could be meant.
    """
    if typed.strip():
        number = "".join(one for one in typed if one.isdecimal() and one.isascii())
        found = [one for one in theirs if number in {str(one.id), str(one.channel_id)}]
    else:
        found = [one for one in theirs if one.channel_id == here]
    if len(found) != 1:
        raise NoSuchSubscription(f"{len(found)} subscriptions fit {typed[:SHOWN]!r}")
    return found[0]


def is_waiting(one: Subscription) -> bool:
    """Whether alerts wait for the channel to be open to the bot again."""
    return one.state is SubscriptionState.REFUSED
