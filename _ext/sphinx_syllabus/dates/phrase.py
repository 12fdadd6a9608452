"""A date in words, as a small tree that every view turns into its own form.

Text, HTML and paper must say the same thing, so they all start from here: ``phrase_of`` chooses the
words, and a phrase tells which of them are a machine-readable time and which need isolating from the
direction of the text around them.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

from sphinx_syllabus.dates.format import (
    EN_DASH,
    format_day,
    format_halves,
    format_time,
    format_weekday,
    zone_name,
)
from sphinx_syllabus.dates.when import Days, Hours, Moment, When
from sphinx_syllabus.model.locale import Locale
from sphinx_syllabus.model.scalars import Calendar

Piece: TypeAlias = "Phrase | str"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words about a date.

    ``machine`` is the date or moment in ISO 8601 that the words mean; ``isolated`` words keep their own
    direction (HTML's ``bdi``); ``unbroken`` ones stay on one line. Words in one ``calendar`` may be hidden
    from a reader who wants another, together with those that only ``join`` calendars: parentheses.
    """

    pieces: tuple[Piece, ...]
    machine: str | None = None
    isolated: bool = False
    unbroken: bool = False
    calendar: Calendar | None = None
    joins: bool = False

    def __str__(self) -> str:
        return "".join(str(piece) for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class DateStyle:
    """How a course shows dates: its calendars, the first of them leading, its zone, and the language.

    ``names_zone`` is off where the zone is named once for many dates.
    """

    calendars: tuple[Calendar, ...]
    zone: ZoneInfo
    locale: Locale
    names_zone: bool = True


def phrase_of(when: When, style: DateStyle) -> Phrase:
    """Say when something is: weekday, date in each calendar, time and the time zone's name.

    ``Wednesday 22 November 2023 (1 Azar 1402), 23:59 Tehran time``; what is not known yet is said to be.
    """
    match when:
        case Moment(at=at):
            return _moment(at, style)
        case Hours(start=start, end=end) if start.date() == end.date():
            hours = (_time(start, style), EN_DASH, _time(end, style))
            return Phrase((_day(start.date(), style), _comma(style), _clock(*hours, style=style)))
        case Hours(start=start, end=end):
            return Phrase((_moment(start, style), f" {EN_DASH} ", _moment(end, style)))
        case Days(first=first, last=last) if first == last:
            return Phrase((_day(first, style),), first.isoformat())
        case Days(weeks=weeks):
            spans = _with_others(spans_of(when, style), style)
            return Phrase((weeks_text(weeks, style.locale), _comma(style), *spans) if weeks else spans)
        case _:
            return Phrase((style.locale.words("to be announced"),))


def hours_of_day(hours: Hours, style: DateStyle) -> Phrase:
    """Say hours without their day, where that has been said: ``10:30–12:00``."""
    return _clock(_time(hours.start, style), EN_DASH, _time(hours.end, style), style=style)


def spans_of(days: Days, style: DateStyle) -> tuple[Phrase, ...]:
    """Say a span of days once in each calendar, without weekdays."""
    return tuple(_span(days.first, days.last, calendar, style) for calendar in style.calendars)


def weeks_text(weeks: tuple[int, int], locale: Locale) -> str:
    """Name weeks: ``week 9`` or ``weeks 15–16``."""
    first, last = (locale.digits(str(week)) for week in weeks)
    if first == last:
        return locale.words("week {week}").format(week=first)
    return locale.words("weeks {first}\N{EN DASH}{last}").format(first=first, last=last)


def _moment(at: datetime, style: DateStyle) -> Phrase:
    clock = _clock(format_time(at, style.locale), style=style)
    return Phrase((_day(at.date(), style), _comma(style), clock), at.isoformat())


def _time(at: datetime, style: DateStyle) -> Phrase:
    return Phrase((format_time(at, style.locale),), at.isoformat())


def _clock(*hours: Piece, style: DateStyle) -> Phrase:
    zone = f" {zone_name(style.zone, style.locale)}" if style.names_zone else ""
    return Phrase((*hours, zone), isolated=True, unbroken=True)


def _day(day: date, style: DateStyle) -> Phrase:
    weekday = format_weekday(day, style.locale)
    first, *further = style.calendars
    date_in_first = Phrase((format_day(day, first, style.locale),), unbroken=True, calendar=first)
    leading = Phrase((f"{weekday} ", date_in_first), isolated=True)
    others = (
        Phrase((format_day(day, calendar, style.locale),), isolated=True, unbroken=True, calendar=calendar)
        for calendar in further
    )
    return Phrase(_with_others((leading, *others), style))


def _span(first: date, last: date, calendar: Calendar, style: DateStyle) -> Phrase:
    begin, dash, end = format_halves(first, last, calendar, style.locale)
    return Phrase(
        (
            Phrase((begin,), first.isoformat(), unbroken=True),
            dash,
            Phrase((end,), last.isoformat(), unbroken=True),
        ),
        isolated=True,
        # Days of one month are short enough to stay together: 9–22 Dey 1402.
        unbroken=dash == EN_DASH,
        calendar=calendar,
    )


def _with_others(dates: tuple[Phrase, ...], style: DateStyle) -> tuple[Piece, ...]:
    """Put the dates of the further calendars behind the leading one, in parentheses."""
    if len(dates) == 1:
        return dates
    others: list[Piece] = []
    for other in dates[1:]:
        others.extend((Phrase((_comma(style) if others else " (",), joins=True), other))
    return (dates[0], *others, Phrase((")",), joins=True))


def _comma(style: DateStyle) -> str:
    return style.locale.words(", ")
