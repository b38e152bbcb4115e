"""What the gate keeps in mind: a ban of our address, limits that hold, refusals counted.

It counts by a given monotonic clock, and neither waits nor sends.
"""

import math
from collections import deque
from collections.abc import Callable

BAN_S = 600.0  # the window of Discord's filter; a ban is not probed earlier
FIRST, FULL = 1, 64  # requests at once after a ban: from one, doubled by each good answer, to no limit
RAMP_S = 1.0  # after which to ask again while others are under way
WINDOW_S = 600.0  # in which Discord counts invalid requests; at 10,000 it bans the address
MOST_INVALID = 1000
MOST_KEPT = 1000  # routes with a limit that is remembered; those that are over go first


class Ban:
    """A ban of this address, and the careful return after it. `under_way` is kept by the gate."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._until = -math.inf
        self._allowed = math.inf
        self.under_way = 0

    @property
    def is_on(self) -> bool:
        """Whether nothing at all may go out."""
        return self._clock() < self._until

    def begin(self, retry_after: float) -> bool:
        """There is a ban; whether it is a new one."""
        was_on = self.is_on
        self._until = max(self._until, self._clock() + max(retry_after, BAN_S))
        self._allowed = FIRST
        return not was_on

    def waits(self) -> float:
        """Seconds until a request may be tried; 0 where one may go out now."""
        if self.is_on:
            return self._until - self._clock()
        return RAMP_S if self.under_way >= self._allowed else 0.0

    def lifted(self) -> None:
        """An answer came that is none of a ban: let more through at once."""
        if not self.is_on and self._allowed < math.inf:
            self._allowed = self._allowed * 2 if self._allowed < FULL else math.inf


class Limits:
    """Rate limits that Discord told us of, and its count of our invalid requests as we can keep it."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._all_until = -math.inf
        self._until: dict[str, float] = {}
        self._invalid: deque[float] = deque()

    def hold(self, path: str, for_s: float) -> None:
        """Nothing on that route before `for_s` seconds have passed."""
        now = self._clock()
        if len(self._until) >= MOST_KEPT:
            self._until = {key: until for key, until in self._until.items() if until > now}
        self._until[path] = max(self._until.get(path, now), now + for_s)

    def hold_all(self, for_s: float) -> None:
        self._all_until = max(self._all_until, self._clock() + for_s)

    def global_waits(self) -> float:
        return max(self._all_until - self._clock(), 0.0)

    def waits(self, path: str) -> float:
        """Seconds until a request on that route may go out."""
        return max(self._until.get(path, -math.inf) - self._clock(), self.global_waits(), 0.0)

    def count_invalid(self) -> None:
        """One more answer that Discord counts towards a ban: 401, 403, or a 429 that is not shared."""
        self._invalid.append(self._clock())

    @property
    def invalid(self) -> int:
        """How many there were within the last ten minutes."""
        while self._invalid and self._invalid[0] <= self._clock() - WINDOW_S:
            self._invalid.popleft()
        return len(self._invalid)

    def invalid_waits(self) -> float:
        """Seconds until there are fewer than the courier may have caused; 0 where there are."""
        if self.invalid < MOST_INVALID:
            return 0.0
        return self._invalid[-MOST_INVALID] + WINDOW_S - self._clock()
