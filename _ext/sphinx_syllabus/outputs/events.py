"""What a course puts into a calendar: one set of events, of which feeds and pages' metadata are made.

A holiday is no event: the data gives it no id, so nothing would tell a calendar that a holiday of
another date is still the same one.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeAlias

from sphinx_syllabus.dates.phrase import DateStyle, phrase_of
from sphinx_syllabus.dates.when import Days, Hours, Moment, When
from sphinx_syllabus.model.scalars import Unannounced
from sphinx_syllabus.outputs.credit_words import acceptance_text
from sphinx_syllabus.outputs.kind_words import kind_words
from sphinx_syllabus.outputs.section_words import section_words
from sphinx_syllabus.plan.entries import Plan, PlannedDeadline, PlannedModule, PlannedPerson, PlannedSession
from sphinx_syllabus.plan.slots import PlannedPresentations

PageAddress: TypeAlias = Callable[[str], str | None]
"""Give the address of a page by its name, or None where it is not known where the site is published."""


class EventKind(Enum):
    """What an event is; also the first word of its id."""

    SESSION = "session"
    DEADLINE = "deadline"
    MODULE = "module"
    PRESENTATION = "presentation"
    OFFICE_HOURS = "office-hours"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens.

    ``id`` is made of the kind and of the entry's own id, so that it holds whatever else is edited;
    ``lines`` say the rest of what is known, line by line; ``category`` is the entry's kind in the data;
    ``section`` is None where it is for everybody, or for the sections of ``only_for``; ``revision`` counts
    the changes that the data names; ``changed`` is the day of the last, where the data gives it.
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
    only_for: tuple[str, ...] = ()


def events_of(plan: Plan, style: DateStyle) -> tuple[Event, ...]:
    """List the events of a course: its sessions, or its modules where it has no meetings, and deadlines.

    What is to be announced is no event yet.
    """
    modules = () if plan.has_meetings else plan.modules
    return (
        *module_events(modules, style),
        *session_events(plan.sessions, style),
        *deadline_events(plan.deadlines, style),
        *presentation_events(plan.presentations, style),
        *office_hours_events(plan.staff, style),
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
            lines = (
                _cancelled(entry.cancelled, style) if entry.cancelled else None,
                str(phrase_of(entry.when, style)),
                *(_moved(former.when, style) for former in entry.was[-1:]),
                _handed_out(entry, style),
                acceptance_text(entry.acceptance, style),
                entry.note,
                _submit(entry.submit, style) if entry.submit else None,
            )
            yield Event(
                f"deadline-{entry.id}", EventKind.DEADLINE, _of_sections(entry.title, entry.sections, style),
                entry.when,
                tuple(line for line in lines if line),
                entry.kind, None, entry.page, entry.section, cancelled=entry.cancelled is not None,
                revision=len(entry.was) + (entry.cancelled is not None),
                changed=max((former.changed for former in entry.was), default=None),
                only_for=entry.only_for,
            )  # fmt: skip


def _submit(address: str, style: DateStyle) -> str:
    """Say where work is handed in.

    Readers make a link of all up to a space, so one keeps apart what ends the isolation.
    """
    isolated = style.locale.isolated(address)
    if isolated != address:
        isolated = f"{isolated[:-1]} {isolated[-1]}"
    return style.locale.words("Submit: {address}").format(address=isolated)


def _handed_out(entry: PlannedDeadline, style: DateStyle) -> str | None:
    if not isinstance(entry.out, Days | Moment):
        return None
    return style.locale.words("handed out {date}").format(date=phrase_of(entry.out, style))


def _cancelled(reason: str | None, style: DateStyle) -> str:
    return style.locale.words("Cancelled: {reason}").format(reason=style.locale.isolated(reason or ""))


def _moved(former: When, style: DateStyle) -> str:
    return style.locale.words("moved from {date}").format(date=phrase_of(former, style))


def presentation_events(presentations: PlannedPresentations | None, style: DateStyle) -> Iterable[Event]:
    """Make an event of each presentation whose time, or day, is known."""
    for slot in presentations.slots if presentations else ():
        if slot.talk is not None and not isinstance(slot.when, Unannounced):
            names = style.locale.words(", ").join(slot.talk.by)
            title = style.locale.words("Presentation: {names}").format(names=style.locale.isolated(names))
            lines = (str(phrase_of(slot.when, style)), slot.talk.paper, slot.talk.url)
            yield Event(
                f"presentation-{slot.talk.id}", EventKind.PRESENTATION,
                _of_sections(title, (slot.section,) if slot.section else (), style), slot.when,
                tuple(line for line in lines if line),
                None, slot.room, None, slot.section, cancelled=False, revision=slot.changes,
            )  # fmt: skip


def office_hours_events(staff: Iterable[PlannedPerson], style: DateStyle) -> Iterable[Event]:
    """Make an event of each of the office hours of the term; cancelled ones say why."""
    words = style.locale.words
    for person in staff:
        for hours in person.dated:
            moved = hours.moved_from and _moved(hours.moved_from, style)
            reason = _cancelled(hours.note, style) if hours.cancelled else hours.note
            lines = (str(phrase_of(hours.when, style)), moved, reason)
            yield Event(
                f"office-hours-{person.id}-{hours.id}", EventKind.OFFICE_HOURS,
                words("Office hours: {name}").format(name=style.locale.isolated(person.name)), hours.when,
                tuple(line for line in lines if line),
                None, hours.room, person.page, None,
                cancelled=hours.cancelled, revision=hours.changes,
            )  # fmt: skip


def _session_title(session: PlannedSession, style: DateStyle) -> str:
    """Name a session by its topics, or by its kind and number until it has some."""
    locale = style.locale
    if session.cancelled:
        return _cancelled(session.note, style)
    titles = [topic.title for topic in session.topics]
    if session.has_presentations:
        titles.append(locale.words("Presentations"))
    if not titles:
        number = locale.digits(str(session.number))
        numbered = locale.words("session {number}").format(number=number) if session.number else None
        about = (kind_words(session.kind, locale), numbered)
        titles = [words for words in about if words] or [locale.words("Session")]
    title = titles[0] if len(titles) == 1 else locale.words(", ").join(map(locale.isolated, titles))
    sections = (session.section,) if session.section else ()
    return _of_sections(title[:1].upper() + title[1:], sections, style)


def _of_sections(title: str, sections: Sequence[str], style: DateStyle) -> str:
    """Tell of which sections something is, where not of all."""
    words = section_words(sections, style.locale)
    return f"{style.locale.isolated(title)} ({words})" if words else title


def _session_lines(session: PlannedSession, style: DateStyle) -> Iterable[str]:
    yield str(phrase_of(session.when, style))
    if session.moved_from is not None:
        yield _moved(session.moved_from, style)
    givers = (session.by, *(topic.by for topic in session.topics))
    yield from dict.fromkeys(name for name in givers if name)
    if session.note and not session.cancelled:
        yield session.note
