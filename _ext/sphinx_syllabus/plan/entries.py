"""What a plan holds. All of it is frozen; ``path`` says where an entry stands in the data.

An entry's ``repr`` is what the build compares to learn which pages show something new, so it tells all
that a page can show and nothing else: ``path`` is left out, and so is ``release``, the moment before which
``as_of`` leaves out the entry itself.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from itertools import chain
from typing import TypeAlias

from sphinx_syllabus.dates.term import TermCalendar
from sphinx_syllabus.dates.when import Days, Hours, Moment, When
from sphinx_syllabus.model.course import About
from sphinx_syllabus.model.grading import Grade, GradingItem
from sphinx_syllabus.model.links import WebLink
from sphinx_syllabus.model.problem import DataPath
from sphinx_syllabus.model.projects import PROJECT_LINKS, Project
from sphinx_syllabus.model.scalars import Calendar, Unannounced, Weekday, is_address
from sphinx_syllabus.model.words import forms_of
from sphinx_syllabus.model.workload import Workload
from sphinx_syllabus.plan.credit import Acceptance, Credit, NamedPolicy, Share
from sphinx_syllabus.plan.slots import PlannedPresentations


@dataclass(frozen=True, slots=True)
class Material:
    """A file of the site or an address, or the one as a copy of the other; ``kind`` is its key in the data.

    ``size`` is that of the file in bytes. ``opens`` are the addresses that open a notebook elsewhere, each
    after the name of the service. Before ``out`` only the material is withheld, as before ``release``.
    """

    kind: str
    title: str | None
    file: str | None
    address: str | None
    size: int | None
    opens: tuple[tuple[str, str], ...]
    out: datetime | None
    release: datetime | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class PlannedReading:
    """Something to read: words, a file or an address, or an entry of a bibliography (``cite``)."""

    title: str | None
    file: str | None
    address: str | None
    size: int | None
    cite: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class ReadingGroup:
    """Readings that belong together; ``key`` is theirs in the data, ``name`` that of a group of its own."""

    key: str
    name: str | None
    readings: tuple[PlannedReading, ...]


@dataclass(frozen=True, slots=True)
class PlannedTopic:
    """Something that is taught; ``kind`` and ``by`` are those of its session unless given."""

    id: str
    title: str
    page: str | None
    theme: str | None
    kind: str | None
    by: str | None
    materials: tuple[Material, ...]
    readings: tuple[ReadingGroup, ...]
    path: DataPath = field(repr=False)
    release: datetime | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class PlannedModule:
    """A module over its days, which are told in weeks where the data gives weeks.

    ``days`` is None where neither weeks nor sessions place it.
    """

    id: str
    title: str
    page: str | None
    days: Days | None
    topics: tuple[PlannedTopic, ...]
    path: DataPath = field(repr=False)
    release: datetime | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """One meeting of a class.

    ``id`` is made of the weekly slot, so that it holds when the session moves. ``number`` counts the
    sessions that are held, in each section and kind. A cancelled one has none, nor has an extra one of a
    kind that no weekly meetings have, or that the sections which share it count differently.
    ``moved_from`` is the time that its slot gives, ``changes`` how often the data changes it since,
    ``note`` why it is cancelled or extra. Presentations are given in it, or it has slots for some, where
    ``has_presentations`` is on.
    """

    id: str
    when: Hours | Days
    number: int | None
    week: int | None
    kind: str | None
    room: str | None
    by: str | None
    section: str | None
    topics: tuple[PlannedTopic, ...]
    cancelled: bool
    moved_from: Hours | Days | None
    changes: int
    note: str | None
    path: DataPath = field(repr=False)
    release: datetime | None = field(default=None, repr=False)
    has_presentations: bool = False


@dataclass(frozen=True, slots=True)
class Former:
    """When something was before it was changed, and the day of the change."""

    when: When
    changed: date


@dataclass(frozen=True, slots=True)
class PlannedDeadline:
    """A deadline (``is_due``: a last moment) or an event.

    ``follows`` is the id of the session that it recurs with, whose ``section`` it has; ``was`` holds its
    former dates in the order of the data, ``cancelled`` says why it is withdrawn, ``out`` when it is handed
    out.
    """

    id: str
    title: str
    kind: str | None
    when: When
    is_due: bool
    page: str | None
    counts_for: str | None
    submit: str | None
    note: str | None
    section: str | None
    was: tuple[Former, ...]
    cancelled: str | None
    materials: tuple[Material, ...]
    path: DataPath = field(repr=False)
    only_for: tuple[str, ...] = ()
    out: Days | Moment | Unannounced | None = None
    release: datetime | None = field(default=None, repr=False)
    credit: Credit | None = None
    acceptance: Acceptance | None = None
    follows: str | None = field(default=None, repr=False)

    @property
    def weight(self) -> Share | None:
        """The percentage of the grade that it counts for; None where it names no grading item."""
        return self.credit.share if self.credit else None

    @property
    def is_exam(self) -> bool:
        """Whether its kind is ``exam`` in any of its languages."""
        return "exam" in forms_of(self.kind or "")

    @property
    def date_path(self) -> DataPath:
        """Where its date stands in the data."""
        if "sections" in self.path:
            return self.path
        return (*self.path, "due" if self.is_due else "when")

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections that it concerns; none where it concerns all."""
        return (self.section,) if self.section else self.only_for

    def concerns(self, section: str | None) -> bool:
        """Tell whether it concerns a section, or students of no section in particular."""
        return section is None or not self.sections or section in self.sections


