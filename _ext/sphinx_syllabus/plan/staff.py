"""Staff with their office hours: laid over the term as sessions are, around holidays and changes."""

from dataclasses import replace

from sphinx_syllabus.dates.grammar import DateError, read_hours
from sphinx_syllabus.dates.term import TermCalendar
from sphinx_syllabus.model.meetings import Change, Meeting
from sphinx_syllabus.model.problem import DataPath, Finding
from sphinx_syllabus.model.scalars import Weekday
from sphinx_syllabus.model.sections import Section
from sphinx_syllabus.model.staff import Person
from sphinx_syllabus.plan.entries import (
    PlannedHoliday,
    PlannedMeeting,
    PlannedPerson,
    PlannedSection,
    WeeklyHours,
)
from sphinx_syllabus.plan.sessions import lay_sessions
from sphinx_syllabus.plan.weeks import week_numbers


def plan_staff(
    staff: tuple[Person, ...],
    term: TermCalendar,
    holidays: tuple[PlannedHoliday, ...],
    findings: list[Finding],
) -> tuple[PlannedPerson, ...]:
    """Lay everybody's office hours over the term, in the order of the data."""
    return tuple(_person(("staff", i), person, term, holidays, findings) for i, person in enumerate(staff))


def plan_meetings(meetings: tuple[Meeting, ...], term: TermCalendar) -> tuple[PlannedMeeting, ...]:
    """Read the weekly meetings for those who want to know them as such; they are known to be readable."""
    return tuple(
        PlannedMeeting(
            _weekly(meeting.days, meeting.time, meeting.weeks, meeting.room, term),
            meeting.kind, meeting.by, meeting.section, ("meetings", index),
        )
        for index, meeting in enumerate(meetings)
    )  # fmt: skip


def plan_sections(sections: tuple[Section, ...], staff: tuple[Person, ...]) -> tuple[PlannedSection, ...]:
    """Give every section the names of its staff."""
    names = {person.id: person.name for person in staff}
    return tuple(
        PlannedSection(
            section.id, section.title, tuple(names[name] for name in section.staff if name in names),
            ("sections", index),
        )
        for index, section in enumerate(sections)
    )  # fmt: skip


def _person(
    path: DataPath,
    person: Person,
    term: TermCalendar,
    holidays: tuple[PlannedHoliday, ...],
    findings: list[Finding],
) -> PlannedPerson:
    meetings = tuple(Meeting.model_construct(**dict(hours)) for hours in person.hours)
    changes = tuple(Change.model_construct(**dict(change)) for change in person.changes)
    found: list[Finding] = []
    dated = lay_sessions(meetings, changes, term, holidays, found, whose=person.name)
    keys = {"meetings": "hours", "changes": "changes"}

    def in_data(found_at: DataPath) -> DataPath:
        key, *below = found_at
        return (*path, keys[str(key)], *below)

    findings.extend(replace(finding, path=in_data(finding.path)) for finding in found)
    hours: list[WeeklyHours] = []
    for entry in person.hours:
        try:
            hours.append(_weekly(entry.days, entry.time, entry.weeks, entry.room or person.office, term))
        except DateError:
            continue  # found already when it was laid over the term
    return PlannedPerson(
        person.id, person.name, person.role, person.email, person.page, person.url, person.picture,
        tuple(person.links.items()), person.office, person.by_appointment, tuple(hours),
        tuple(replace(it, room=it.room or person.office, path=in_data(it.path)) for it in dated), path,
    )  # fmt: skip


def _weekly(
    days: tuple[Weekday, ...], text: str, weeks: str | None, room: str | None, term: TermCalendar
) -> WeeklyHours:
    start, end = read_hours(text)
    return WeeklyHours(days, start, end, week_numbers(weeks, term), room)
