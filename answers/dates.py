"""Points in time in running text, English and Korean, by a grammar of our own; pure.

`times` finds every day, month or year a text names, relative to `today` where it must be. Where the year is
left out, the latest such day that is not after today is meant, as people speak of what has happened. A day
that cannot be (30 February) is found too, marked `impossible`, and so is one in figures that fit several, marked `unclear`. What is written
in figures alone and parts of a year are read in `date_forms.py`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from answers.date_forms import Build, Unclear, day_and_month, forms
from answers.days import Day
from answers.errors import BadDay


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A point in time at `text[start:end]`; `day` is None only where it is `impossible` or `unclear`.

    Of what no `Day` can be (a quarter, a week), `since` is the first month or day and `day` the last. It is
    `yearless` where the year was left out.
    """

    day: Day | None
    start: int
    end: int
    impossible: bool = False
    unclear: bool = False
    since: Day | None = None
    yearless: bool = False


_MONTH_NAMES = (
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
    ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
    ("december", "dec"),
)  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names}
_M = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
# "may" and "mar" alone are other words; a lone month wants a word before it that speaks of time.
_PLAIN = (
    "(?P<month>"
    + "|".join(
        sorted(
            (name for name in _MONTHS if name not in {"may", "mar", "sep", "dec", "jun"}),
            key=len,
            reverse=True,
        )
    )
    + ")"
)
_D = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_Y = r"(?P<year>(?:19|20|21)\d\d)"
_LED = r"(?:as of|by|in|on|until|till|since|before|after|during|at|of|end of|late|early|mid|back in|for)"
_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "한": 1,
    "두": 2,
    "세": 3,
    "네": 4,
    "다섯": 5,
}
_COUNT = r"(?P<count>\d{1,2}|a|an|one|two|three|four|five|six)"
_KO_COUNT = r"(?P<count>\d{1,2}|한|두|세|네|다섯)"

LONGEST_REST = 5  # letters around a day that is asked for alone (기준, 까지, end of)


def times(text: str, today: date) -> tuple[Time, ...]:
    """Every point in time that `text` names, in order; the longest reading at each place."""
    found: list[Time] = []
    for pattern, build in _grammar():
        for match in pattern.finditer(text):
            if not any(match.start() < one.end and one.start < match.end() for one in found):
                found.append(_read(match, build, today))
    return tuple(sorted(found, key=lambda one: one.start))


def read_day(text: str, today: date) -> Day:
    """The one day, month or year that `text` is: `2026-01-20`, `January 2026`, `2026년 1월`, `last month`.

    Raises BadDay for anything else, and for a day that cannot be.
    """
    try:
        return Day.parse(text.strip())
    except BadDay:
        found = times(text, today)
        if len(found) != 1 or found[0].day is None:
            raise
        rest = text[: found[0].start] + text[found[0].end :]
        if sum(one.isalnum() for one in rest) > LONGEST_REST:
            raise
        return found[0].day


def _read(match: re.Match[str], build: Build, today: date) -> Time:
    start, end = match.span()
    try:
        told = build(match, today)
    except Unclear:
        return Time(day=None, start=start, end=end, unclear=True)
    except (BadDay, ValueError, OverflowError):
        return Time(day=None, start=start, end=end, impossible=True)
    since, day = (None, told) if isinstance(told, Day) else told
    yearless = build in _YEARLESS or (
        since is not None and not re.search(r"\d\d|year|last|this|해|년|래|지난|이번", match[0])
    )
    return Time(day=day, start=start, end=end, since=since, yearless=yearless)


def _checked(year: int, month: int | None = None, day: int | None = None) -> Day:
    """A day that exists; raises BadDay for one that does not."""
    return Day.parse(str(Day(year, month, day)))


def _full(match: re.Match[str], _today: date) -> Day:
    told = match.groupdict()
    day = told.get("day")
    return _checked(int(told["year"]), _month(told["month"]), int(day) if day else None)


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS[text.lower()]


def _without_year(match: re.Match[str], today: date) -> Day:
    """A month, or a day of it, in the latest year in which it is not yet to come."""
    told = match.groupdict()
    month, day = _month(told["month"]), told.get("day")
    year = today.year
    if month > today.month or (month == today.month and day is not None and int(day) > today.day):
        year -= 1
    return _checked(year, month, int(day) if day else None)


