"""A day as precisely as it is known: `2026`, `2026-08` or `2026-08-18`.

Pure calendar values of one programme; the programme's zone decides which day "today" is.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from answers.errors import BadDay
from answers.terms import Precision

_YEARS = range(1900, 2200)  # a programme's days lie well inside; keeps calendar sums from overflowing
_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Day:
    """A year, a month or a day; `first` and `last` are the days it spans, both included."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> "Day":
        """Read `YYYY[-MM[-DD]]`; raises BadDay for anything else and for days that do not exist."""
        found = _WRITTEN.fullmatch(text.strip())
        if found is None:
            raise BadDay(f"{text!r} is no date; write YYYY-MM-DD, YYYY-MM or YYYY", given=text[:40])
        parts = [int(part) for part in found.groups() if part is not None]
        try:
            date(*[*parts, 1, 1][:3])
        except ValueError as error:
            raise BadDay(f"there is no day {text.strip()}", given=text[:40]) from error
        if parts[0] not in _YEARS:
            raise BadDay(f"the year of {text.strip()} is out of reach", given=text[:40])
        return cls(*parts)

    @classmethod
    def of(cls, moment: date) -> "Day":
        return cls(moment.year, moment.month, moment.day)

    @property
    def precision(self) -> Precision:
        if self.day is not None:
            return Precision.DAY
        return Precision.YEAR if self.month is None else Precision.MONTH

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


def today(now: datetime, zone: ZoneInfo) -> date:
    """The day it is in `zone` at the aware moment `now`."""
    return now.astimezone(zone).date()


def start_of(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of `day` in `zone`, as aware UTC."""
    return datetime.combine(day, time.min, tzinfo=zone).astimezone(UTC)


def end_of(day: Day, zone: ZoneInfo) -> datetime:
    """The last moment (microsecond) of `day` in `zone`, as aware UTC."""
    return start_of(day.last + timedelta(days=1), zone) - timedelta(microseconds=1)
