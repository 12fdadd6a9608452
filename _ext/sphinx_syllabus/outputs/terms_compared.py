"""Two terms side by side as a table of plain text: every date of the one and of the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from textwrap import wrap

from sphinx_syllabus.dates.calendars import in_calendar
from sphinx_syllabus.dates.format import (
    format_day,
    format_halves,
    format_time,
    format_weekday,
    share_month,
    span_pattern,
)
from sphinx_syllabus.dates.names import short_month_names
from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.dates.when import Days, Hours, Moment, When, first_day, last_day
from sphinx_syllabus.model.scalars import Calendar

WIDEST_DATE = 33
"""As wide as two days with their weekdays."""

TOGETHER = "\N{NO-BREAK SPACE}"
"""Stands between words of a day while lines are broken."""


@dataclass(frozen=True)
class Row:
    """A date in two terms; words stand where there is none. ``remarks`` are set below it."""

    name: str
    place: str
    before: When | str
    after: When | str
    remarks: tuple[str, ...] = ()


def table_of(title: str, rows: list[Row], style: DateStyle, columns: int) -> Iterator[str]:
    """Yield the lines of a table under a title; none where there are no rows.

    Args:
        title: what the rows have in common.
        rows: the rows, in order.
        style: the calendars; the first has the weekdays and times.
        columns: how wide the table may be.
    """
    if not rows:
        return
    dates = min(WIDEST_DATE, (columns - 4) * 3 // 10)
    first = columns - 2 * dates - 4
    yield ""
    yield title
    for row in rows:
        name = [*wrap(row.name, first - 2), *wrap(row.place, first - 4, initial_indent="  ")]
        cells = (name, _cell(row.before, style, dates), _cell(row.after, style, dates))
        for parts in zip_longest(*cells, fillvalue=""):
            left, before, after = parts
            yield f"  {left:{first - 2}}  {before:{dates}}  {after}".rstrip()
        for remark in row.remarks:
            yield from wrap(remark, columns, initial_indent="    ! ", subsequent_indent="      ")


def _cell(when: When | str, style: DateStyle, width: int) -> list[str]:
    if isinstance(when, str):
        return wrap(when, width)
    if not isinstance(when, Moment | Days | Hours):
        return ["TBA"]
    return [
        line.replace(TOGETHER, " ")
        for calendar in style.calendars
        for line in wrap(_told(when, calendar, style), width)
    ]


def _told(when: Moment | Days | Hours, calendar: Calendar, style: DateStyle) -> str:
    """Tell a date in a calendar; the leading one has weekdays and times."""
    first, last = first_day(when), last_day(when)
    if calendar is not style.calendars[0]:
        if first == last:
            return _together(format_day(first, calendar, style.locale))
        begin, end = (_together(half) for half in format_halves(first, last, calendar, style.locale))
        return span_pattern(style.locale, is_short=share_month(first, last, calendar)).format(
            first=begin, last=end
        )
    span, short_span = (span_pattern(style.locale, is_short=is_short) for is_short in (False, True))
    begin, end = (_with_weekday(day, calendar, style) for day in (first, last))
    match when:
        case Moment(at=at):
            return f"{begin}, {format_time(at, style.locale)}"
        case Hours(start=start, end=ends):
            times = format_time(start, style.locale), format_time(ends, style.locale)
            if first == last:
                return f"{begin}, {short_span.format(first=times[0], last=times[1])}"
            return span.format(first=f"{begin}, {times[0]}", last=f"{end}, {times[1]}")
        case Days():
            return begin if first == last else span.format(first=begin, last=end)


def _with_weekday(day: date, calendar: Calendar, style: DateStyle) -> str:
    shown = in_calendar(day, calendar)
    month = short_month_names(calendar, style.locale.language)[shown.month - 1]
    return _together(f"{format_weekday(day, style.locale)[:3]} {shown.day} {month} {shown.year}")


def _together(words: str) -> str:
    return words.replace(" ", TOGETHER)
