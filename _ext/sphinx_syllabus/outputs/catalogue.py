"""All files that the build writes beside the pages: their names, and what the plan alone puts in them."""

from collections.abc import Sequence
from datetime import datetime

from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.outputs.announcements_feed import ANNOUNCEMENTS
from sphinx_syllabus.outputs.calendar_feeds import calendar_feeds, feeds_for
from sphinx_syllabus.outputs.course_json import course_json
from sphinx_syllabus.outputs.deadlines_text import deadlines_text
from sphinx_syllabus.outputs.events import PageAddress
from sphinx_syllabus.plan.entries import Plan

HANDOUT = "handout.pdf"
"""The course on paper; what is on it comes from pages, too."""

MATERIALS_ARCHIVE = "materials.zip"
"""All files of the site that topics and deadlines offer; there is none where they offer none."""


MEANINGS = {
    "calendar.ics": "All dates, as a calendar to subscribe to.",
    "calendar-deadlines.ics": "The deadlines alone, as a calendar.",
    "calendar-sessions.ics": "The sessions alone, or the modules of a course without meetings.",
    "calendar-{section}.ics": "All that concerns one section, as a calendar; one for each section.",
    ANNOUNCEMENTS: "The announcements, as a feed (Atom) that feed readers find from every page.",
    "deadlines.txt": "The deadlines as plain text, to forward in a messenger.",
    "course.json": "The whole course as data, with every date resolved.",
    HANDOUT: "The course on paper.",
    MATERIALS_ARCHIVE: "All files of the site that topics and deadlines offer.",
}
"""What each output is for; ``{section}`` stands for a section's id."""


def output_names(sections: Sequence[str], style: DateStyle) -> tuple[str, ...]:
    """Name the outputs of a course that has these sections, but for those that a course may lack."""
    calendars = (feed.file for feed in feeds_for(sections, style))
    return ("course.json", "deadlines.txt", ANNOUNCEMENTS, *calendars)


def make_outputs(
    plan: Plan,
    style: DateStyle,
    page_address: PageAddress,
    changed: datetime | None,
    site: str | None = None,
) -> dict[str, bytes]:
    """Make every output that needs no page, by name.

    The arguments are those of ``calendar_feeds`` and ``course_json``.
    """
    return {
        "course.json": course_json(plan, style, site),
        "deadlines.txt": deadlines_text(plan, style),
        **calendar_feeds(plan, style, page_address, changed),
    }
