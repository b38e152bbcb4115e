"""Who follows a programme, and what each of them gets of an update."""

from dataclasses import dataclass
from datetime import datetime

from answers.changes import Change
from answers.terms import ChannelKind, Language, ProgrammeId, SubscriptionState, TeamId, Topic
from answers.updates import Update


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A channel that follows a programme, from `since` on. Empty `teams` or `topics` mean all.

    `reason` says why it is not active; `retry_at` when a channel closed to the bot is tried again.
    """

    id: int
    guild_id: int
    channel_id: int
    channel_kind: ChannelKind
    programme: ProgrammeId
    language: Language
    state: SubscriptionState
    since: datetime
    teams: frozenset[TeamId] = frozenset()
    topics: frozenset[Topic] = frozenset()
    role_id: int | None = None
    reason: str | None = None
    retry_at: datetime | None = None

    def shown(self, update: Update) -> tuple[int, ...]:
        """Which changes of an update its alert shows here: those told and wanted, by index."""
        return tuple(
            index
            for index, one in enumerate(update.changes)
            if one.is_told(update.announce) and self.wants(one)
        )

    def wants(self, change: Change) -> bool:
        return change.is_wanted(self.teams, self.topics)


# A channel gets what happens while it is closed to the bot once it is open again, but not what it paused for.
WAITING = frozenset({SubscriptionState.ACTIVE, SubscriptionState.REFUSED})
