"""Days in the Gregorian and the Solar Hijri calendar.

Conversion is persiantools', which follows the calendar authority's published leap years; here are the
calendars' bounds and the errors in words for people.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel.core import get_global
from persiantools.jdatetime import JalaliDate

from sphinx_syllabus.dates.names import month_names
from sphinx_syllabus.model.scalars import Calendar

YEARS = {Calendar.GREGORIAN: range(1800, 2200), Calendar.SOLAR_HIJRI: range(1206, 1499)}
"""The years that are read: where both calendars are known to be right, and no year is in both."""


SOLAR_HIJRI_TERRITORIES = ("AF", "IR")
"""The territories whose first calendar is the Solar Hijri one (Unicode CLDR, ``calendarPreferenceData``)."""


class NoSuchDayError(ValueError):
    """A date that its calendar does not have."""


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A day as one calendar counts it; months and days count from 1."""

    calendar: Calendar
    year: int
    month: int
    day: int


def leading_first(calendars: Sequence[Calendar], language: str) -> tuple[Calendar, ...]:
    """Put first, of the calendars that a course shows, the one that is first where a language is spoken."""
    likely = get_global("likely_subtags").get(language.replace("-", "_"), language)
    is_solar_hijri = likely.replace("-", "_").split("_")[-1] in SOLAR_HIJRI_TERRITORIES
    leading = Calendar.SOLAR_HIJRI if is_solar_hijri else None
    return tuple(sorted(calendars, key=lambda calendar: calendar is not leading))


def calendar_of_year(year: int) -> Calendar:
    """Tell by its number which calendar a year belongs to.

    Raises:
        NoSuchDayError: the year is in no calendar's range; two-digit years never are.
    """
    for calendar, years in YEARS.items():
        if year in years:
            return calendar
    if 0 <= year < 100:
        raise NoSuchDayError(f"the year '{year:02}' has two digits: write all four, such as 2023 or 1402")
    ranges = " or ".join(f"{years[0]}-{years[-1]}" for years in YEARS.values())
    raise NoSuchDayError(f"the year {year} is out of range: years are {ranges}")


def day_from(written: CalendarDate) -> date:
    """Return the day that a calendar's date means.

    Raises:
        NoSuchDayError: the calendar has no such day.
    """
    if written.year not in YEARS[written.calendar]:
        years = YEARS[written.calendar]
        raise NoSuchDayError(f"the year {written.year} is not one from {years[0]} to {years[-1]}")
    if not 1 <= written.month <= 12:
        raise NoSuchDayError(f"there is no month {written.month}: months are 1 to 12")
    length = days_in_month(written.calendar, written.year, written.month)
    if not 1 <= written.day <= length:
        name = month_names(written.calendar, "en")[written.month - 1]
        raise NoSuchDayError(
            f"{written.day} {name} {written.year} is not a day: {name} {written.year} has {length} days"
        )
    if written.calendar is Calendar.GREGORIAN:
        return date(written.year, written.month, written.day)
    return JalaliDate(written.year, written.month, written.day).to_gregorian()


def in_calendar(day: date, calendar: Calendar) -> CalendarDate:
    """Return a day as a calendar counts it."""
    if calendar is Calendar.GREGORIAN:
        return CalendarDate(calendar, day.year, day.month, day.day)
    converted = JalaliDate(day)
    return CalendarDate(calendar, converted.year, converted.month, converted.day)


def days_in_month(calendar: Calendar, year: int, month: int) -> int:
    """Return the number of days of a month that counts from 1."""
    if calendar is Calendar.GREGORIAN:
        following = date(year + month // 12, month % 12 + 1, 1)
        return (following - date(year, month, 1)).days
    return int(JalaliDate.days_in_month(month, year))
