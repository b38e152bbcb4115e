"""Days written in figures alone, and parts of a year: forms that need more than one look to be read; pure.

`26.1.15`, `01/15/2026`, `15 Jan '26`, `Q1 2026`, `여름`. Where the figures fit one day only, that day is meant;
where they fit several, nobody can tell, and `Unclear` is raised rather than one of them taken.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from answers.days import Day
from answers.errors import BadDay

_NEAR_YEARS = 5  # a year of two figures lies within so many years of today
_SEASONS = {
    "spring": 3, "봄": 3, "summer": 6, "여름": 6, "autumn": 9, "fall": 9, "가을": 9, "winter": 12, "겨울": 12,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "1st": 1, "상": 1, "second": 2, "2nd": 2, "하": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
}  # fmt: skip
_YEARS_AWAY = {"last": -1, "next": 1, "작년": -1, "지난해": -1, "재작년": -2, "내년": 1}

Span = tuple[Day, Day]
Build = Callable[[re.Match[str], date], Day | Span]


class Unclear(ValueError):
    """Figures that could be several days."""


def _day(year: int, month: int, day: int) -> Day | None:
    """The day, if there is one."""
    try:
        return Day.of(date(year, month, day))
    except ValueError:
        return None


def in_figures(match: re.Match[str], today: date) -> Day:
    """Three figures: the year first or last, with four figures or two, the day and the month in any order."""
    first, second, third = match["a"], match["b"], match["c"]
    one, two, three = int(first), int(second), int(third)
    korean = bool(re.search("[가-힣]", match.string))
    dots = match["sep"] == "."
    readings = [] if len(third) == 4 else [_day(2000 + one, two, three) if len(first) == 2 else None]
    year = three if len(third) == 4 else 2000 + three
    readings += [_day(year, two, one), _day(year, one, two)] if len(third) != 1 else []
    near = [one for one in readings if one and (len(third) == 4 or abs(one.year - today.year) <= _NEAR_YEARS)]
    if not near:
        raise BadDay(f"{match[0]} is no day", given=match[0][:40])
    if korean and len(third) == 4:
        return near[-1]
    if len(set(near)) == 1 or korean or (dots and len(third) == 4):
        return near[0]
    raise Unclear(match[0])


def day_and_month(match: re.Match[str], today: date) -> Day:
    """Two figures, `1/20` or `20/1`: the latest such day; in English only where one order alone fits."""
    one, two = int(match["a"]), int(match["b"])
    if one <= 12 and two <= 12 and one != two and not re.search("[가-힣]", match.string):
        raise Unclear(match[0])
    month, day = (one, two) if one <= 12 else (two, one)
    year = today.year - ((month, day) > (today.month, today.day))
    found = _day(year, month, day)
    if found is None:
        raise BadDay(f"{match[0]} is no day", given=match[0][:40])
    return found


def short_year(match: re.Match[str], _today: date) -> Day:
    """A day, month or year whose year has two figures."""
    told = match.groupdict()
    month, day = told.get("month"), told.get("day")
    number = None if month is None else int(month) if month.isdigit() else _month_number(month)
    year = 2000 + int(told["yy"])
    return Day.parse(str(Day(year, number, int(day) if day else None)))


def _month_number(name: str) -> int:
    return next(at for at, one in enumerate(_MONTHS, start=1) if name.lower().startswith(one))


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def no_month(match: re.Match[str], _today: date) -> Day:
    """A month or quarter beyond the last."""
    raise BadDay(f"{match[0]} is no part of a year", given=match[0][:40])


def part_of_year(match: re.Match[str], today: date) -> Span:
    """A quarter, half or season: from its first month to its last."""
    told = {name: text.lower() for name, text in match.groupdict().items() if text}
    if part := told.get("quarter") or told.get("q"):
        first, months = _count(part) * 3 - 2, 3
    elif part := told.get("half") or told.get("h"):
        first, months = _count(part) * 6 - 5, 6
    else:
        first, months = _SEASONS[told["season"]], 3
    year = _year_of(told, first, today)
    last = year * 12 + first + months - 2
    return Day(year, first), Day(last // 12, last % 12 + 1)


def _count(told: str) -> int:
    return int(told) if told.isdigit() else _ORDINALS[told]


def _year_of(told: dict[str, str], first: int, today: date) -> int:
    """The year named, or the latest in which that part of it has begun."""
    if "year" in told:
        return int(told["year"])
    if "yy" in told:
        return 2000 + int(told["yy"])
    word = told.get("word", "").partition(" ")[0]
    if "season" in told and word == "last":
        word = ""  # "last summer" is the latest one, whichever year it was
    if word in {"", "past", "지난"}:
        return today.year - (first > today.month)
    return today.year + _YEARS_AWAY.get(word, 0)


def _this_week(_match: re.Match[str], today: date) -> Span:
    return Day.of(today - timedelta(days=today.weekday())), Day.of(today)


def forms(month: str) -> Iterator[tuple[str, Build]]:
    """The forms of this file, the longest first; `month` is the pattern of a month's name."""
    yield from _figures(month)
    yield from _parts()
    yield r"(?<!\d)(?P<yy>2\d)\s*년(?!\s*\d|\s*(?:전|만에|간|동안|뒤|후|째|차))", short_year
    yield r"(?<!\d)(?:1[3-9]|[2-9]\d)\s*월(?!\w*드)|\bq[5-9]\b|(?<!\d)[5-9]\s*분기", no_month
    yield r"\bthis week\b|이번\s*주|금주", _this_week


