"""How dates and times are printed: in words that the date language reads back."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel import Locale as CldrLocale
from babel.dates import get_timezone_location

from sphinx_syllabus.dates.calendars import in_calendar
from sphinx_syllabus.dates.names import month_names, weekday_name
from sphinx_syllabus.model.locale import Locale
from sphinx_syllabus.model.scalars import Calendar, Weekday

EN_DASH = "\N{EN DASH}"


def format_day(day: date, calendar: Calendar, locale: Locale) -> str:
    """Print a day in a calendar: ``22 November 2023``."""
    shown = in_calendar(day, calendar)
    month = month_names(calendar, locale.language)[shown.month - 1]
    return locale.digits(f"{shown.day} {month} {shown.year}")


def format_halves(first: date, last: date, calendar: Calendar, locale: Locale) -> tuple[str, str, str]:
    """Print the days from one to another as beginning, dash and end.

    What both share stands once: ``1``, ``–``, ``28 Mehr 1402``.
    """
    start, end = in_calendar(first, calendar), in_calendar(last, calendar)
    month = month_names(calendar, locale.language)[start.month - 1]
    if start.year != end.year:
        begin, dash = f"{start.day} {month} {start.year}", f" {EN_DASH} "
    elif start.month != end.month:
        begin, dash = f"{start.day} {month}", f" {EN_DASH} "
    else:
        begin, dash = f"{start.day}", EN_DASH
    return locale.digits(begin), dash, format_day(last, calendar, locale)


def format_days_of_term(first: date, last: date, calendar: Calendar, locale: Locale) -> str:
    """Print days without their year: ``22 November``, ``9–22 Dey``, ``30 December – 12 January``."""
    names = month_names(calendar, locale.language)
    start, end = in_calendar(first, calendar), in_calendar(last, calendar)
    text = f"{end.day} {names[end.month - 1]}"
    if (start.year, start.month) != (end.year, end.month):
        text = f"{start.day} {names[start.month - 1]} {EN_DASH} {text}"
    elif start.day != end.day:
        text = f"{start.day}{EN_DASH}{text}"
    return locale.digits(text)


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
    cldr = CldrLocale.parse(locale.language, sep="_")
    city = get_timezone_location(zone, locale=cldr, return_city=True).rpartition("/")[2]
    return locale.words("{city} time").format(city=city)
