"""``calendar.ics`` and its parts: the events of a course, for calendars to subscribe to.

Moments are in UTC, so that no calendar need know the term's time zone; whole days are dates. A deadline
begins at its last moment and has no length. That is how calendars themselves write a point in time; an
end one minute later would be told, for a deadline at 23:59, as 0:00 of the next day, and a beginning
before the moment would be taken for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

import icalendar

from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.dates.when import Days, Hours, Moment
from sphinx_syllabus.outputs.course_name import course_name
from sphinx_syllabus.outputs.events import Event, EventKind, PageAddress, events_of
from sphinx_syllabus.plan.entries import Plan

PRODUCT = "-//sphinx-syllabus//Course calendar//EN"
REFRESHED_EVERY = timedelta(hours=1)
"""How often a subscriber is asked to look: a deadline corrected in the evening is to arrive that evening."""

ESCAPES = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n", "\u2028": r"\n", "\u2029": r"\n"})
"""How a text is written (RFC 5545, 3.3.11). At Unicode's own ends of lines some readers would cut a line."""

END = b"END:VCALENDAR\r\n"


class FeedText(icalendar.vText):
    r"""A text that keeps its characters: the library itself takes ``\N`` for the end of a line."""

    def to_ical(self) -> bytes:
        """Write the text."""
        return self.translate(ESCAPES).encode()


@dataclass(frozen=True)
class Feed:
    """A calendar: its file, what it is called after the course, and which events it holds."""

    file: str
    name: str | None
    kinds: frozenset[EventKind]
    section: str | None

    def holds(self, event: Event) -> bool:
        """Tell whether an event belongs into this calendar."""
        concerned = (event.section,) if event.section else event.only_for
        of_section = self.section is None or not concerned or self.section in concerned
        return event.kind in self.kinds and of_section


def feeds_for(sections: Sequence[str], style: DateStyle) -> tuple[Feed, ...]:
    """List the calendars of a course: all, deadlines, sessions, and one a section, which has all of it."""
    words = style.locale.words
    everything = frozenset(EventKind)
    deadlines = frozenset({EventKind.DEADLINE})
    sessions = frozenset({EventKind.SESSION, EventKind.MODULE})
    return (
        Feed("calendar.ics", None, everything, None),
        Feed("calendar-deadlines.ics", words("Deadlines"), deadlines, None),
        Feed("calendar-sessions.ics", words("Lecture plan"), sessions, None),
        *(
            Feed(f"calendar-{name}.ics", words("section {name}").format(name=name), everything, name)
            for name in sections
        ),
    )


def calendar_feeds(
    plan: Plan, style: DateStyle, page_address: PageAddress, changed: datetime | None
) -> dict[str, bytes]:
    """Write all calendars of a course, by file name.

    Args:
        plan: the course.
        style: how descriptions show dates.
        page_address: gives the address of a page.
        changed: when the data was last changed, for events of which the data gives no day of change;
            where that is not known either, the beginning of the term.
    """
    term = plan.term.calendar

    def stamp(event: Event) -> datetime:
        day = event.changed or term.starts
        known = changed if event.changed is None else None
        return (known or datetime.combine(day, time(0), term.zone)).astimezone(UTC)

    # Written once, however many calendars hold it.
    events = [
        (event, _component(event, f"{event.id}@{plan.about.id}", page_address, stamp(event)).to_ical())
        for event in events_of(plan, style)
    ]
    title = course_name(plan.about.title, plan.term.name, style.locale)
    return {
        feed.file: _calendar(
            f"{title}: {feed.name}" if feed.name else title,
            [written for event, written in events if feed.holds(event)],
        )
        for feed in feeds_for(plan.sections, style)
    }


def _calendar(name: str, events: Sequence[bytes]) -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("refresh-interval", REFRESHED_EVERY, parameters={"VALUE": "DURATION"})
    calendar["X-PUBLISHED-TTL"] = icalendar.vDuration(REFRESHED_EVERY)
    for key in ("NAME", "X-WR-CALNAME"):
        calendar[key] = FeedText(name)
    if not events:
        calendar.add_component(_universal_time())
    written: bytes = calendar.to_ical()
    return written.removesuffix(END) + b"".join(events) + END


def _universal_time() -> icalendar.Timezone:
    """Make what a calendar without events holds, for it must hold something."""
    zone, standard = icalendar.Timezone(), icalendar.TimezoneStandard()
    zone.add("tzid", "UTC")
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 - a zone begins in its own time
    standard.add("tzoffsetfrom", timedelta(0))
    standard.add("tzoffsetto", timedelta(0))
    zone.add_component(standard)
    return zone


def _component(event: Event, uid: str, page_address: PageAddress, stamp: datetime) -> icalendar.Event:
    component = icalendar.Event()
    component.add("uid", uid)
    component.add("dtstamp", stamp)
    component.add("last-modified", stamp)
    component.add("sequence", event.revision)
    component.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    component.add("summary", FeedText(event.title))
    match event.when:
        case Moment(at=at):
            component.add("dtstart", at.astimezone(UTC))
        case Hours(start=start, end=end):
            component.add("dtstart", start.astimezone(UTC))
            component.add("dtend", end.astimezone(UTC))
        case Days(first=first, last=last):
            component.add("dtstart", first)
            component.add("dtend", last + timedelta(days=1))
    # Only what has hours keeps its readers from other things.
    busy = isinstance(event.when, Hours) and not event.cancelled
    component.add("transp", "OPAQUE" if busy else "TRANSPARENT")
    if event.location:
        component.add("location", FeedText(event.location))
    if event.category:
        component.add("categories", FeedText(event.category))
    address = page_address(event.page) if event.page else None
    component.add("description", FeedText("\n".join([*event.lines, *([address] if address else [])])))
    if address:
        component.add("url", address)
    return component
