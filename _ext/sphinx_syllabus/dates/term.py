"""The term as a calendar: its numbered weeks and its time zone."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from sphinx_syllabus.dates.when import Days
from sphinx_syllabus.model.problem import did_you_mean
from sphinx_syllabus.model.scalars import Weekday


@dataclass(frozen=True, slots=True)
class Week:
    """A teaching week; numbers count from 1, both days belong to it."""

    number: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class TermCalendar:
    """The frame in which dates are resolved."""

    starts: date
    weeks: tuple[Week, ...]
    zone: ZoneInfo

    @property
    def ends(self) -> date:
        """The last day of the last week."""
        return self.weeks[-1].last

    def span(self, first: int, last: int) -> Days:
        """Return the days from one week to another, both included.

        Raises:
            ValueError: the term has no such week.
        """
        for number in (first, last):
            if not 1 <= number <= len(self.weeks):
                raise ValueError(f"the term has no week {number}: its weeks are 1 to {len(self.weeks)}")
        return Days(self.weeks[first - 1].first, self.weeks[last - 1].last, (first, last))

    def first_of_last(self, count: int) -> int:
        """Return the number of the week with which the term's last weeks begin.

        Raises:
            ValueError: the term has not so many weeks.
        """
        if count > len(self.weeks):
            raise ValueError(f"the term has only {len(self.weeks)} weeks")
        return len(self.weeks) - count + 1

    def week_of(self, day: date) -> Week | None:
        """Return the teaching week that a day falls in."""
        return next((week for week in self.weeks if week.first <= day <= week.last), None)

    def week_number(self, day: date) -> int | None:
        """Return the number of the teaching week that a day falls in."""
        week = self.week_of(day)
        return week.number if week else None


def same_place(day: date, term: TermCalendar, other: TermCalendar) -> date:
    """Return the day that has the place in another term that a day has in one: its week's number and weekday.

    What lies in no numbered week is counted from the last one before it, or else from the first.

    Args:
        day: a day.
        term: the term in which it lies.
        other: a term with as many weeks.
    """
    number = max((week.number for week in term.weeks if week.first <= day), default=1)
    return other.weeks[number - 1].first + (day - term.weeks[number - 1].first)


def lay_out_weeks(
    starts: date, count: int, week_starts: Weekday, uncounted: tuple[Days, ...]
) -> tuple[Week, ...]:
    """Lay a term out in numbered weeks.

    Week 1 is the one that holds the first day. A week that lies whole within days that do not count
    gets no number; the numbers go on after it.

    Args:
        starts: the first day of term.
        count: how many weeks are numbered.
        week_starts: the weekday on which the course's weeks start.
        uncounted: spans of days without counting weeks.
    """
    first = starts - timedelta(days=(starts.weekday() - week_starts.value) % 7)
    weeks: list[Week] = []
    while len(weeks) < count:
        last = first + timedelta(days=6)
        if not any(span.first <= first and last <= span.last for span in uncounted):
            weeks.append(Week(len(weeks) + 1, first, last))
        first += timedelta(days=7)
    return tuple(weeks)


def named_zone(name: str) -> ZoneInfo:
    """Return a time zone by its IANA name.

    Raises:
        ValueError: there is no zone of that name; an offset is never one.
    """
    if name not in _zone_names():
        # An offset looks like zones that have another one.
        near = "" if any(map(str.isdigit, name)) else did_you_mean(name, _zone_names())
        hint = near or ": write one such as Asia/Tehran"
        raise ValueError(f"'{name}' is not a time zone's name{hint}")
    return ZoneInfo(name)


@cache
def _zone_names() -> tuple[str, ...]:
    """List the names by the package of zones, not by the machine's files, which hold names of their own."""
    return tuple(files("tzdata").joinpath("zones").read_text("utf-8").split())