def _figures(month: str) -> Iterator[tuple[str, Build]]:
    start, end = r"(?<![\d./-])", r"(?![\d/-]|\.\d)"
    sep, again = r"(?P<sep>[./-])\s?", r"(?P=sep)\s?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    short = r"'?(?P<yy>2\d)(?!\w)(?!\s*(?:b|teams?|points?)\b)"
    yield rf"{start}(?P<a>\d{{1,2}}){sep}(?P<b>\d{{1,2}}){again}(?P<c>20\d\d){end}", in_figures
    yield rf"{start}(?P<a>\d{{2}}){sep}(?P<b>\d{{1,2}}){again}(?P<c>\d{{1,2}}){end}", in_figures
    yield rf"{start}(?P<a>\d{{1,2}}){sep}(?P<b>\d{{1,2}}){again}(?P<c>2\d){end}", in_figures
    yield rf"\b{day}\s+(?:of\s+)?{month},?\s+{short}", short_year
    yield rf"\b{month}\s+{day},?\s+{short}", short_year
    yield rf"\b{month}\s+'(?P<yy>2\d)(?!\w)", short_year
    yield r"\b(?:in|by|of|since|during)\s+'(?P<yy>2\d)(?!\w)", short_year
    ko_short = r"(?<!\d)(?P<yy>2\d)\s*년\s*"
    yield rf"{ko_short}(?P<month>\d{{1,2}})\s*월\s*(?P<day>\d{{1,2}})\s*일", short_year
    yield rf"{ko_short}(?P<month>1[0-2]|0?[1-9])\s*월", short_year
    yield (
        r"(?<![\d.])(?P<a>1[0-2]|0?[1-9])\.(?P<b>0?[1-9]|[12]\d|3[01])\.?(?=\s*(?:기준|까지|현재|당시|시점|이전|이후|에\s))",
        day_and_month,
    )
    yield (
        r"(?<![\d월/])(?!24/7)(?P<a>[12]\d|3[01]|0?[1-9])/(?P<b>[12]\d|3[01]|0?[1-9])(?![\d/]|\s*(?:of|teams?|points?)\b)",
        day_and_month,
    )


def _parts() -> Iterator[tuple[str, Build]]:
    """Quarters, halves and seasons."""
    year = r"(?:(?P<year>20\d\d)|'?(?P<yy>2\d)|(?:the )?(?P<word>last year|this year|next year))(?!\w)"
    of = r"(?:\s+of)?,?\s+"
    nth = "first|second|third|fourth|1st|2nd|3rd|4th"
    quarter = rf"(?:(?P<quarter>{nth}) quarter|q(?P<q>[1-4]))"
    season = "(?P<season>spring|summer|autumn|fall|winter)"
    yield r"\b(?P<year>20\d\d)\s+q(?P<q>[1-4])(?!\w)", part_of_year
    yield rf"\b{quarter}(?:{of}{year})?(?!\w)", part_of_year
    yield r"\b(?P<q>[1-4])q\s?'?(?P<yy>2\d)(?!\w)", part_of_year
    yield rf"\b(?:(?P<half>first|second|1st|2nd) half|h(?P<h>[12])){of}{year}", part_of_year
    yield rf"\b{season}{of}{year}", part_of_year
    yield rf"\b(?P<word>last|this|past) {season}\b", part_of_year
    yield rf"\b(?:in|over|during) (?:the )?{season.replace('|fall', '')}\b", part_of_year
    ko_year = (
        r"(?:(?:(?P<year>20\d\d)|(?P<yy>2\d))\s*년\s*|(?P<word>재작년|작년|지난해|올해|금년|내년|지난)\s*)"
    )
    ko_season = "(?P<season>여름|겨울|가을|봄)"
    yield rf"{ko_year}?(?P<q>[1-4])\s*(?:/4\s*)?분기", part_of_year
    yield rf"{ko_year}?(?P<half>[상하])반기", part_of_year
    yield rf"{ko_year}{ko_season}", part_of_year
    yield rf"(?<![가-힣]){ko_season}(?=에|엔|철|까지|기준|동안)", part_of_year
