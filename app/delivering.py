"""One delivery: what is asked of Discord for it, and what the store is told when that went well.

It knows the protocol (a nonce, and a look into the channel once Discord may have forgotten it) and nothing of
the failures that follow: those leave it as they come.
"""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from answers.alert_words import STRUCK, Fate, fate
from answers.alerts import Alert, Alerts
from answers.terms import ChangeKind, ChannelKind, DeliveryState, Task
from app.answering import Clock
from app.current_facts import CurrentFacts
from app.sending import (
    CannotRead,
    LeaseOver,
    MessageGone,
    Sender,
    SendingError,
    ThreadClosed,
    TooSoon,
)
from app.settling import Settling, Work
from db import outbox
from db.due import Leased

FENCE_S = 36.0  # 60 % of a lease: what is begun by then is over, one way or the other, before the lease is
MARGIN = timedelta(minutes=10)  # by which our clock may differ from Discord's
LATE = timedelta(minutes=10)  # an alert that comes later says so


@dataclass(frozen=True, slots=True, kw_only=True)
class Guards:
    """What keeps an alert from being lost, doubled, or held back; each may be switched off to show what it is good for."""

    nonce: bool = True
    history: bool = True
    fence: bool = True
    jumps: bool = True  # of the clock, backwards
    lease: bool = True  # what another worker has leased is left to it
    apart: bool = True  # a message is published by a delivery of its own, which its post does not wait for
    patience: bool = True  # an edit that Discord takes later waits, as one that it never takes does not
    afresh: bool = True  # what cannot be mended is said by a new message
    leave: bool = True  # at the end, what is under way is finished or given back


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """Until when a lease lets its holder begin requests, by two clocks: one may stand still, one may jump."""

    deadline: float
    leased_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """A message that stands; no id where it was deleted already, nothing `shown` where it may say less."""

    message_id: int | None
    shown: str
    reason: str | None = None


