"""Deadlines and holidays among other rows."""

from collections.abc import Sequence

from docutils import nodes

from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.dates.when import When
from sphinx_syllabus.outputs.section_words import section_words
from sphinx_syllabus.plan.entries import AnnouncedDeadline, PlannedDeadline, PlannedHoliday
from sphinx_syllabus.tables.dates import date_node, dropped_date_node
from sphinx_syllabus.tables.grid import line, words_around, words_joined
from sphinx_syllabus.tables.style import TableStyle


def event_lines(event: PlannedDeadline | PlannedHoliday, style: TableStyle) -> list[nodes.Node]:
    """Name a deadline or holiday, and say when it is."""
    if isinstance(event, PlannedHoliday):
        return [
            line(nodes.inline("", event.name)),
            line(date_node(event.days, style.dates), classes=["when", "about"]),
        ]
    date = words_joined(
        [date_node(event.when, style.dates), style.edit_link(event.date_path, event.title)], " "
    )
    return [line(*title_with_sections(event, style)), line(*date, classes=["when", "about"])]


def moved_line(former: When, dates: DateStyle, style: TableStyle) -> nodes.paragraph:
    """Say when something was to be before it was moved."""
    message = style.words("moved from {date}")
    return line(*words_around(message, date=dropped_date_node(former, dates)), classes=["about", "moved"])


def sections_node(sections: Sequence[str], style: TableStyle) -> nodes.Node | None:
    """Name the sections that something concerns, where not all."""
    words = section_words(sections, style.dates.locale)
    return nodes.inline("", words) if words else None


def title_with_sections(entry: PlannedDeadline, style: TableStyle) -> list[nodes.Node]:
    """Name a deadline, and the sections that it concerns."""
    return words_joined([title_of(entry, style), sections_node(entry.sections, style)], " · ")


def title_of(entry: PlannedDeadline | AnnouncedDeadline, style: TableStyle) -> nodes.Node:
    """Name a deadline, by a link to its page where it has one."""
    return style.page_link(entry.page, entry.title) if entry.page else nodes.inline("", entry.title)