def _year_word(match: re.Match[str], today: date) -> Day:
    """A month or day with its year as a word: last year's, this year's, the year before last's."""
    told = match.groupdict()
    year = today.year + _YEAR_WORDS[re.sub(r"\s", "", told["word"].lower())]
    month, day = told.get("month"), told.get("day")
    return _checked(year, _month(month) if month else None, int(day) if day else None)


_YEAR_WORDS = {
    "lastyear": -1, "thisyear": 0, "nextyear": 1, "작년": -1, "지난해": -1, "전년": -1, "재작년": -2, "올해": 0, "금년": 0, "내년": 1,
}  # fmt: skip


_YEARLESS: tuple[Build, ...] = (_without_year, day_and_month)


def _last_month_named(match: re.Match[str], today: date) -> Day:
    """`last August`, `지난 2월`: the latest one that is over or under way."""
    month = _month(match["month"])
    return _checked(today.year if month <= today.month else today.year - 1, month)


def _year_end(match: re.Match[str], today: date) -> Day:
    """December of a year: what people mean by its end."""
    told = match.groupdict()
    if told.get("year"):
        return _checked(int(told["year"]), 12)
    word = told.get("word") or told["end"]
    return _checked(today.year + _YEAR_WORDS[re.sub(r"\s", "", word.lower())], 12)


def _new_year(match: re.Match[str], today: date) -> Day:
    told = match.groupdict()
    if told.get("year"):
        return _checked(int(told["year"]), 1, 1)
    word = told.get("word")
    return _checked(today.year + (_YEAR_WORDS[re.sub(r"\s", "", word.lower())] if word else 0), 1, 1)


def _christmas(match: re.Match[str], today: date) -> Day:
    if match.groupdict().get("year"):
        return _checked(int(match["year"]), 12, 25)
    told = match.groupdict().get("word")
    year = today.year + (_YEAR_WORDS[re.sub(r"\s", "", told.lower())] if told else 0)
    return _checked(year if told or today >= date(today.year, 12, 25) else year - 1, 12, 25)


def _day_of_month(match: re.Match[str], today: date) -> Day:
    """`15일`, `the 15th`: of this month, or of the last one if it is still to come."""
    number = int(match["day"])
    if number <= today.day:
        return _checked(today.year, today.month, number)
    last = today.replace(day=1) - timedelta(days=1)
    return _checked(last.year, last.month, number)


def _ago(days: int) -> Build:
    return lambda _match, today: Day.of(today - timedelta(days=days))


