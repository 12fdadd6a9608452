"""What a course puts into a calendar: one set of events, of which feeds and pages' metadata are made.

A holiday is no event: the data gives it no id, so nothing would tell a calendar that a holiday of
another date is still the same one.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeAlias

from sphinx_syllabus.dates.phrase import DateStyle, phrase_of
from sphinx_syllabus.dates.when import Days, Hours, Moment
from sphinx_syllabus.model.scalars import Unannounced
from sphinx_syllabus.plan.entries import Plan, PlannedDeadline, PlannedModule, PlannedSession

PageAddress: TypeAlias = Callable[[str], str | None]
"""Give the address of a page by its name, or None where it is not known where the site is published."""


class EventKind(Enum):
    """What an event is; also the first word of its id."""

    SESSION = "session"
    DEADLINE = "deadline"
    MODULE = "module"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens.

    ``id`` is made of the kind and of the entry's own id, so that it holds whatever else is edited;
    ``lines`` say the rest of what is known, line by line; ``category`` is the entry's kind in the data;
    ``section`` is None where it is for everybody; ``revision`` counts the changes that the data names;
    ``changed`` is the day of the last, where the data gives it.
    """

    id: str
    kind: EventKind
    title: str
    when: Moment | Hours | Days
    lines: tuple[str, ...]
    category: str | None
    location: str | None
    page: str | None
    section: str | None
    cancelled: bool
    revision: int
    changed: date | None = None


def events_of(plan: Plan, style: DateStyle) -> tuple[Event, ...]:
    """List the events of a course: its sessions, or its modules where it has no meetings, and deadlines.

    What is to be announced is no event yet.
    """
    modules = () if plan.has_meetings else plan.modules
    return (
        *module_events(modules, style),
        *session_events(plan.sessions, style),
        *deadline_events(plan.deadlines, style),
    )


def module_events(modules: Iterable[PlannedModule], style: DateStyle) -> Iterable[Event]:
    """Make an event of each module that has days."""
    for module in modules:
        if module.days:
            topics = (topic.title for topic in module.topics)
            yield Event(
                f"module-{module.id}", EventKind.MODULE, module.title, module.days,
                (str(phrase_of(module.days, style)), *topics),
                None, None, module.page, None, cancelled=False, revision=0,
            )  # fmt: skip


def session_events(sessions: Iterable[PlannedSession], style: DateStyle) -> Iterable[Event]:
    """Make an event of each session; a cancelled one says why."""
    for session in sessions:
        pages = [topic.page for topic in session.topics if topic.page]
        yield Event(
            f"session-{session.id}", EventKind.SESSION, _session_title(session, style), session.when,
            tuple(_session_lines(session, style)),
            session.kind, session.room, pages[0] if pages else None, session.section,
            cancelled=session.cancelled, revision=session.changes,
        )  # fmt: skip


def deadline_events(deadlines: Iterable[PlannedDeadline], style: DateStyle) -> Iterable[Event]:
    """Make an event of each deadline that has a date."""
    for entry in deadlines:
        if not isinstance(entry.when, Unannounced):
            words = style.locale.words
            lines = (
                words("Cancelled: {reason}").format(reason=entry.cancelled) if entry.cancelled else None,
                str(phrase_of(entry.when, style)),
                *(f"{words('moved from')} {phrase_of(former.when, style)}" for former in entry.was[-1:]),
                entry.note,
                words("Submit: {address}").format(address=entry.submit) if entry.submit else None,
            )
            yield Event(
                f"deadline-{entry.id}", EventKind.DEADLINE, _of_section(entry.title, entry.section, style),
                entry.when,
                tuple(line for line in lines if line),
                entry.kind, None, entry.page, entry.section, cancelled=entry.cancelled is not None,
                revision=len(entry.was) + (entry.cancelled is not None),
                changed=max((former.changed for former in entry.was), default=None),
            )  # fmt: skip


def _session_title(session: PlannedSession, style: DateStyle) -> str:
    """Name a session by its topics, or by its kind and number until it has some."""
    locale = style.locale
    if session.cancelled:
        return locale.words("Cancelled: {reason}").format(reason=session.note)
    titles = [topic.title for topic in session.topics]
    if not titles:
        number = locale.digits(str(session.number))
        numbered = locale.words("session {number}").format(number=number) if session.number else None
        titles = [words for words in (session.kind, numbered) if words] or [locale.words("Session")]
    title = locale.words(", ").join(titles)
    return _of_section(title[:1].upper() + title[1:], session.section, style)


def _of_section(title: str, section: str | None, style: DateStyle) -> str:
    """Tell of which section something is, where not of all."""
    if section is None:
        return title
    return f"{title} ({style.locale.words('section {name}').format(name=section)})"


def _session_lines(session: PlannedSession, style: DateStyle) -> Iterable[str]:
    yield str(phrase_of(session.when, style))
    if session.moved_from is not None:
        yield f"{style.locale.words('moved from')} {phrase_of(session.moved_from, style)}"
    givers = (session.by, *(topic.by for topic in session.topics))
    yield from dict.fromkeys(name for name in givers if name)
    if session.note and not session.cancelled:
        yield session.note
