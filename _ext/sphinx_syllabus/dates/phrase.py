"""A date in words, as a small tree that every view turns into its own form.

Text, HTML and paper must say the same thing, so they all start from here: ``phrase_of`` chooses the
words, and a phrase tells which of them are a machine-readable time and which need isolating from the
direction of the text around them.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from string import Formatter
from typing import TypeAlias
from zoneinfo import ZoneInfo

from sphinx_syllabus.dates.format import (
    format_day,
    format_halves,
    format_time,
    format_weekday,
    share_month,
    span_pattern,
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
            return _at(start.date(), hours_of_day(Hours(start, end), style), style)
        case Hours(start=start, end=end):
            pattern = span_pattern(style.locale, is_short=False)
            return Phrase(filled(pattern, first=_moment(start, style), last=_moment(end, style)))
        case Days(first=first, last=last) if first == last:
            return Phrase((_day(first, style),), first.isoformat())
        case Days(weeks=weeks):
            spans = Phrase(_with_others(spans_of(when, style), style))
            if weeks is None:
                return spans
            pattern = style.locale.words("{weeks}, {days}")
            return Phrase(filled(pattern, weeks=weeks_text(weeks, style.locale), days=spans))
        case _:
            return Phrase((style.locale.words("to be announced"),))


def hours_of_day(hours: Hours, style: DateStyle) -> Phrase:
    """Say hours without their day, where that has been said: ``10:30–12:00``."""
    pattern = span_pattern(style.locale, is_short=True)
    span = Phrase(filled(pattern, first=_time(hours.start, style), last=_time(hours.end, style)))
    return _clock(span, style)


def spans_of(days: Days, style: DateStyle) -> tuple[Phrase, ...]:
    """Say a span of days once in each calendar, without weekdays."""
    return tuple(_span(days.first, days.last, calendar, style) for calendar in style.calendars)


def weeks_text(weeks: tuple[int, int], locale: Locale) -> str:
    """Name weeks: ``week 9`` or ``weeks 15–16``."""
    first, last = (locale.digits(str(week)) for week in weeks)
    if first == last:
        return locale.words("week {week}").format(week=first)
    return locale.words("weeks {first}–{last}").format(first=first, last=last)


def filled(pattern: str, **pieces: Piece) -> tuple[Piece, ...]:
    """Put pieces of a phrase into a pattern, in the order that its language wants."""
    parts: list[Piece] = []
    for words, name, _, _ in Formatter().parse(pattern):
        for piece in (words, pieces[name] if name else ""):
            if isinstance(piece, str) and parts and isinstance(parts[-1], str):
                parts[-1] += piece
            elif piece != "":
                parts.append(piece)
    return tuple(parts)


def _moment(at: datetime, style: DateStyle) -> Phrase:
    clock = _clock(format_time(at, style.locale), style)
    return replace(_at(at.date(), clock, style), machine=at.isoformat())


def _at(day: date, clock: Phrase, style: DateStyle) -> Phrase:
    return Phrase(filled(style.locale.words("{date}, {time}"), date=_day(day, style), time=clock))


def _time(at: datetime, style: DateStyle) -> Phrase:
    return Phrase((format_time(at, style.locale),), at.isoformat())


def _clock(time: Piece, style: DateStyle) -> Phrase:
    pieces: tuple[Piece, ...] = (time,)
    if style.names_zone:
        zone = zone_name(style.zone, style.locale)
        pieces = filled(style.locale.words("{time} {zone}"), time=time, zone=zone)
    return Phrase(pieces, isolated=True, unbroken=True)


def _day(day: date, style: DateStyle) -> Phrase:
    weekday = format_weekday(day, style.locale)
    first, *further = style.calendars
    date_in_first = Phrase((format_day(day, first, style.locale),), unbroken=True, calendar=first)
    pattern = style.locale.words("{weekday} {date}")
    leading = Phrase(filled(pattern, weekday=weekday, date=date_in_first), isolated=True)
    others = (
        Phrase((format_day(day, calendar, style.locale),), isolated=True, unbroken=True, calendar=calendar)
        for calendar in further
    )
    return Phrase(_with_others((leading, *others), style))


def _span(first: date, last: date, calendar: Calendar, style: DateStyle) -> Phrase:
    if first == last:  # as those of a module that one session is for
        day = format_day(first, calendar, style.locale)
        return Phrase((day,), first.isoformat(), isolated=True, unbroken=True, calendar=calendar)
    begin, end = format_halves(first, last, calendar, style.locale)
    # Days of one month are short enough to stay together: 9–22 Dey 1402.
    is_short = share_month(first, last, calendar)
    return Phrase(
        filled(
            span_pattern(style.locale, is_short=is_short),
            first=Phrase((begin,), first.isoformat(), unbroken=True),
            last=Phrase((end,), last.isoformat(), unbroken=True),
        ),
        isolated=True,
        unbroken=is_short,
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
