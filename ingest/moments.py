"""On which day something happened, as an article tells it: relative to its own date, and never by a guess.

A day that only bounds what is told, that means a week rather than a day, or that lies after the article, is no day.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from answers.dates import Time
from answers.days import Day
from answers.errors import BadDay
from answers.sentences import Sentence
from answers.statement_words import OPEN, OPEN_AFTER, OPEN_BEFORE

_YEAR = re.compile(r"(?:19|20|21)\d\d|(?<!\d)2\d ?년|'2\d|(?<!\d)\d{2}[./-]\d{1,2}[./-]\d{1,2}")
_VAGUE = re.compile(
    r"week|months? (?:ago|earlier|back)|years? (?:ago|earlier|back)|주$|주 전|달 전|개월 전|년 전|초$|중순|하순|late|early|mid|end of|말$|연말"
)
_BEFORE_LAST = re.compile(r"전날|어제|yesterday|그저께|그제|days? (?:ago|earlier|back)|일 전")
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_OWN = re.compile(
    r"(?P<led>오는 |다음 ?달 |내달 |매달 |매월 )?(?:◇ ?)?(?<![\d월.,])(?P<day>[12]?\d|3[01])일(?![간째차조])(?! ?(?:동안|내|안에|만에|뒤|후 |까지|부터|이내))"
    rf"|\b(?P<led2>next |by |until |before |after |since |every |from )?(?:on )?(?P<weekday>{'|'.join(_DAYS)})\b"
    r"|(?P<today>\btoday\b|오늘|(?<![가-힣])이날|금일|(?<![가-힣])같은 날|\bthe same day\b)"
)
_NTHS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth "
    "twenty-seventh twenty-eighth"
).split()  # as far as every month has them
_NTH_OF = re.compile(rf"\bthe (?P<n>{'|'.join(sorted(_NTHS, key=len, reverse=True))}) of $")
_DATELINE = re.compile(r"^[a-z][a-z .,]{2,40}?◇(?: \([^()]{2,30}\))? ?(?:--|—|–) ")
_NOT_YET = re.compile(r"\b(?:expected|planned|scheduled|slated|due|set|will)\b[^◇]{0,60}$")


@dataclass(frozen=True, slots=True)
class Moment:
    """A time named at `start:end` of a masked sentence; `day` is None where it tells no day of the deed."""

    start: int
    end: int
    day: Day | None


class Calendar:
    """The days of one article, read in its order: "that day" is the last one named."""

    def __init__(self, published: Day | None, text: str) -> None:
        self._published, self._text = published, text
        self._last: Day | None = None
        self._is_one = True  # whether the sentence that named it named no other

    @property
    def _today(self) -> date | None:
        """The day of the article, where it is known to the day."""
        one = self._published
        return one.first if one is not None and one.day is not None else None

    def moments(self, sentence: Sentence) -> list[Moment]:
        """The times that a sentence names, in order."""
        text, found = sentence.text, []
        dateline = _DATELINE.match(text)
        head = dateline.end() if dateline else 0
        months: dict[int, Day] = {}
        for at, ref in sentence.refs.items():
            if isinstance(ref, Time) and at >= head:
                day = self._told(ref, sentence, at)
                if day is not None and day.month is not None and day.day is None:
                    months[at] = day
                found.append(Moment(at, at + 1, day))
        for one in _OWN.finditer(text, head):
            month = months.get(one.start()) if one["day"] and text[one.start()] == "◇" else None
            found = [other for other in found if not (month and other.start == one.start())]
            found.append(Moment(one.start(), one.end(), self._own(one, month)))
        found.sort(key=lambda one: one.start)
        named = [one.day for one in found if one.day is not None and one.day.day is not None]
        if named:
            self._last, self._is_one = named[0], len(set(named)) == 1
        return found

    def _told(self, time: Time, sentence: Sentence, at: int) -> Day | None:
        start, end = sentence.span(at, at + 1)
        words = self._text[start:end].lower()
        before, after = sentence.text[:at], sentence.text[at + 1 :]
        day = time.day
        if day is None or time.since is not None or _VAGUE.search(words):
            return None
        if (
            OPEN.match(words)
            or OPEN_BEFORE.search(before)
            or OPEN_AFTER.match(after)
            or _NOT_YET.search(before)
        ):
            return None
        if day.day is None and (told := _NTH_OF.search(before)) is not None:
            return (
                self._not_after(Day(day.year, day.month, _NTHS.index(told["n"]) + 1)) if day.month else None
            )
        if re.match(r" ?(?:초|중순|말|하순)(?![가-힣])", after):
            return None
        if _BEFORE_LAST.search(words) and self._last is not None:
            return None
        if not _YEAR.search(words) and self._today is None:
            return None
        return self._not_after(day)

    def _own(self, one: re.Match[str], month: Day | None) -> Day | None:
        if one["led"] or one["led2"]:
            return None
        if one["today"]:
            return self._same_day(one[0])
        today = self._today
        if today is None:
            return None
        if one["weekday"]:
            return Day.of(today - timedelta(days=(today.weekday() - _DAYS.index(one["weekday"])) % 7))
        return self._day_of(int(one["day"]), month, today)

    def _same_day(self, words: str) -> Day | None:
        if words in {"같은 날", "the same day"} and not self._is_one:
            return None  # the sentence before named two: that of the event, and that of the report
        if words in {"이날", "같은 날", "the same day"} and self._last is not None:
            return self._last
        return Day.of(self._today) if self._today else None

    def _day_of(self, number: int, month: Day | None, today: date) -> Day | None:
        """A day of a month named just before, or of the latest in which it is not yet to come."""
        if month is None:
            first = today if number <= today.day else today.replace(day=1) - timedelta(days=1)
            month = Day(first.year, first.month)
        try:
            return self._not_after(Day.parse(str(Day(month.year, month.month, number))))
        except BadDay:
            return None

    def _not_after(self, day: Day) -> Day | None:
        """The day, unless it lies after the article."""
        return day if self._published is None or day.first <= self._published.last else None


def day_of(moments: list[Moment], begin: int, until: int) -> Day | None:
    """The one day that a clause names, or its sentence where the clause names none; a month or a year beside a
    day counts for nothing."""
    inside = [one.day for one in moments if begin <= one.start < until]
    days = _exact({one for one in inside if one is not None})
    if len(days) == 1:
        return days.pop()
    if inside:
        return None
    every = _exact({one.day for one in moments if one.day is not None})
    return every.pop() if len(every) == 1 else None


def _exact(days: set[Day]) -> set[Day]:
    exact = {one for one in days if one.day is not None}
    return exact or days
