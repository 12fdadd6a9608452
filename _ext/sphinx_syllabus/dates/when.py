"""When something is: the resolved forms of a date, all in the term's time zone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from sphinx_syllabus.model.scalars import Unannounced


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time; the time zone is a named one, never a bare offset."""

    at: datetime

    def __repr__(self) -> str:
        # With the offset: what pages show changes when a zone's rules do.
        return f"Moment({self.at.isoformat()})"


@dataclass(frozen=True, slots=True)
class Days:
    """Whole days, both included; ``weeks`` holds the term's weeks where it was told in weeks."""

    first: date
    last: date
    weeks: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """From one moment to another."""

    start: datetime
    end: datetime

    def __repr__(self) -> str:
        return f"Hours({self.start.isoformat()}, {self.end.isoformat()})"


When: TypeAlias = Moment | Days | Hours | Unannounced

NEVER = datetime.max.replace(tzinfo=UTC)
"""The moment of what is to be announced: after all others."""


def first_day(when: Moment | Days | Hours) -> date:
    """Return the local day on which it begins."""
    match when:
        case Moment(at=at):
            return at.date()
        case Days(first=first):
            return first
        case Hours(start=start):
            return start.date()


def last_day(when: Moment | Days | Hours) -> date:
    """Return the local day on which it ends."""
    match when:
        case Moment(at=at):
            return at.date()
        case Days(last=last):
            return last
        case Hours(end=end):
            return end.date()


def instants(when: Moment | Days | Hours, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return the moments at which it starts and has ended; days end where the next one begins.

    Args:
        when: a moment, days or hours.
        zone: the term's time zone, which says when a day begins.
    """
    match when:
        case Moment(at=at):
            return at, at
        case Hours(start=start, end=end):
            return start, end
        case Days(first=first, last=last):
            following = last + timedelta(days=1)
            return datetime.combine(first, time(0), zone), datetime.combine(following, time(0), zone)


def begins(when: When, zone: ZoneInfo) -> datetime:
    """Return the moment at which something begins; never, where that is to be announced."""
    return NEVER if isinstance(when, Unannounced) else instants(when, zone)[0]


def overlap(one: Hours, other: Hours) -> bool:
    """Tell whether there is a moment in both."""
    return one.start < other.end and other.start < one.end


def days_between(first: date, last: date) -> Iterator[date]:
    """Yield the days from one to another, both included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
