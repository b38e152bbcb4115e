"""How much one person, and one channel, may ask in a row: buckets that refill, kept in memory only."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

MOST_KEPT = 10_000  # buckets; the one unused for longest is forgotten first, and is full by then


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """`burst` at once, then one every `refill` seconds."""

    burst: int
    refill: float


PERSON = Allowance(burst=30, refill=1.0)  # nobody reads faster
REPORTS = Allowance(burst=5, refill=300.0)  # so that nobody buries what others reported
CHANNEL = Allowance(burst=90, refill=0.25)


class Cooldowns:
    """Counts per person and per channel; `clock` is monotonic, in seconds."""

    def __init__(
        self,
        clock: Callable[[], float],
        person: Allowance = PERSON,
        channel: Allowance = CHANNEL,
        reports: Allowance = REPORTS,
    ) -> None:
        self._clock = clock
        self._person = _Buckets(person)
        self._channel = _Buckets(channel)
        self._reports = _Buckets(reports)
        self._told = _Buckets(Allowance(burst=1, refill=person.refill * 10))

    def wait_for(self, *, person: int, channel: int | None) -> int:
        """Take one for each; the whole seconds to wait where one of them has none left, else 0."""
        now = self._clock()
        waits = [self._person.missing(person, now)]
        waits += [self._channel.missing(channel, now)] if channel is not None else []
        if any(waits):
            return max(1, ceil(max(waits)))
        self._person.take(person, now)
        if channel is not None:
            self._channel.take(channel, now)
        return 0

    def tells(self, person: int) -> bool:
        """Whether to say so where the sentence is public: once, then not again until they may ask again."""
        now = self._clock()
        if self._told.missing(person, now):
            return False
        self._told.take(person, now)
        return True

    def may_report(self, person: int) -> bool:
        """Whether a person may report one more mistake now; counts it."""
        now = self._clock()
        if self._reports.missing(person, now):
            return False
        self._reports.take(person, now)
        return True


class _Buckets:
    def __init__(self, allowance: Allowance) -> None:
        self._allowance = allowance
        self._full_at: OrderedDict[int, float] = OrderedDict()  # when each bucket will be full again

    def missing(self, key: int, now: float) -> float:
        """The seconds until one more may be taken."""
        debt = max(self._full_at.get(key, now) - now, 0.0)
        return max(debt - (self._allowance.burst - 1) * self._allowance.refill, 0.0)

    def take(self, key: int, now: float) -> None:
        self._full_at[key] = max(self._full_at.get(key, now), now) + self._allowance.refill
        self._full_at.move_to_end(key)
        if len(self._full_at) > MOST_KEPT:
            self._full_at.popitem(last=False)