def _units_ago(match: re.Match[str], today: date) -> Day:
    told = match["count"].lower()
    count = int(told) if told.isdigit() else _NUMBERS[told]
    unit = match["unit"].lower()
    if unit.startswith(("day", "일")):
        return Day.of(today - timedelta(days=count))
    if unit.startswith(("week", "주")):
        return Day.of(today - timedelta(weeks=count))
    if unit.startswith(("month", "달", "개월")):
        months = today.year * 12 + today.month - 1 - count
        return _checked(months // 12, months % 12 + 1)
    return _checked(today.year - count)


def _month_from(offset: int) -> Build:
    def build(_match: re.Match[str], today: date) -> Day:
        months = today.year * 12 + today.month - 1 + offset
        return _checked(months // 12, months % 12 + 1)

    return build


def _year(match: re.Match[str], _today: date) -> Day:
    return _checked(int(match["year"]))


def _rules() -> Iterator[tuple[str, Build]]:
    """The grammar, the longest forms first."""
    word = r"(?P<word>last year|this year|next year)"
    ko_word = r"(?P<word>재작년|작년|지난해|전년|올해|금년|내년)"
    ko_day = r"(?P<day>\d{1,2})\s*일(?!\s*(?:차|째|간|동안|부터\s*\d))"
    yield rf"(?<!\d){_Y}[-./](?P<month>\d{{1,2}})[-./](?P<day>\d{{1,2}})(?!\d)", _full
    yield rf"(?<!\d){_Y}\s*년\s*(?P<month>\d{{1,2}})\s*월\s*{ko_day}", _full
    yield rf"\b{_D}\s+(?:of\s+)?{_M},?\s+{_Y}\b", _full
    yield rf"\b{_M}\s+{_D},?\s+{_Y}\b", _full
    yield from forms(_M)
    yield rf"{ko_word}\s*(?P<month>\d{{1,2}})\s*월\s*{ko_day}", _year_word
    yield rf"\b{_D}\s+(?:of\s+)?{_M}\s+(?:of\s+)?{word}\b", _year_word
    yield rf"\b{_M}\s+{_D},?\s+(?:of\s+)?{word}\b", _year_word
    yield rf"\bnew year'?s(?: day)?(?:\s+(?:of\s+)?(?:{_Y}|{word}))?\b", _new_year
    yield rf"(?:{_Y}\s*년\s*|{ko_word}\s*)?(?:새해\s*첫날|신정|1월\s*초하루)", _new_year
    yield rf"\b(?:christmas|xmas)(?: day)?\s+(?:of\s+)?{_Y}\b", _christmas
    yield rf"{_Y}\s*년\s*(?:크리스마스|성탄절)", _christmas
    yield rf"\b(?:christmas|xmas)(?: day)?(?:\s+(?:of\s+)?{word})?\b", _christmas
    yield rf"(?:{ko_word}\s*)?(?:크리스마스|성탄절)", _christmas
    yield rf"(?<!\d){_Y}\s*년\s*(?P<month>\d{{1,2}})\s*월", _full
    yield rf"(?<!\d){_Y}[-./](?P<month>0[1-9]|1[0-2])(?![\d.])", _full
    yield rf"\b{_M},?\s+(?:of\s+)?{_Y}\b", _full
    yield rf"{ko_word}\s*(?P<month>\d{{1,2}})\s*월", _year_word
    yield rf"\b{_M}\s+(?:of\s+)?{word}\b", _year_word
    yield rf"\b(?:this past|last|past)\s+{_M}(?!\w)(?!\s+\d)", _last_month_named
    yield r"지난\s*(?P<month>\d{1,2})\s*월(?!\s*\d{1,2}\s*일)", _last_month_named
    yield rf"(?:지난\s*)?(?P<month>\d{{1,2}})\s*월\s*{ko_day}", _without_year
    yield rf"\b{_D}\s+(?:of\s+)?{_M}(?!\w)", _without_year
    yield rf"\b{_M}\s+{_D}\b(?!\s*(?:b|teams?|points?)\b)", _without_year
    yield r"(?<!\d)(?P<month>1[0-2]|[1-9])\s*월(?!\w*드)", _without_year
    yield rf"\b{_LED}\s+{_M}(?!\w)(?!\s+\d)", _without_year
    yield rf"\b{_PLAIN}(?!\w)", _without_year
    yield r"\bthe day before yesterday\b|그저께|그제", _ago(2)
    yield r"\byesterday\b|어제|전날", _ago(1)
    yield r"\blast week\b|지난\s*주|저번\s*주", _ago(7)
    yield r"\blast month\b|지난\s*달|저번\s*달|전달", _month_from(-1)
    yield r"지지난\s*달", _month_from(-2)
    yield r"\bthis month\b|이번\s*달|이달", _month_from(0)
    yield rf"\b{_COUNT}\s+(?P<unit>days?|weeks?|months?|years?)\s+(?:ago|back|earlier)\b", _units_ago
    yield rf"{_KO_COUNT}\s*(?P<unit>일|주|달|개월|년)\s*전", _units_ago
    yield rf"\b(?:the )?end of {_Y}\b", _year_end
    yield rf"(?<!\d){_Y}\s*년\s*(?:말|연말)", _year_end
    yield (
        r"(?P<word>재작년|작년|지난해|올해)\s*(?:연말|말)(?!\S)|(?P<end>작년|지난해)\s*말(?=에|엔|까지|기준|\s)",
        _year_end,
    )
    yield r"\b(?:the )?end of (?P<word>last year|this year)\b", _year_end
    yield rf"\b(?:late )?{word}\b", _year_word
    yield rf"{ko_word}(?!도)", _year_word
    yield rf"(?<!\d){_Y}\s*년(?!\s*\d)", _year
    yield rf"\b{_LED}\s+{_Y}\b(?!\s*(?:b|teams?|points?)\b)", _year
    yield (
        r"(?<![\d월.])(?P<day>\d{1,2})\s*일(?=\s*(?:기준|에|엔|자|날|까지|시점|당시|현재|이전|전|,|\?|$))",
        _day_of_month,
    )
    yield (
        r"\bthe\s+(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?!\s+(?:team|round|stage|place|evaluation|cut))",
        _day_of_month,
    )


@cache
def _grammar() -> tuple[tuple[re.Pattern[str], Build], ...]:
    """The rules, compiled at the first text rather than at each start."""
    return tuple((re.compile(pattern, re.IGNORECASE), build) for pattern, build in _rules())
