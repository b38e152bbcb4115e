"""A script of things that go wrong with requests: rules that match them and actions that spoil them.

It decides and describes; rest.py carries the actions out. Chance comes from a seeded generator, waiting from a
given sleeper.
"""

from __future__ import annotations

import asyncio
import math
import random
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sandbox.rate_limits import refusal_body, refusal_headers
from sandbox.record import Request

HTML = "<!DOCTYPE html><html><head><title>Access denied</title></head><body>error code: 1015</body></html>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Answer so, without doing what was asked. A text body goes out as HTML, everything else as JSON."""

    code: int
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    scope: str | None = None  # of a 429, for the record


@dataclass(frozen=True, slots=True)
class Silence:
    """Hold the request until `FaultScript.release()` or the end; `after` holds the answer of a done request."""

    after: bool = False


@dataclass(frozen=True, slots=True)
class CutBefore:
    """Drop the connection, nothing done."""


@dataclass(frozen=True, slots=True)
class CutAfter:
    """Do what was asked, then drop the connection without an answer."""


@dataclass(frozen=True, slots=True)
class HalfBody:
    """Do what was asked, then send half of the answer and drop the connection."""


@dataclass(frozen=True, slots=True)
class Delay:
    """Wait so many seconds (by the script's sleeper), then go on as if nothing was."""

    seconds: float


Action: TypeAlias = Status | Silence | CutBefore | CutAfter | HalfBody | Delay
CHANNEL_GONE = Status(code=404, body={"message": "Unknown Channel", "code": 10003})
FORBIDDEN = Status(code=403, body={"message": "Missing Permissions", "code": 50013})
NO_ACCESS = Status(code=403, body={"message": "Missing Access", "code": 50001})
UNAUTHORIZED = Status(code=401, body={"message": "401: Unauthorized", "code": 0})


def server_error(code: int = 500) -> Status:
    """A 500, 502, 503, 504: HTML of a gateway, as such errors mostly come."""
    return Status(code=code, body=f"<html><head><title>{code}</title></head></html>")


def rate_limited(retry_after: float, *, scope: str = "user", banned: bool = False) -> Status:
    """A 429 of Discord; `banned` makes it one of the address filter before it: no Via header, an HTML body."""
    if banned:
        headers = {"Retry-After": str(math.ceil(retry_after))}
        return Status(code=429, body=HTML, headers=headers, scope="user")
    headers = refusal_headers(retry_after, scope)
    return Status(code=429, body=refusal_body(retry_after, scope), headers=headers, scope=scope)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Which requests go wrong, how, and how often.

    `method` None means any; `route` is a regular expression for the whole route template, as
    r"/channels/.*/messages"; `channel` an id; `when` any further condition. `times` None means always,
    `probability` throws the script's dice at each match (a miss does not count as one of the times).
    """

    action: Action
    method: str | None = None
    route: str = ".*"
    channel: int | None = None
    when: Callable[[Request], bool] | None = None
    times: int | None = None
    probability: float = 1.0

    def matches(self, request: Request) -> bool:
        """Whether the rule is about this request."""
        return (
            self.method in (None, request.method)
            and re.fullmatch(self.route, request.template) is not None
            and (self.channel is None or request.ids.get("channel_id") == str(self.channel))
            and (self.when is None or self.when(request))
        )


class FaultScript:
    """Rules in the order they were added; the first that applies to a request is its fault."""

    def __init__(
        self,
        *rules: Rule,
        seed: int = 0,
        sleeper: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.sleeper = sleeper
        self._dice = random.Random(seed)  # noqa: S311 - chance for tests, not for secrets
        self._rules: list[tuple[Rule, int]] = []
        self._held: set[asyncio.Future[None]] = set()
        self._closed = False
        for rule in rules:
            self.add(rule)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that still apply."""
        return tuple(rule for rule, _ in self._rules)

    @property
    def held(self) -> int:
        """How many requests are being held in silence."""
        return len(self._held)

    def seed(self, seed: int) -> None:
        """Throw the dice anew from here on."""
        self._dice.seed(seed)

    def add(self, rule: Rule) -> Rule:
        """Let a rule apply from now on."""
        self._rules.append((rule, 0))
        return rule

    def remove(self, rule: Rule) -> None:
        """Let a rule apply no more; one that is used up or unknown is no error."""
        self._rules = [(one, used) for one, used in self._rules if one is not rule]

    def clear(self) -> None:
        """Drop all rules and let go of what is held."""
        self._rules = []
        self.release()

    def action_for(self, request: Request) -> Action | None:
        """The fault of this request, counting it as one of the rule's times."""
        for index, (rule, used) in enumerate(self._rules):
            if rule.matches(request) and self._dice.random() < rule.probability:
                if rule.times is not None and used + 1 >= rule.times:
                    del self._rules[index]
                else:
                    self._rules[index] = (rule, used + 1)
                return rule.action
        return None

    async def hold(self) -> bool:
        """Wait until released; False where it was the end of the sandbox that let go."""
        if self._closed:
            return False
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._held.add(future)
        try:
            await future
        finally:
            self._held.discard(future)
        return not self._closed

    def release(self) -> None:
        """Let go of all requests held in silence."""
        for future in self._held:
            if not future.done():
                future.set_result(None)

    def close(self) -> None:
        """Release, and hold nothing from now on."""
        self._closed = True
        self.release()
