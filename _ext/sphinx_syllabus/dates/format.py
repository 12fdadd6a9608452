"""How dates and times are printed: in words that the date language reads back."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location

from sphinx_syllabus.dates.calendars import CalendarDate, in_calendar
from sphinx_syllabus.dates.names import are_alone_after_day, month_names, weekday_name
from sphinx_syllabus.model.locale import Locale, cldr_locale
from sphinx_syllabus.model.scalars import Calendar, Weekday


def format_day(day: date, calendar: Calendar, locale: Locale) -> str:
    """Print a day in a calendar: ``22 November 2023``."""
    shown = in_calendar(day, calendar)
    month = month_names(calendar, locale.language)[shown.month - 1]
    date = locale.words("{day} {month} {year}").format(day=shown.day, month=month, year=shown.year)
    return locale.digits(date)


def format_halves(first: date, last: date, calendar: Calendar, locale: Locale) -> tuple[str, str]:
    """Print the days from one to another as beginning and end: ``1`` and ``28 Mehr 1402``.

    What both share stands once; ``share_month`` tells how the two are joined.
    """
    start, end = in_calendar(first, calendar), in_calendar(last, calendar)
    if start.year != end.year:
        begin = format_day(first, calendar, locale)
    elif start.month != end.month:
        begin = _in_year(start, locale)
    else:
        begin = locale.digits(f"{start.day}")
    return begin, format_day(last, calendar, locale)


def share_month(first: date, last: date, calendar: Calendar) -> bool:
    """Tell whether two days are in the same month of a calendar."""
    start, end = in_calendar(first, calendar), in_calendar(last, calendar)
    return (start.year, start.month) == (end.year, end.month)


def span_pattern(locale: Locale, *, is_short: bool) -> str:
    """Return how a language writes from when to when; what is short has no room around its dash."""
    return locale.words("{first}–{last}") if is_short else locale.words("{first} – {last}")


def format_days_of_term(first: date, last: date, calendar: Calendar, locale: Locale) -> str:
    """Print days without their year: ``22 November``, ``9–22 Dey``, ``30 December – 12 January``."""
    start, end = in_calendar(first, calendar), in_calendar(last, calendar)
    if first == last:
        return _in_year(end, locale)
    is_short = share_month(first, last, calendar)
    begin = locale.digits(f"{start.day}") if is_short else _in_year(start, locale)
    return span_pattern(locale, is_short=is_short).format(first=begin, last=_in_year(end, locale))


def _in_year(day: CalendarDate, locale: Locale) -> str:
    """Print a day without its year."""
    are_alone = are_alone_after_day(locale.language)
    month = month_names(day.calendar, locale.language, are_alone=are_alone)[day.month - 1]
    return locale.digits(locale.words("{day} {month}").format(day=day.day, month=month))


def format_weekday(day: date, locale: Locale) -> str:
    """Print a day's weekday: ``Wednesday``."""
    return weekday_name(Weekday(day.weekday()), locale.language)


def format_time(moment: datetime, locale: Locale) -> str:
    """Print the time of a moment, 24 hours: ``23:59``."""
    return locale.digits(f"{moment:%H:%M}")


def zone_name(zone: ZoneInfo, locale: Locale) -> str:
    """Name a time zone by its city as CLDR does: ``Tehran time``; UTC stays UTC."""
    if zone.key in ("UTC", "Etc/UTC", "GMT", "Etc/GMT"):
        return "UTC"
    cldr = cldr_locale(locale.language)
    city = get_timezone_location(zone, locale=cldr, return_city=True).rpartition("/")[2]
    return locale.words("{city} time").format(city=city)
