"""When a feed or page says that it was published: a day in the programme's zone, or nothing. Pure.

A moment without a zone is taken as the programme's own: that is how its country's sites write it. What cannot be
is not guessed at: before the web nothing was published, and what lies ahead is today at most, and doubtful.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_tz
from zoneinfo import ZoneInfo

from answers.dates import times
from answers.days import Day
from answers.errors import BadDay
from answers.terms import Precision

FIRST_YEAR = 1995  # earlier dates are left over from clocks that start in 1970
SLACK = timedelta(days=1)  # tomorrow may be today in another zone: no reason to doubt

_ISO = re.compile(
    r"(\d{4})[-./]\s?(\d{1,2})[-./]\s?(\d{1,2})\.?(?!\d)(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2}|KST|UTC|GMT)?)?",
    re.IGNORECASE | re.ASCII,
)
_KOREAN = re.compile(r"(\d{4})\s*년\s*(\d{1,2})\s*월\s*(\d{1,2})\s*일")
_COMPACT = re.compile(r"(20\d{2})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?", re.ASCII)
_HAS_ZONE = re.compile(r"[+-](?!0000)\d{4}\b|\+0000|\b(?:GMT|UTC?|Z|[ECMP][SD]T)\b")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_ZONES = {"Z": 0, "UTC": 0, "GMT": 0, "KST": 540}  # minutes east


@dataclass(frozen=True, slots=True)
class Dated:
    """`day` as told, clamped to today where it lies ahead; `doubtful` then."""

    day: Day | None = None
    doubtful: bool = False


def dated(told: str | None, zone: ZoneInfo, today: date) -> Dated:
    """The day that `told` (RFC 822, ISO 8601, or as Korean sites write it) names, in `zone`."""
    found = _read((told or "").strip()[:80], zone)
    if found is None or found.year < FIRST_YEAR:
        return Dated()
    if found > today:
        return Dated(Day.of(today), doubtful=found > today + SLACK)
    return Dated(Day.of(found))


def _read(told: str, zone: ZoneInfo) -> date | None:
    try:
        found = _ISO.match(told)
        if found:
            return _moment(found, zone)
        found = _KOREAN.search(told)
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
        found = _COMPACT.fullmatch(told)
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
        return _of_mail(told, zone)
    except (ValueError, OverflowError, BadDay):
        return None


def _moment(found: re.Match[str], zone: ZoneInfo) -> date:
    year, month, day = (int(found[number]) for number in (1, 2, 3))
    if not found[4] or not found[7]:
        return date(year, month, day)
    mark = found[7].upper()
    minutes = _ZONES[mark] if mark in _ZONES else _offset(mark)
    moment = datetime(year, month, day, int(found[4]) % 24, int(found[5]), tzinfo=UTC) - timedelta(
        minutes=minutes
    )
    return moment.astimezone(zone).date()


def _offset(mark: str) -> int:
    digits = mark[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return -minutes if mark[0] == "-" else minutes


def _of_mail(told: str, zone: ZoneInfo) -> date | None:
    """The day of a date as mails and RSS have it."""
    told = re.sub(r"\bKST\b", "+0900", told)
    parts = parsedate_tz(told)
    if parts is None:
        return _in_words(told)
    year, month, day, hour, minute = parts[:5]
    if not _HAS_ZONE.search(told):
        return date(year, month, day)
    moment = datetime(year, month, day, hour % 24, minute, tzinfo=UTC) - timedelta(seconds=parts[9] or 0)
    return moment.astimezone(zone).date()


def _in_words(told: str) -> date | None:
    """A day written out, with its year: `15 January 2026`, `Jan 15, 2026`."""
    if not _YEAR.search(told):
        return None
    found = [one.day for one in times(told, date.max.replace(year=2199)) if one.day and not one.yearless]
    return found[0].first if len(found) == 1 and found[0].precision is Precision.DAY else None
