"""What becomes of a delivery that failed: now, later, or never again."""

import logging
import random
from datetime import datetime, timedelta
from functools import partial

from answers.terms import Task
from app.sending import (
    ChannelClosed,
    ChannelGone,
    LeaseOver,
    Refused,
    SendingError,
    Stopped,
    TooSoon,
    Unclear,
)
from app.settling import Work
from db import outbox
from db.due import Leased

log = logging.getLogger(__name__)

LONGEST_WAIT_S = 300.0
MOST_PUBLISH_TRIES = 5  # the message is there; that followers do not see it is a pity
MOST_BUGGY_TRIES = 8  # of what fails for no reason that Discord gave


def after(error: Exception, leased: Leased, *, now: datetime, rng: random.Random) -> Work:
    """How the store is told of `error`."""
    publishing, reason = leased.task is Task.PUBLISH, str(error)
    closed = partial(outbox.closed, leased=leased, now=now, reason=reason)
    put_off = partial(outbox.later, leased=leased, now=now, reason=reason)
    match error:
        case LeaseOver() | Stopped():
            return partial(outbox.release, leased=leased)
        case TooSoon():
            return partial(put_off, due_at=now + timedelta(seconds=error.after_s), unsent=True)
        case ChannelGone():
            return partial(outbox.gone, leased=leased, now=now, reason=reason)
        case Unclear() if not publishing or leased.attempts < MOST_PUBLISH_TRIES:
            return partial(put_off, due_at=now + wait_after(leased.attempts, rng))
        case SendingError() if publishing:
            return closed
        case Refused():
            return partial(outbox.dead, leased=leased, now=now, reason=reason)
        case ChannelClosed():
            return partial(outbox.refused, leased=leased, now=now, reason=reason)
    log.exception("delivery.failed", exc_info=error, extra={"delivery": leased.id})
    reason = f"a fault in the program ({type(error).__name__})"
    if leased.attempts >= MOST_BUGGY_TRIES:
        return partial(outbox.dead, leased=leased, now=now, reason=reason)
    return partial(
        outbox.later, leased=leased, now=now, reason=reason, due_at=now + wait_after(leased.attempts, rng)
    )


def wait_after(attempts: int, rng: random.Random) -> timedelta:
    """1, 2, 4 … seconds up to LONGEST_WAIT_S, a quarter more or less, so that those who failed together part."""
    longest = min(LONGEST_WAIT_S, 2.0 ** min(attempts - 1, 20))
    return timedelta(seconds=longest * rng.uniform(0.75, 1.25))
