"""What a page shows, said once more for search engines: JSON-LD in the words of schema.org.

It holds only what the data holds; what a search engine would like and the course does not say is left out.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sphinx_syllabus.dates.when import Days, Hours, Moment
from sphinx_syllabus.model.locale import Locale
from sphinx_syllabus.model.scalars import Weekday
from sphinx_syllabus.outputs.absent_values import without_absent
from sphinx_syllabus.outputs.course_name import course_name
from sphinx_syllabus.outputs.events import Event, EventKind, PageAddress
from sphinx_syllabus.plan.entries import PlannedSession
from sphinx_syllabus.views.course import CourseFacts

ENDS_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
"""Characters that could end a ``script`` element or begin a comment in one, as JSON can write them too."""

ISOLATES = dict.fromkeys(map(ord, "\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}"))
"""Characters that keep names of another direction apart in plain text; data has each name as it is."""


def structured_data(
    course: CourseFacts | None,
    sessions: Sequence[PlannedSession],
    events: Iterable[Event],
    site: str | None,
    page_address: PageAddress,
    locale: Locale,
) -> str | None:
    """Write what a page shows as JSON-LD that is safe inside a ``script`` element; None if that is nothing.

    Args:
        course: the course, where the page is about all of it.
        sessions: the sessions of the course, where the page shows all of them.
        events: the events that the page shows.
        site: the site's address, where it is known.
        page_address: gives the address of a page.
        locale: the language of the site.
    """
    things = [_course(course, sessions, site, locale)] if course else []
    things.extend(_event(event, page_address) for event in events)
    if not things:
        return None
    graph = {"@context": "https://schema.org", "@graph": things}
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(ENDS_SCRIPT | ISOLATES)


def _course(
    course: CourseFacts, sessions: Sequence[PlannedSession], site: str | None, locale: Locale
) -> dict[str, Any]:
    return without_absent(
        {
            "@type": "Course",
            "name": course.title,
            "inLanguage": locale.language_tag,
            "courseCode": course.code,
            "url": site,
            "provider": _provider(course),
            "hasCourseInstance": without_absent(
                {
                    "@type": "CourseInstance",
                    "name": course_name(course.title, course.term, locale),
                    "startDate": course.starts.isoformat(),
                    "endDate": course.ends.isoformat(),
                    "courseSchedule": [*_schedules(sessions, course.zone)] or None,
                }
            ),
        }
    )


def _provider(course: CourseFacts) -> dict[str, Any] | None:
    department = {"@type": "Organization", "name": course.department} if course.department else None
    if not course.institution:
        return department
    return without_absent({"@type": "Organization", "name": course.institution, "department": department})


def _schedules(sessions: Sequence[PlannedSession], zone: str) -> Iterable[dict[str, Any]]:
    """Tell the weekly meetings: those that the slots of the sessions give, with the days left out."""
    slots: dict[tuple[str, str, str], dict[datetime, bool]] = {}
    for session in sessions:
        slot = session.moved_from or session.when
        weekly = session.path[0] == "meetings" or session.moved_from or session.cancelled
        if weekly and isinstance(slot, Hours):
            key = (
                Weekday(slot.start.weekday()).name.capitalize(),
                f"{slot.start:%H:%M}",
                f"{slot.end:%H:%M}",
            )
            held = not session.cancelled and session.moved_from is None
            days = slots.setdefault(key, {})
            days[slot.start] = held or days.get(slot.start, False)
    for (weekday, start, end), days in slots.items():
        held_on = {at.date() for at, held in days.items() if held}
        if not held_on:
            continue
        first, last = min(held_on), max(held_on)
        every = (first + timedelta(weeks=week) for week in range((last - first).days // 7 + 1))
        left_out = [day.isoformat() for day in every if day not in held_on]
        yield without_absent(
            {
                "@type": "Schedule",
                "byDay": f"https://schema.org/{weekday}",
                "startTime": start,
                "endTime": end,
                "scheduleTimezone": zone,
                "startDate": first.isoformat(),
                "endDate": last.isoformat(),
                "repeatFrequency": "P1W",
                "exceptDate": left_out or None,
            }
        )


def _event(event: Event, page_address: PageAddress) -> dict[str, Any]:
    status = "EventCancelled" if event.cancelled else "EventScheduled"
    # A last moment that stands is no event that could be on or off.
    has_status = event.cancelled or event.kind is EventKind.SESSION
    return without_absent(
        {
            "@type": "Event",
            "name": event.title,
            **_times(event),
            "eventStatus": f"https://schema.org/{status}" if has_status else None,
            "location": {"@type": "Place", "name": event.location} if event.location else None,
            "url": page_address(event.page) if event.page else None,
        }
    )


def _times(event: Event) -> dict[str, str]:
    match event.when:
        case Moment(at=at):
            return {"startDate": at.isoformat()}
        case Hours(start=start, end=end):
            return {"startDate": start.isoformat(), "endDate": end.isoformat()}
        case Days(first=first, last=last):
            return {"startDate": first.isoformat(), "endDate": last.isoformat()}
