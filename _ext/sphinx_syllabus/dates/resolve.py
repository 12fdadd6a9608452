"""From what a date says to when it is, within a term."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from sphinx_syllabus.dates.calendars import YEARS
from sphinx_syllabus.dates.expression import (
    DateExpression,
    DayExpression,
    DaysFrom,
    FixedDay,
    HoursFrom,
    LastWeeks,
    Point,
    SessionNumber,
    Span,
    WeekdayOfWeek,
    WeekSpan,
)
from sphinx_syllabus.dates.grammar import DateError
from sphinx_syllabus.dates.term import TermCalendar
from sphinx_syllabus.dates.when import Days, Hours, Moment, When, first_day, last_day
from sphinx_syllabus.model.scalars import TBA, Calendar, Unannounced

END_OF_DAY = time(23, 59)
"""The time of a deadline that is given as a day."""

Anchors = Callable[[str], When]
"""When an anchor is, by its name; raises DateError where there is none."""

Known = TypeVar("Known", date, datetime)


def resolve_event(expression: DateExpression, term: TermCalendar, anchors: Anchors) -> When:
    """Return when an event is; days stay days unless a time is given.

    Raises:
        DateError: it lies outside the calendar, ends before it begins, or hangs on nothing.
    """
    years = YEARS[Calendar.GREGORIAN]
    out_of_range = DateError(f"the date is out of range: years are {years[0]}-{years[-1]}")
    try:
        when = _resolve(expression, term, anchors)
    except OverflowError:
        raise out_of_range from None
    except DateError:
        raise
    except ValueError as error:
        raise DateError(str(error)) from error
    if when is not TBA and not (first_day(when).year in years and last_day(when).year in years):
        raise out_of_range
    return when


def resolve_deadline(
    expression: DateExpression, term: TermCalendar, anchors: Anchors
) -> Moment | Unannounced:
    """Return the last moment that a deadline means: 23:59 of its day where no time is given.

    Raises:
        DateError: it is no single moment, or as for an event.
    """
    if isinstance(expression, WeekSpan | LastWeeks):
        raise DateError("a week is no deadline: which day of it? Write for example 'week 9 Saturday'")
    if isinstance(expression, Span):
        raise DateError("a deadline is one moment: write its last day after 'due', or the span after 'when'")
    match resolve_event(expression, term, anchors):
        case Days(last=last):
            return Moment(local(last, END_OF_DAY, term))
        case Moment() as moment:
            return moment
        case _:
            return TBA


def no_anchor(name: str) -> When:
    """Refuse every anchor: for dates that must stand by themselves."""
    raise DateError(f"this date must stand by itself: it cannot be counted from '{name}'")


def local(day: date, at: time, term: TermCalendar) -> datetime:
    """Return the moment at which the term's clocks show a time on a day.

    Raises:
        DateError: clocks skip that time, because they are put forward.
    """
    moment = datetime.combine(day, at, term.zone)
    if moment.astimezone(UTC).astimezone(term.zone).replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise DateError(f"{at:%H:%M} does not exist on {day}: clocks in {term.zone.key} are put forward then")
    return moment


def _resolve(expression: DateExpression, term: TermCalendar, anchors: Anchors) -> When:
    match expression:
        case Unannounced():
            return TBA
        case WeekSpan(first, last):
            return term.span(first, last)
        case LastWeeks(count):
            return term.span(term.first_of_last(count), len(term.weeks))
        case HoursFrom(hours, anchor):
            return _hours_from(hours, anchor, term, anchors)
        case Span(start, end):
            return _span(_point(start, term, anchors), _point(end, term, anchors), term)
        case SessionNumber():
            raise DateError("a session's number places a topic; write a date, or name an entry to count from")
        case Point():
            return _point(expression, term, anchors)


def _point(point: Point, term: TermCalendar, anchors: Anchors) -> Days | Moment | Unannounced:
    day = _day(point.day, term, anchors)
    if isinstance(day, Unannounced):
        return TBA
    return Days(day, day) if point.time_of_day is None else Moment(local(day, point.time_of_day, term))


def _day(expression: DayExpression, term: TermCalendar, anchors: Anchors) -> date | Unannounced:
    match expression:
        case FixedDay(day):
            return day
        case WeekdayOfWeek(week, weekday):
            first = term.span(week, week).first
            return first + timedelta(days=(weekday.value - first.weekday()) % 7)
        case DaysFrom(days, anchor):
            when = anchors(anchor)
            if isinstance(when, Unannounced):
                return TBA
            return (last_day(when) if days > 0 else first_day(when)) + timedelta(days=days)


def _hours_from(hours: int, anchor: str, term: TermCalendar, anchors: Anchors) -> Moment | Unannounced:
    match anchors(anchor):
        case Moment(at=at):
            base = at
        case Hours(start=start, end=end):
            base = end if hours > 0 else start
        case Days():
            raise DateError(f"hours cannot be counted from '{anchor}': it has no time, only a day")
        case _:
            return TBA
    return Moment((base.astimezone(UTC) + timedelta(hours=hours)).astimezone(term.zone))


def _span(start: Days | Moment | Unannounced, end: Days | Moment | Unannounced, term: TermCalendar) -> When:
    match start, end:
        case (Unannounced(), _) | (_, Unannounced()):
            return TBA
        case Days(first=first), Days(last=last):
            return Days(*_in_order(first, last, "%Y-%m-%d"))
        case Days(first=first), Moment(at=at):
            return Hours(*_in_order(local(first, time(0), term), at))
        case Moment(at=at), Days(last=last):
            return Hours(*_in_order(at, local(last, END_OF_DAY, term)))
        case Moment(at=begins), Moment(at=ends):
            return Hours(*_in_order(begins, ends))
        case _:
            raise AssertionError((start, end))


def _in_order(first: Known, last: Known, shown: str = "%Y-%m-%d %H:%M") -> tuple[Known, Known]:
    if last < first:
        raise DateError(f"the span ends ({last:{shown}}) before it begins ({first:{shown}})")
    if isinstance(first, datetime) and last == first:
        raise DateError(
            f"the span ends when it begins ({first:{shown}}): write that moment alone, or a later end"
        )
    return first, last