Entries: TypeAlias = tuple[tuple[PlannedModule, ...], tuple[PlannedSession, ...], tuple[PlannedDeadline, ...]]
"""The modules, the sessions and the deadlines of a plan, while it is being made."""


@dataclass(frozen=True, slots=True)
class PlannedHoliday:
    """Days without teaching."""

    name: str
    days: Days
    path: DataPath = field(repr=False)


@dataclass(frozen=True, slots=True)
class AnnouncedDeadline:
    """As much of a deadline with a known date as a list of what is next shows."""

    title: str
    page: str | None
    sections: tuple[str, ...]
    when: Moment | Days | Hours


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """Hours that recur on days of the week; ``weeks`` is None where in every week of the term."""

    days: tuple[Weekday, ...]
    start: time
    end: time
    weeks: tuple[int, int] | None
    room: str | None


@dataclass(frozen=True, slots=True)
class PlannedPerson:
    """Somebody of the staff; ``hours`` are the office hours of a week, ``dated`` those of the term."""

    id: str
    name: str
    role: str | None
    email: str | None
    page: str | None
    url: str | None
    picture: str | None
    links: tuple[tuple[str, WebLink], ...]
    office: str | None
    by_appointment: bool
    hours: tuple[WeeklyHours, ...]
    dated: tuple[PlannedSession, ...]
    path: DataPath = field(repr=False)


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """Weekly sessions as the data gives them."""

    hours: WeeklyHours
    kind: str | None
    by: str | None
    section: str | None
    path: DataPath = field(repr=False)


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """A group of students, and the names of those of the staff who are there for it."""

    id: str
    title: str | None
    staff: tuple[str, ...]
    path: DataPath = field(repr=False)


@dataclass(frozen=True, slots=True)
class PlannedAnnouncement:
    """What is told on a day, on a page of its own; ``content`` is another one when anything on that is."""

    id: str
    page: str
    title: str
    when: Moment | Days
    release: datetime | None = field(repr=False)
    content: str


@dataclass(frozen=True, slots=True)
class PlannedTerm:
    """The term: its name, its weeks, its holidays, and the calendars in which dates are shown."""

    name: str
    calendar: TermCalendar
    holidays: tuple[PlannedHoliday, ...]
    shown_calendars: tuple[Calendar, ...]


@dataclass(frozen=True)
class Plan:
    """A course with every date resolved.

    Sessions and deadlines stand in order of time, unannounced deadlines last. ``has_meetings`` says that
    the course meets weekly: it is planned by session then, else by module.
    """

    about: About
    term: PlannedTerm
    modules: tuple[PlannedModule, ...]
    sessions: tuple[PlannedSession, ...]
    deadlines: tuple[PlannedDeadline, ...]
    grading: tuple[GradingItem, ...]
    has_meetings: bool
    grades: tuple[Grade, ...] = ()
    late: tuple[NamedPolicy, ...] = ()
    presentations: PlannedPresentations | None = None
    projects: tuple[Project, ...] = ()
    most_work: Workload | None = None
    announcements: tuple[PlannedAnnouncement, ...] = ()
    meetings: tuple[PlannedMeeting, ...] = ()
    groups: tuple[PlannedSection, ...] = ()
    staff: tuple[PlannedPerson, ...] = ()

    @property
    def topics(self) -> tuple[PlannedTopic, ...]:
        """All topics, of modules or of sessions, each once."""
        of_modules = {topic.path: topic for module in self.modules for topic in module.topics}
        of_sessions = {topic.path: topic for session in self.sessions for topic in session.topics}
        return (*(of_modules | of_sessions).values(),)

    @cached_property
    def files(self) -> frozenset[str]:
        """The site's own files that are offered to readers; each page asks for those that it shows."""
        offered = chain(*(topic.materials for topic in self.topics), *(it.materials for it in self.deadlines))
        files = {material.file for material in offered}
        files |= {it.file for topic in self.topics for group in topic.readings for it in group.readings}
        links = (getattr(project, key) for project in self.projects for key in PROJECT_LINKS)
        files |= {link for link in links if link and not is_address(link)}
        return frozenset(file for file in files if file)

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections of the course, in the order in which the data names them."""
        listed = (group.id for group in self.groups)
        named = (session.section for session in self.sessions if session.section)
        return tuple(dict.fromkeys((*listed, *named)))
