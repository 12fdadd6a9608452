"""Announcements: when each was made, its title, and how it begins."""

from collections.abc import Sequence

from docutils import nodes

from sphinx_syllabus.dates.phrase import DateStyle, phrase_of
from sphinx_syllabus.nodes import announcement_date, page_excerpt
from sphinx_syllabus.plan.entries import PlannedAnnouncement
from sphinx_syllabus.tables.dates import phrase_node
from sphinx_syllabus.tables.grid import line
from sphinx_syllabus.tables.style import TableStyle


def announcement_list(announcements: Sequence[PlannedAnnouncement], style: TableStyle) -> nodes.bullet_list:
    """List announcements, each with a link to its page."""
    items = (nodes.list_item("", *_told(entry, style)) for entry in announcements)
    return nodes.bullet_list("", *items, classes=["syllabus-announcements"])


def _told(entry: PlannedAnnouncement, style: TableStyle) -> list[nodes.Node]:
    return [
        line(nodes.strong("", "", style.titled_link(entry.page))),
        line(_date(entry, style.dates), classes=["when", "about"]),
        page_excerpt("", page=entry.page),
    ]


def announced_on(entry: PlannedAnnouncement, style: DateStyle) -> announcement_date:
    """Say on an announcement's own page when it was made."""
    as_written = {"translatable": False, "support_smartquotes": False}
    return announcement_date("", "", _date(entry, style), classes=["syllabus-announced"], **as_written)


def _date(entry: PlannedAnnouncement, style: DateStyle) -> nodes.Element:
    return phrase_node(phrase_of(entry.when, style))
