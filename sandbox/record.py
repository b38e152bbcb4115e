"""What the sandbox saw: every request with its answer, and every step of the gateway.

Tests assert on it. It only remembers; times are those of the sandbox's monotonic clock.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from sandbox.parts import Json

TEN_MINUTES = 600.0  # Discord's window for invalid requests


@dataclass(slots=True, kw_only=True)
class Request:
    """One request. `status` is None while it is held or when its connection was cut without an answer.

    `template` is the route with its names, as "/channels/{channel_id}/messages"; `path` is what was asked.
    `counted` tells whether it counts towards Discord's global limit of requests a second.
    """

    at: float
    method: str
    path: str
    template: str
    query: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    body: Any = None
    files: tuple[str, ...] = ()
    counted: bool = True
    status: int | None = None
    scope: str | None = None  # of a 429: user, shared or global
    answered_at: float | None = None
    answer: Any = None

    @property
    def invalid(self) -> bool:
        """Whether it counts towards Discord's ban for invalid requests."""
        return self.status in (401, 403) or (self.status == 429 and self.scope != "shared")


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayNote:
    """A step of a gateway connection: identify, resume, ready, resumed, heartbeat, closed, refused, …"""

    at: float
    what: str
    shard: int
    detail: Json = field(default_factory=dict)


class Record:
    """Requests and gateway steps in the order they came."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.gateway: list[GatewayNote] = []

    @property
    def unknown(self) -> list[Request]:
        """Requests for routes the sandbox does not have."""
        return [one for one in self.requests if one.template == "unknown"]

    def of(self, method: str, template: str) -> list[Request]:
        """The requests of one method whose template matches the regular expression `template` wholly."""
        pattern = re.compile(template)  # {names} in braces are no quantifiers and match themselves
        return [one for one in self.requests if one.method == method and pattern.fullmatch(one.template)]

    def busiest_second(self, requests: Iterable[Request] | None = None) -> int:
        """The most requests within any one second; without `requests` all that the global limit counts."""
        chosen = [one for one in self.requests if one.counted] if requests is None else requests
        return most_within(sorted(one.at for one in chosen), 1.0)

    def invalid_in_ten_minutes(self) -> int:
        """The most invalid answers (401, 403, 429 not shared) within any ten minutes."""
        return most_within(sorted(one.at for one in self.requests if one.invalid), TEN_MINUTES)

    def notes(self, what: str, shard: int | None = None) -> list[GatewayNote]:
        """The gateway steps of one kind, of one shard or all."""
        return [one for one in self.gateway if one.what == what and shard in (None, one.shard)]

    @property
    def heartbeats(self) -> int:
        """How many heartbeats came."""
        return len(self.notes("heartbeat"))

    @property
    def close_codes(self) -> list[int | None]:
        """The codes with which gateway connections ended, oldest first; None where one was cut."""
        return [one.detail["code"] for one in self.notes("closed")]

    def identify_gap(self, max_concurrency: int = 1) -> float:
        """The shortest time between two identifies of one bucket (shard modulo `max_concurrency`)."""
        times: dict[int, list[float]] = {}
        for note in self.notes("identify"):
            times.setdefault(note.shard % max_concurrency, []).append(note.at)
        gaps = [b - a for one in times.values() for a, b in pairwise(one)]
        return min(gaps, default=float("inf"))


def most_within(times: list[float], seconds: float) -> int:
    """The most of the ascending `times` that lie within any half-open span of that length."""
    most = first = 0
    for last, time in enumerate(times):
        while time - times[first] >= seconds:
            first += 1
        most = max(most, last - first + 1)
    return most
