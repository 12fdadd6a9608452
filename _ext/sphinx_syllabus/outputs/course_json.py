"""``course.json``: the whole course as data, every date resolved."""

import json
from typing import Any

from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.outputs.absent_values import without_absent
from sphinx_syllabus.outputs.credit_json import (
    acceptance_json,
    credit_json,
    grade_json,
    grading_json,
    policy_json,
)
from sphinx_syllabus.outputs.dates_json import dated, when_data
from sphinx_syllabus.outputs.materials_json import materials_json, readings_json
from sphinx_syllabus.outputs.people_json import people_json
from sphinx_syllabus.plan.entries import (
    Plan,
    PlannedAnnouncement,
    PlannedDeadline,
    PlannedModule,
    PlannedSession,
    PlannedTopic,
)
from sphinx_syllabus.plan.slots import PlannedPresentations, PlannedSlot


def course_json(plan: Plan, style: DateStyle, site: str | None = None) -> bytes:
    """Write a plan as JSON; keys are those of the data files, absent values are left out.

    Args:
        plan: the plan.
        style: how dates are written.
        site: the address of this edition of the site, where it is known.
    """
    term = plan.term
    course = {
        "language": style.locale.language_tag,
        "course": plan.about.model_dump(by_alias=True, exclude_defaults=True)
        | ({"url": site} if site else {}),
        "term": {
            "name": term.name,
            "starts": term.calendar.starts.isoformat(),
            "ends": term.calendar.ends.isoformat(),
            "timezone": term.calendar.zone.key,
            "holidays": [{"name": holiday.name, **dated(holiday.days, style)} for holiday in term.holidays],
            "weeks": [
                {
                    "number": week.number,
                    "first": week.first.isoformat(),
                    "last": week.last.isoformat(),
                }
                for week in term.calendar.weeks
            ],
        },
        **people_json(plan, style),
        "schedule": [_module(module) for module in plan.modules],
        "sessions": [_session(session, style) for session in plan.sessions],
        "deadlines": [_deadline(entry, style) for entry in plan.deadlines],
        "grading": [grading_json(item) for item in plan.grading],
        "grades": [grade_json(grade) for grade in plan.grades],
        "late": {policy.name: policy_json(policy.terms) for policy in plan.late},
        "announcements": [_announcement(entry, style) for entry in plan.announcements],
        **({"presentations": _presentations(plan.presentations, style)} if plan.presentations else {}),
        "projects": [project.model_dump(by_alias=True, exclude_defaults=True) for project in plan.projects],
    }
    return (json.dumps(course, ensure_ascii=False, indent=1) + "\n").encode()


def _module(module: PlannedModule) -> dict[str, Any]:
    return without_absent(
        {
            "id": module.id,
            "module": module.title,
            "page": module.page,
            **(when_data(module.days) if module.days else {}),
            "topics": [_topic(topic) for topic in module.topics],
        }
    )


def _topic(topic: PlannedTopic) -> dict[str, Any]:
    return without_absent(
        {
            "id": topic.id,
            "title": topic.title,
            "page": topic.page,
            "theme": topic.theme,
            "kind": topic.kind,
            "by": topic.by,
            **materials_json(topic.materials),
            **readings_json(topic.readings),
        }
    )


def _session(session: PlannedSession, style: DateStyle) -> dict[str, Any]:
    moved_from = when_data(session.moved_from) if session.moved_from else None
    reason = "cancelled" if session.cancelled else "extra"
    return without_absent(
        {
            "id": session.id,
            "number": session.number,
            "week": session.week,
            **dated(session.when, style),
            "kind": session.kind,
            "room": session.room,
            "by": session.by,
            "section": session.section,
            reason: session.note,
            "moved-from": moved_from,
            "topics": [_topic(topic) for topic in session.topics],
        }
    )


def _deadline(entry: PlannedDeadline, style: DateStyle) -> dict[str, Any]:
    key = "due" if entry.is_due else "when"
    return without_absent(
        {
            "id": entry.id,
            "title": entry.title,
            "kind": entry.kind,
            **dated(entry.when, style, key),
            "out": dated(entry.out, style) if entry.out else None,
            "page": entry.page,
            **credit_json(entry.credit),
            **acceptance_json(entry.acceptance, style),
            "submit": entry.submit,
            "note": entry.note,
            "section": entry.section,
            "only-for": [*entry.only_for] or None,
            "cancelled": entry.cancelled,
            **materials_json(entry.materials),
            "was": [
                {
                    **dated(former.when, style),
                    "changed": former.changed.isoformat(),
                }
                for former in entry.was
            ]
            or None,
        }
    )


def _announcement(entry: PlannedAnnouncement, style: DateStyle) -> dict[str, Any]:
    return {"id": entry.id, "title": entry.title, **dated(entry.when, style, "date"), "page": entry.page}


def _presentations(presentations: PlannedPresentations, style: DateStyle) -> dict[str, Any]:
    return without_absent(
        {
            **dated(presentations.when, style),
            "slot": f"{presentations.minutes} minutes",
            "kind": presentations.kind,
            "room": presentations.room,
            "slots": [_slot(slot, style) for slot in presentations.slots],
        }
    )


def _slot(slot: PlannedSlot, style: DateStyle) -> dict[str, Any]:
    talk = slot.talk
    return without_absent(
        {
            "slot": slot.number,
            **dated(slot.when, style),
            "room": slot.room,
            "section": slot.section,
            **({"id": talk.id, "by": [*talk.by], "paper": talk.paper, "url": talk.url} if talk else {}),
        }
    )
