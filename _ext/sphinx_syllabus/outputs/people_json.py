"""Staff, sections and weekly meetings as data."""

from typing import Any

from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.outputs.absent_values import without_absent
from sphinx_syllabus.outputs.dates_json import dated, when_data
from sphinx_syllabus.plan.entries import Plan, PlannedPerson, PlannedSession, WeeklyHours


def people_json(plan: Plan, style: DateStyle) -> dict[str, Any]:
    """Tell of meetings, sections and staff, each where the data gives it.

    E-mail addresses are in words, as on pages: robots read this file too.
    """
    meetings = [
        without_absent(
            {**_weekly(meeting.hours), "kind": meeting.kind, "by": meeting.by, "section": meeting.section}
        )
        for meeting in plan.meetings
    ]
    sections = [
        without_absent({"id": section.id, "title": section.title, "staff": [*section.staff] or None})
        for section in plan.groups
    ]
    staff = [_person(person, style) for person in plan.staff]
    return without_absent(
        {"meetings": meetings or None, "sections": sections or None, "staff": staff or None}
    )


def _person(person: PlannedPerson, style: DateStyle) -> dict[str, Any]:
    name, _, domain = (person.email or "").partition("@")
    email = style.locale.words("{name} at {domain}").format(name=name, domain=domain) if domain else None
    return without_absent(
        {
            "id": person.id,
            "name": person.name,
            "role": person.role,
            "email": email,
            "page": person.page,
            "url": person.url,
            "picture": person.picture,
            "links": {name: link.model_dump(exclude_none=True) for name, link in person.links} or None,
            "office": person.office,
            "by-appointment": person.by_appointment or None,
            "hours": [_weekly(hours) for hours in person.hours] or None,
            "office-hours": [_hours(hours, style) for hours in person.dated] or None,
        }
    )


def _weekly(hours: WeeklyHours) -> dict[str, Any]:
    return without_absent(
        {
            "days": [day.name.capitalize() for day in hours.days],
            "time": f"{hours.start:%H:%M}-{hours.end:%H:%M}",
            "weeks": [*hours.weeks] if hours.weeks else None,
            "room": hours.room,
        }
    )


def _hours(hours: PlannedSession, style: DateStyle) -> dict[str, Any]:
    reason = "cancelled" if hours.cancelled else "extra"
    return without_absent(
        {
            "id": hours.id,
            **dated(hours.when, style),
            "room": hours.room,
            reason: hours.note,
            "moved-from": when_data(hours.moved_from) if hours.moved_from else None,
        }
    )
