"""``course.json``: the whole course as data, every date resolved."""

import json
from typing import Any

from sphinx_syllabus.dates.phrase import DateStyle, phrase_of
from sphinx_syllabus.dates.when import Days, Hours, Moment, When
from sphinx_syllabus.model.grading import GradingItem
from sphinx_syllabus.model.scalars import Unannounced
from sphinx_syllabus.outputs.absent_values import without_absent
from sphinx_syllabus.plan.entries import Plan, PlannedDeadline, PlannedModule, PlannedSession, PlannedTopic


def course_json(plan: Plan, style: DateStyle) -> bytes:
    """Write a plan as JSON; keys are those of the data files, absent values are left out."""
    term = plan.term
    course = {
        "course": plan.about.model_dump(by_alias=True, exclude_defaults=True),
        "term": {
            "name": term.name,
            "starts": term.calendar.starts.isoformat(),
            "ends": term.calendar.ends.isoformat(),
            "timezone": term.calendar.zone.key,
            "holidays": [
                {"name": holiday.name, "when": str(phrase_of(holiday.days, style)), **_when(holiday.days)}
                for holiday in term.holidays
            ],
            "weeks": [
                {
                    "number": week.number,
                    "first": week.first.isoformat(),
                    "last": week.last.isoformat(),
                }
                for week in term.calendar.weeks
            ],
        },
        "schedule": [_module(module) for module in plan.modules],
        "sessions": [_session(session, style) for session in plan.sessions],
        "deadlines": [_deadline(entry, style) for entry in plan.deadlines],
        "grading": [_grading(item) for item in plan.grading],
    }
    return (json.dumps(course, ensure_ascii=False, indent=1) + "\n").encode()


def _module(module: PlannedModule) -> dict[str, Any]:
    return without_absent(
        {
            "id": module.id,
            "module": module.title,
            "page": module.page,
            **(_when(module.days) if module.days else {}),
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
            **{material.kind: material.target for material in topic.materials},
        }
    )


def _session(session: PlannedSession, style: DateStyle) -> dict[str, Any]:
    moved_from = _when(session.moved_from) if session.moved_from else None
    reason = "cancelled" if session.cancelled else "extra"
    return without_absent(
        {
            "id": session.id,
            "number": session.number,
            "week": session.week,
            "when": str(phrase_of(session.when, style)),
            **_when(session.when),
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
            key: str(phrase_of(entry.when, style)),
            **_when(entry.when),
            "page": entry.page,
            "counts-for": entry.counts_for,
            "submit": entry.submit,
            "note": entry.note,
            "section": entry.section,
            "cancelled": entry.cancelled,
            "was": [
                {"when": str(phrase_of(former.when, style)), "changed": former.changed.isoformat()}
                for former in entry.was
            ]
            or None,
        }
    )


def _when(when: When) -> dict[str, Any]:
    """Tell a date as moments or days in ISO 8601; both days of a span belong to it."""
    match when:
        case Moment(at=at):
            return {"at": at.isoformat()}
        case Hours(start=start, end=end):
            return {"start": start.isoformat(), "end": end.isoformat()}
        case Days(first=first, last=last, weeks=weeks):
            days: dict[str, Any] = {"first": first.isoformat(), "last": last.isoformat()}
            return days | ({"weeks": list(weeks)} if weeks else {})
        case _:
            return {"announced": False}


def _grading(item: GradingItem) -> dict[str, Any]:
    return without_absent(
        {
            "item": item.item,
            "weight": "TBA" if isinstance(item.weight, Unannounced) else float(item.weight),
            "note": item.note,
            "page": item.page,
            "parts": [_grading(part) for part in item.parts] or None,
        }
    )
