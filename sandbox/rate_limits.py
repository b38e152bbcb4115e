"""Discord's rate limits: buckets with their headers, the global limit, and what a 429 looks like.

It counts requests by a given clock and answers with headers; it neither waits nor sends.
"""

from __future__ import annotations

import hashlib
import math
import re
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sandbox.parts import Json

MESSAGES = "/channels/{channel_id}/messages"
CROSSPOST = "/channels/{channel_id}/messages/{message_id}/crosspost"
VIA = "1.1 google"  # what a 429 of Discord itself carries, unlike one of the address filter before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """`count` requests in `per_s` seconds for each major id of a method and route template (a whole regex).

    A limit with `announced` False shows in no header until it refuses, as the hourly limit on publishing.
    """

    method: str
    route: str
    count: int
    per_s: float
    scope: str = "user"
    announced: bool = True

    @property
    def bucket(self) -> str:
        """The name of its bucket in X-RateLimit-Bucket."""
        return hashlib.sha256(f"{self.method} {self.route}".encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The headers of an answer and, where the request is refused, the body of the 429."""

    headers: Mapping[str, str]
    body: Json | None = None
    scope: str | None = None


MESSAGE_LIMIT = Limit(method="POST", route=MESSAGES, count=5, per_s=5.0)
CROSSPOST_LIMIT = Limit(method="POST", route=CROSSPOST, count=10, per_s=3600.0, announced=False)


class RateLimits:
    """`limits` by route, and `global_per_s` requests a second over all counted routes (None: no such limit)."""

    def __init__(
        self,
        *,
        limits: tuple[Limit, ...] = (MESSAGE_LIMIT, CROSSPOST_LIMIT),
        global_per_s: int | None = 50,
        clock: Callable[[], float] = time.monotonic,
        wall_clock: Callable[[], float] = time.time,
    ) -> None:
        self.limits = limits
        self.global_per_s = global_per_s
        self.clock = clock
        self._wall_clock = wall_clock
        self._windows: dict[tuple[Limit, str], deque[float]] = {}
        self._global: deque[float] = deque()

    @classmethod
    def off(cls) -> RateLimits:
        """No limit but Discord's ten publications an hour."""
        return cls(limits=(CROSSPOST_LIMIT,), global_per_s=None)

    def check(self, method: str, template: str, major: str, *, counted: bool) -> Verdict:
        """Count a request. `major` tells its channel, guild or webhook; `counted` if the global limit applies."""
        now = self.clock()
        if counted and self.global_per_s is not None:
            waits = _wait(self._global, self.global_per_s, 1.0, now)
            if waits > 0:
                return _refused({}, waits, "global")
            self._global.append(now)
        found = (one for one in self.limits if one.method == method and re.fullmatch(one.route, template))
        limit = next(found, None)
        return Verdict(headers={}) if limit is None else self._in_bucket(limit, major, now)

    def _in_bucket(self, limit: Limit, major: str, now: float) -> Verdict:
        window = self._windows.setdefault((limit, major), deque())
        waits = _wait(window, limit.count, limit.per_s, now)
        if waits > 0:
            return _refused(self._headers(limit, window, now), waits, limit.scope)
        window.append(now)
        return Verdict(headers=self._headers(limit, window, now) if limit.announced else {})

    def _headers(self, limit: Limit, window: deque[float], now: float) -> dict[str, str]:
        after = window[0] + limit.per_s - now
        return {
            "X-RateLimit-Limit": str(limit.count),
            "X-RateLimit-Remaining": str(limit.count - len(window)),
            "X-RateLimit-Reset": f"{self._wall_clock() + after:.3f}",
            "X-RateLimit-Reset-After": f"{after:.3f}",
            "X-RateLimit-Bucket": limit.bucket,
        }


def refusal_headers(retry_after: float, scope: str) -> dict[str, str]:
    """What every 429 of Discord itself carries."""
    headers = {"Retry-After": str(math.ceil(retry_after)), "X-RateLimit-Scope": scope, "Via": VIA}
    return headers | ({"X-RateLimit-Global": "true"} if scope == "global" else {})


def refusal_body(retry_after: float, scope: str) -> Json:
    """The body of a 429; the seconds are exact here and whole in the header."""
    message = "You are being rate limited."
    return {"message": message, "retry_after": round(retry_after, 3), "global": scope == "global", "code": 0}


def _refused(headers: Mapping[str, str], waits: float, scope: str) -> Verdict:
    return Verdict(
        headers={**headers, **refusal_headers(waits, scope)}, body=refusal_body(waits, scope), scope=scope
    )


def _wait(window: deque[float], count: int, per_s: float, now: float) -> float:
    """Seconds until the window that began with its first request is over; 0 where there is room.

    Like Discord's, the window is fixed: it starts with its first request and empties at once.
    """
    if window and now >= window[0] + per_s:
        window.clear()
    return 0.0 if len(window) < count else window[0] + per_s - now
