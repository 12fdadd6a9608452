"""A scale of whole weeks: where on it a day lies, and its months."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from sphinx_syllabus.dates.calendars import in_calendar
from sphinx_syllabus.dates.term import Week
from sphinx_syllabus.dates.when import Days, days_between
from sphinx_syllabus.model.scalars import Calendar


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Days as lengths: the first day begins at ``start``, and each is as long as ``day``."""

    days: Days
    start: float
    day: float

    @property
    def end(self) -> float:
        """Where the last day ends."""
        return self.at(self.days.last) + self.day

    def at(self, day: date) -> float:
        """Return where a day begins."""
        return self.start + (day - self.days.first).days * self.day

    def middle(self, day: date) -> float:
        """Return where the middle of a day is."""
        return self.at(day) + self.day / 2

    def extent(self, first: date, last: date) -> tuple[float, float]:
        """Return where days begin, and how long they are together."""
        return self.at(first), ((last - first).days + 1) * self.day

    def months(self, calendar: Calendar) -> Iterator[tuple[int, int, Days]]:
        """Yield the year and the number of each month, with its days on the scale."""

        def month_of(day: date) -> tuple[int, int]:
            shown = in_calendar(day, calendar)
            return shown.year, shown.month

        for (year, month), group in groupby(days_between(self.days.first, self.days.last), month_of):
            days = [*group]
            yield year, month, Days(days[0], days[-1])


def whole_weeks(weeks: tuple[Week, ...], days: Iterable[date]) -> Days:
    """Return the days of a term, with as many whole weeks more as other days need."""
    first, last = weeks[0].first, weeks[-1].last
    days = [*days, first, last]
    before = -((first - min(days)).days // -7)
    after = -((max(days) - last).days // -7)
    return Days(first - timedelta(weeks=before), last + timedelta(weeks=after))