class Delivering:
    def __init__(
        self,
        sender: Sender,
        alerts: Alerts,
        facts: CurrentFacts,
        settling: Settling,
        *,
        clock: Clock,
        monotonic: Callable[[], float],
        guards: Guards,
    ) -> None:
        self._sender = sender
        self._alerts = alerts
        self._facts = facts
        self._settling = settling
        self._clock = clock
        self._monotonic = monotonic
        self._guards = guards
        never = (MessageGone, ThreadClosed)
        self._unmendable: tuple[type[SendingError], ...] = never if guards.patience else (*never, TooSoon)

    async def do(self, leased: Leased, fence: Fence) -> Work:
        """Do what `leased` asks for; returns how the store is told. Raises SendingError."""
        match leased.task:
            case Task.POST:
                return await self._post(leased, fence)
            case Task.EDIT:
                return await self._edit(leased, fence)
            case Task.PUBLISH:
                return await self._publish(leased, fence)

    async def _post(self, leased: Leased, fence: Fence) -> Work:
        alert = self._alert(leased, first_post=self._clock())
        if alert is None:
            return self._closed(leased, "nothing of it is wanted there any more")
        if await self._is_overtaken(leased):
            return self._closed(leased, "taken back before it was told")
        role = leased.subscription.role_id if alert.pings and not leased.update.amendments else None
        sent = await self._send(leased, fence, alert, token=leased.token, role_id=role)
        place, id_ = leased.subscription, sent.message_id
        if not self._guards.apart and place.channel_kind is ChannelKind.ANNOUNCEMENT and id_ is not None:
            await self._sender.publish(place.channel_id, id_, deadline=fence.deadline)
        return partial(
            outbox.posted,
            leased=leased,
            now=self._clock(),
            message_id=sent.message_id,
            shown=sent.shown,
            reason=sent.reason,
        )

    async def _is_overtaken(self, leased: Leased) -> bool:
        """Whether all that it says holds no longer, it was never sent, and nobody needs to hear of it by this alert:
        what took it back is told there by its own, or takes it back and says no more."""
        update = leased.update
        newest = [update.amendment_of(one) for one in leased.indexes]
        fates = [fate(update.changes[one], by) for one, by in zip(leased.indexes, newest, strict=True)]
        if not leased.fresh or not all(one in STRUCK for one in fates):
            return False
        if all(one is Fate.RETRACTED for one in fates):
            return True
        _lowest, told = await self._settling.read(partial(outbox.unsaid, leased=leased))
        return {by.by_update for by in newest if by} <= told

    async def _edit(self, leased: Leased, fence: Fence) -> Work:
        post = leased.post
        if post is None or post.state is not DeliveryState.DONE:
            return self._closed(leased, "the message that it would mend was never posted")
        alert = self._alert(leased, first_post=post.settled_at or self._clock())
        if alert is None:
            return self._closed(leased, "nothing of it is wanted there any more")
        if post.message_id is None:
            return await self._correct(leased, fence, alert, "the message was deleted")
        edited = partial(outbox.edited, leased=leased, now=self._clock(), shown=fingerprint(alert))
        if post.shown == fingerprint(alert):
            return partial(edited, reason="the message says it already")
        self._check(fence)
        try:
            await self._sender.edit(
                leased.subscription.channel_id,
                post.message_id,
                alert,
                token=leased.token,
                deadline=fence.deadline,
            )
        except self._unmendable as error:
            return await self._correct(leased, fence, alert, str(error))
        return edited

    async def _correct(self, leased: Leased, fence: Fence, alert: Alert, reason: str) -> Work:
        """The message cannot be mended: a new one says it, unless that is not worth one or was posted anyway."""
        first, told = await self._settling.read(partial(outbox.unsaid, leased=leased))
        decisions = list(dict.fromkeys(one.by_update for one in leased.update.amendments))
        new, shown = decisions[first.version - 1 :], leased.indexes
        worth = {
            one.by_update
            for one in leased.update.amendments
            if one.by_update in new
            and one.index in shown
            and one.change.kind not in {ChangeKind.SOURCED, ChangeKind.REWORDED}
        }
        if not self._guards.afresh:
            return self._closed(leased, reason)
        if not worth:
            return self._closed(leased, f"{reason}; only its sources or its wording changed")
        if worth <= told:
            return self._closed(leased, f"{reason}; an alert of its own corrects it")
        sent = await self._send(first, fence, alert, token=_other_token(first), role_id=None)
        return partial(
            outbox.edited,
            leased=leased,
            now=self._clock(),
            shown=sent.shown,
            message_id=sent.message_id,
            reason=sent.reason or f"{reason}; posted anew",
            through=None if sent.shown else first.version,
        )

    async def _publish(self, leased: Leased, fence: Fence) -> Work:
        message_id = leased.post.message_id if leased.post else None
        if message_id is None:
            return self._closed(leased, "the message is not there")
        self._check(fence)
        channel = leased.subscription.channel_id
        await self._sender.publish(channel, message_id, deadline=fence.deadline)
        return partial(outbox.published, leased=leased, now=self._clock())

    async def _send(
        self, leased: Leased, fence: Fence, alert: Alert, *, token: str, role_id: int | None
    ) -> _Sent:
        if self._guards.history and not leased.fresh:
            # At once, not only when Discord must have forgotten the nonce: how long it remembers is its own affair.
            self._check(fence)
            try:
                found = await self._find(leased, fence, token)
            except CannotRead:
                # Kept before the request: after a crash nobody could tell.
                await self._settling.commit(partial(outbox.mark_doubled, leased=leased))
            else:
                if found is not None:
                    return _Sent(message_id=found, shown="", reason="it was found in the channel")
        self._check(fence)
        nonce = f"{token}.{leased.version}" if self._guards.nonce else secrets.token_hex(12)
        try:
            message_id = await self._sender.post(
                leased.subscription.channel_id,
                alert,
                role_id=role_id,
                token=token,
                nonce=nonce,
                deadline=fence.deadline,
            )
        except MessageGone:
            return _Sent(message_id=None, shown="", reason="it was posted, and deleted in the channel")
        # An earlier attempt may be what stands there, worded before the last amendment.
        earlier = not leased.fresh and leased.update.version > 0
        return _Sent(message_id=message_id, shown="" if earlier else fingerprint(alert))

    async def _find(self, leased: Leased, fence: Fence, token: str) -> int | None:
        since = min(leased.first_attempt_at, self._clock()) - MARGIN
        channel = leased.subscription.channel_id
        return await self._sender.find(channel, token=token, since=since, deadline=fence.deadline)

    def _check(self, fence: Fence) -> None:
        """Raises LeaseOver."""
        if not self._guards.fence:
            return
        # The monotonic clock stands still while the machine sleeps.
        asleep = self._clock() - fence.leased_at > timedelta(seconds=FENCE_S)
        if asleep or self._monotonic() > fence.deadline:
            raise LeaseOver("the lease is over")

    def _alert(self, leased: Leased, *, first_post: datetime) -> Alert | None:
        update, subscription = leased.update, leased.subscription
        facts = self._facts.book(update.programme)
        if facts.revision < leased.revision:
            raise LeaseOver("the facts in memory are older than the update")
        late = first_post - update.at > LATE
        return self._alerts.alert(update, facts, subscription, indexes=leased.indexes, late=late)

    def _closed(self, leased: Leased, reason: str) -> Work:
        return partial(outbox.closed, leased=leased, now=self._clock(), reason=reason)


def fingerprint(alert: Alert) -> str:
    """A hash of all that an alert says."""
    return hashlib.sha256(repr(alert).encode()).hexdigest()[:32]


def _other_token(leased: Leased) -> str:
    """A token that the message to be replaced does not bear, the same at each attempt."""
    return hashlib.sha256(f"{leased.token}.{leased.version}".encode()).hexdigest()[:16]
