"""Days as precisely as they are known."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.days import Day, end_of, start_of, today
from answers.errors import BadDay
from answers.terms import Precision


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2026", Precision.YEAR, date(2026, 1, 1), date(2026, 12, 31)),
        ("2028-02", Precision.MONTH, date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-08-18", Precision.DAY, date(2026, 8, 18), date(2026, 8, 18)),
    ],
)
def test_a_day_spans_what_it_leaves_open(text: str, precision: Precision, first: date, last: date) -> None:
    day = Day.parse(text)
    assert (day.precision, day.first, day.last, str(day)) == (precision, first, last, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2026-13",
        "2026-02-30",
        "0000",
        "26-01-01",
        "2026-1-1",
        "9999",
        "2026-01-01T00",
        "２０２６",
    ],
)
def test_what_is_no_day_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(BadDay) as caught:
        Day.parse(text)
    assert caught.value.fields["given"] == text


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_written_day_reads_back(moment: date) -> None:
    assert Day.parse(str(Day.of(moment))) == Day.of(moment)


def test_just_after_midnight_in_the_programmes_zone_is_already_the_next_day() -> None:
    half_past_midnight = datetime(2026, 8, 17, 15, 30, tzinfo=UTC)
    assert today(half_past_midnight, ZoneInfo("Asia/Seoul")) == date(2026, 8, 18)
    assert today(half_past_midnight, ZoneInfo("UTC")) == date(2026, 8, 17)


def test_a_day_begins_and_ends_in_its_zone() -> None:
    seoul = ZoneInfo("Asia/Seoul")
    assert start_of(date(2026, 11, 23), seoul) == datetime(2026, 11, 22, 15, tzinfo=UTC)
    assert end_of(Day.parse("2026-11"), seoul) == datetime(2026, 11, 30, 14, 59, 59, 999999, tzinfo=UTC)


def test_a_day_on_which_clocks_change_is_an_hour_shorter() -> None:
    auckland = ZoneInfo("Pacific/Auckland")
    spring = Day.parse("2031-09-28")
    assert (end_of(spring, auckland) - start_of(spring.first, auckland)).total_seconds() < 23 * 3600
