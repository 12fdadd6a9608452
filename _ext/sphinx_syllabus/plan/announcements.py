"""Announcements: from what was written to the moments that their dates mean."""

from collections.abc import Iterable

from sphinx_syllabus.dates.grammar import DateError, read_date
from sphinx_syllabus.dates.resolve import Anchors, no_anchor, resolve_event
from sphinx_syllabus.dates.term import TermCalendar
from sphinx_syllabus.dates.when import Days, Moment, begins
from sphinx_syllabus.model.announcements import Announcement
from sphinx_syllabus.model.problem import Finding
from sphinx_syllabus.plan.day_or_moment import release_moment
from sphinx_syllabus.plan.entries import PlannedAnnouncement


def plan_announcement(
    announcement: Announcement, term: TermCalendar, anchors: Anchors, findings: list[Finding]
) -> PlannedAnnouncement | None:
    """Resolve the dates of an announcement; None where one cannot be read.

    Args:
        announcement: the announcement as written.
        term: the term.
        anchors: when the entries are that its release may be counted from.
        findings: gathers what is wrong, by paths from the top of the announcement's file.
    """
    when = release = None
    try:
        when = resolve_event(read_date(announcement.date), term, no_anchor)
    except DateError as error:
        findings.append(Finding(("date",), str(error)))
    else:
        if not (isinstance(when, Moment) or (isinstance(when, Days) and when.first == when.last)):
            message = (
                f"'{announcement.date}' is not a day: write the day of the announcement, such as 2023-11-10"
            )
            findings.append(Finding(("date",), message))
    try:
        if announcement.release is not None:
            release = release_moment(announcement.release, term, anchors)
    except DateError as error:
        findings.append(Finding(("release",), str(error)))
    if findings or not isinstance(when, Moment | Days):
        return None
    return PlannedAnnouncement(
        announcement.id, announcement.page, announcement.title, when, release, announcement.content
    )


def newest_first(
    announcements: Iterable[PlannedAnnouncement], term: TermCalendar
) -> tuple[PlannedAnnouncement, ...]:
    """Sort announcements, those of one moment by their ids."""
    by_id = sorted(announcements, key=lambda announcement: announcement.id)
    return tuple(sorted(by_id, key=lambda it: begins(it.when, term.zone), reverse=True))
