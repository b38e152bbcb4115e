"""Points in time in text, in both languages, relative to a day."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.dates import times

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("as of Jan 20", "2026-01-20"), ("on 20 January 2026", "2026-01-20"), ("January 20th, 2026", "2026-01-20"), ("2026-01-20", "2026-01-20"),
        ("2026년 1월 20일에", "2026-01-20"), ("1월 20일 기준", "2026-01-20"), ("1/20 기준", "2026-01-20"), ("in May 2026", "2026-05"),
        ("작년 12월엔", "2025-12"), ("지난 2월 기준", "2026-02"), ("last August", "2026-08"), ("in September", "2026-09"), ("9월엔", "2026-09"),
        ("12월에는", "2025-12"), ("last month", "2026-10"), ("지난달", "2026-10"), ("이번 달", "2026-11"), ("yesterday", "2026-11-23"), ("그제", "2026-11-22"),
        ("last week", "2026-11-17"), ("3 months ago", "2026-08"), ("두 달 전", "2026-09"), ("2 years ago", "2024"), ("열흘", None), ("15일 기준", "2026-11-15"),
        ("30일 기준", "2026-10-30"), ("the 15th", "2026-11-15"), ("by 2019", "2019"), ("2020년엔", "2020"), ("last year", "2025"), ("작년에", "2025"),
        ("end of 2025", "2025-12"), ("2025년 말", "2025-12"), ("작년 말 기준", "2025-12"), ("Christmas Day last year", "2025-12-25"), ("크리스마스", "2025-12-25"),
        ("작년 7월 말에", "2025-07"), ("내년 2월", "2027-02"), ("next year", "2027"), ("Nov 24", "2026-11-24"), ("Nov 25", "2025-11-25"),
        ("재작년 3월 2일", "2024-03-02"), ("2026/01/20", "2026-01-20"), ("20th of January 2026", "2026-01-20"), ("three weeks ago", "2026-11-03"),
        ("it may happen", None), ("Solar Open 2", None), ("1차 평가", None), ("top 3", None), ("mar", None), ("3일간", None), ("70.6점", None),
    ],
)  # fmt: skip
def test_a_point_in_time_is_read(text: str, day: str | None) -> None:
    found = times(text, TODAY)
    assert next((str(one.day) for one in found), None) == day


@pytest.mark.parametrize(
    "text", ["Feb 30", "2월 30일", "June 31st, 2026", "2026-13-01", "11월 31일 기준", "31/31? no: 2/30"]
)
def test_a_day_that_cannot_be_is_found_and_marked(text: str) -> None:
    assert any(one.impossible and one.day is None for one in times(text, TODAY))


def test_places_tell_where_it_stands() -> None:
    text = "who was in on 20 January 2026, and in May 2026?"
    assert [text[one.start : one.end] for one in times(text, TODAY)] == ["20 January 2026", "May 2026"]


@given(st.text(max_size=80), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_no_text_makes_it_fail_and_places_do_not_overlap(text: str, today: date) -> None:
    found = times(text, today)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_day_written_out_in_either_language_reads_back(day: date, today: date) -> None:
    for text in (day.isoformat(), f"{day:%d %B %Y}", f"{day.year}년 {day.month}월 {day.day}일"):
        assert [str(one.day) for one in times(text, today)] == [day.isoformat()]
