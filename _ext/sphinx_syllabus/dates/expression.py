"""What a date in the date language says, before a term gives it its meaning."""

from dataclasses import dataclass
from datetime import date, time
from typing import TypeAlias

from sphinx_syllabus.model.scalars import Unannounced, Weekday

EVERY_SESSION = "every session"
"""The anchor of a recurring deadline."""


@dataclass(frozen=True, slots=True)
class FixedDay:
    """A day by its date, in whatever calendar it was written."""

    day: date


@dataclass(frozen=True, slots=True)
class WeekdayOfWeek:
    """``week 9 Saturday``: a day by the term's week, which counts from 1."""

    week: int
    weekday: Weekday


@dataclass(frozen=True, slots=True)
class DaysFrom:
    """``3 days after proposal``: days from an anchor's end (after, 0 or more) or start (before)."""

    days: int
    anchor: str


@dataclass(frozen=True, slots=True)
class HoursFrom:
    """``48 hours after proposal``: hours from an anchor's end (after, positive) or start (before)."""

    hours: int
    anchor: str


DayExpression: TypeAlias = FixedDay | WeekdayOfWeek | DaysFrom


@dataclass(frozen=True, slots=True)
class Point:
    """A day, with a time of that day where one was written."""

    day: DayExpression
    time_of_day: time | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """``A to B``, or a day with two times; both ends belong to it."""

    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class WeekSpan:
    """``weeks 15-16``: whole weeks of the term; both belong to it."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class LastWeeks:
    """``last 2 weeks`` of the term."""

    count: int


@dataclass(frozen=True, slots=True)
class SessionNumber:
    """``session 5``: the fifth session that is held."""

    number: int


DateExpression: TypeAlias = Point | HoursFrom | Span | WeekSpan | LastWeeks | SessionNumber | Unannounced


def anchors(expression: DateExpression) -> tuple[str, ...]:
    """Return the anchors that an expression hangs on."""
    match expression:
        case HoursFrom(anchor=anchor) | Point(day=DaysFrom(anchor=anchor)):
            return (anchor,)
        case Span(start=start, end=end):
            return anchors(start) + anchors(end)
        case _:
            return ()
