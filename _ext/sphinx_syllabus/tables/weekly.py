"""What recurs every week, in words."""

from collections.abc import Sequence

from docutils import nodes

from sphinx_syllabus.dates.format import span_pattern
from sphinx_syllabus.dates.names import weekday_name
from sphinx_syllabus.dates.phrase import weeks_text
from sphinx_syllabus.model.scalars import Weekday
from sphinx_syllabus.nodes import isolate
from sphinx_syllabus.plan.entries import WeeklyHours
from sphinx_syllabus.tables.grid import words_around
from sphinx_syllabus.tables.style import TableStyle


def weekly_time(hours: WeeklyHours, days: Sequence[Weekday], style: TableStyle) -> list[nodes.Node]:
    """Say on which days it is and at what time: ``Saturday, Monday 10:30-12:00``; the zone is said once."""
    locale = style.dates.locale
    names = locale.words(", ").join(weekday_name(day, locale.language) for day in days)
    start, end = (locale.digits(f"{at:%H:%M}") for at in (hours.start, hours.end))
    clock = span_pattern(locale, is_short=True).format(first=start, last=end)
    time = isolate("", "", nodes.Text(clock), classes=["unbroken"])
    return words_around(locale.words("{weekdays} {time}"), weekdays=nodes.inline("", names), time=time)


def weeks_words(hours: WeeklyHours, style: TableStyle) -> str | None:
    """Name the weeks in which it is, where it is not in all."""
    return weeks_text(hours.weeks, style.dates.locale) if hours.weeks else None
