"""When the course runs."""

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.scalars import (
    Calendar,
    CalendarName,
    Text,
    Weekday,
    WeekdayName,
    When,
    WholeNumber,
    YesOrNo,
)


class Holiday(Entry):
    """Days without teaching."""

    name: Text
    when: When
    weeks_count: YesOrNo = True


class Term(Entry):
    """When the course runs (key ``term``)."""

    name: Text
    starts: When
    weeks: WholeNumber
    week_starts: WeekdayName = Weekday.MONDAY
    timezone: Text
    calendars: tuple[CalendarName, ...] = (Calendar.GREGORIAN,)
    holidays: tuple[Holiday, ...] = ()
