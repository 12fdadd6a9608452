"""Deadlines and holidays among other rows."""

from docutils import nodes

from sphinx_syllabus.plan.entries import AnnouncedDeadline, PlannedDeadline, PlannedHoliday
from sphinx_syllabus.tables.dates import date_node
from sphinx_syllabus.tables.grid import line
from sphinx_syllabus.tables.style import TableStyle


def event_lines(event: PlannedDeadline | PlannedHoliday, style: TableStyle) -> list[nodes.Node]:
    """Name a deadline or holiday, and say when it is."""
    if isinstance(event, PlannedHoliday):
        return [
            line(nodes.inline("", event.name)),
            line(date_node(event.days, style.dates), classes=["when", "about"]),
        ]
    return [line(title_of(event, style)), line(date_node(event.when, style.dates), classes=["when", "about"])]


def title_of(entry: PlannedDeadline | AnnouncedDeadline, style: TableStyle) -> nodes.Node:
    """Name a deadline, by a link to its page where it has one."""
    return style.page_link(entry.page, entry.title) if entry.page else nodes.inline("", entry.title)
