"""Both calendars against what the calendar authority publishes, and against one another."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_syllabus.dates.calendars import (
    YEARS,
    CalendarDate,
    NoSuchDayError,
    calendar_of_year,
    day_from,
    days_in_month,
    in_calendar,
)
from sphinx_syllabus.model.scalars import Calendar

OFFICIAL = [
    (int(year), len(stars), date.fromisoformat(day))
    for year, stars, day in re.findall(
        r"^(\d{4})(\**) (\S+)$",
        (Path(__file__).parent / "data" / "nowruz_1206_1498.txt").read_text("utf-8"),
        re.MULTILINE,
    )
]
LEAP_YEARS = {year for year, stars, _ in OFFICIAL if stars}

days = st.dates(OFFICIAL[0][2], OFFICIAL[-1][2])


def test_all_official_new_years() -> None:
    assert len(OFFICIAL) == 293
    for year, _, nowruz in OFFICIAL:
        assert day_from(CalendarDate(Calendar.SOLAR_HIJRI, year, 1, 1)) == nowruz
        assert in_calendar(nowruz, Calendar.SOLAR_HIJRI) == CalendarDate(Calendar.SOLAR_HIJRI, year, 1, 1)


@pytest.mark.parametrize("year", YEARS[Calendar.SOLAR_HIJRI])
def test_months_of_a_solar_hijri_year_fill_it(year: int) -> None:
    lengths = [days_in_month(Calendar.SOLAR_HIJRI, year, month) for month in range(1, 13)]
    assert lengths == [31] * 6 + [30] * 5 + [30 if year in LEAP_YEARS else 29]
    nowruz = day_from(CalendarDate(Calendar.SOLAR_HIJRI, year, 1, 1))
    last = day_from(CalendarDate(Calendar.SOLAR_HIJRI, year, 12, lengths[-1]))
    assert last == nowruz + timedelta(days=sum(lengths) - 1)


@pytest.mark.parametrize(("year", "length"), [(1900, 28), (2000, 29), (2023, 28), (2024, 29), (2100, 28)])
def test_february(year: int, length: int) -> None:
    assert days_in_month(Calendar.GREGORIAN, year, 2) == length


@given(days, st.sampled_from(Calendar))
def test_a_day_survives_either_calendar(day: date, calendar: Calendar) -> None:
    assert day_from(in_calendar(day, calendar)) == day


@given(days)
def test_days_follow_one_another(day: date) -> None:
    today = in_calendar(day, Calendar.SOLAR_HIJRI)
    length = days_in_month(Calendar.SOLAR_HIJRI, today.year, today.month)
    following = in_calendar(day + timedelta(days=1), Calendar.SOLAR_HIJRI)
    if today.day < length:
        expected = (today.year, today.month, today.day + 1)
    else:
        expected = (today.year + today.month // 12, today.month % 12 + 1, 1)
    assert (following.year, following.month, following.day) == expected


@pytest.mark.parametrize("calendar", Calendar)
def test_the_year_tells_the_calendar(calendar: Calendar) -> None:
    first, last = YEARS[calendar][0], YEARS[calendar][-1]
    assert {calendar_of_year(year) for year in YEARS[calendar]} == {calendar}
    for year in (first - 1, last + 1):
        with pytest.raises(NoSuchDayError, match=f"the year {year} is out of range"):
            calendar_of_year(year)
