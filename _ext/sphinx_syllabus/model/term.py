"""When the course runs."""

from pydantic import Field

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.scalars import (
    Calendar,
    CalendarName,
    Day,
    Name,
    Text,
    Weekday,
    WeekdayName,
    When,
    WholeNumber,
    YesOrNo,
)


class Holiday(Entry, title="holiday"):
    """Days without teaching."""

    name: Text = Field(examples=["Midterm break"])
    """What the days are called."""
    when: When = Field(title="day or span", examples=["2023-10-25", "2023-11-25 to 2023-12-01"])
    """The day, or the first and the last of several."""
    weeks_count: YesOrNo = Field(True, examples=["no"])
    """Whether these weeks are numbered as teaching weeks. With ``no``, the count goes on after them."""


class Term(Entry, title="term"):
    """The term's weeks, its time zone, its calendars and its holidays."""

    name: Text = Field(examples=["Fall 2023"])
    """What the term is called."""
    starts: Day
    """The first day of the term. Week 1 is the week that holds it."""
    weeks: WholeNumber = Field(examples=[16])
    """How many weeks are numbered."""
    week_starts: WeekdayName = Weekday.MONDAY
    """The first day of each week."""
    timezone: Name = Field(title="name of a time zone", examples=["Asia/Tehran"])
    """The time zone of all dates, by its name in the IANA database and never as an offset."""
    calendars: tuple[CalendarName, ...] = Field(
        (Calendar.GREGORIAN,),
        examples=[["solar-hijri", "gregorian"]],
        json_schema_extra={"minItems": 1},
    )
    """The calendars in which dates are shown; the first leads, on Persian pages the Solar Hijri one.
    ``persian``, ``jalali`` and ``shamsi`` are other names of ``solar-hijri``. Persian names are taken too."""
    holidays: tuple[Holiday, ...] = ()
    """Days without teaching."""
