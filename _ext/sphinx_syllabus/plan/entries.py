"""What a plan holds. All of it is frozen; ``path`` says where an entry stands in the data.

An entry's ``repr`` is what the build compares to learn which pages show something new, so it tells all
that a page can show and nothing else: ``path`` is left out.
"""

from dataclasses import dataclass, field
from datetime import date

from sphinx_syllabus.dates.term import TermCalendar
from sphinx_syllabus.dates.when import Days, Hours, Moment, When
from sphinx_syllabus.model.course import About
from sphinx_syllabus.model.grading import GradingItem
from sphinx_syllabus.model.problem import DataPath
from sphinx_syllabus.model.scalars import Calendar, is_address


@dataclass(frozen=True, slots=True)
class Material:
    """A file or an address that belongs to a topic; ``kind`` is its key in the data."""

    kind: str
    target: str

    @property
    def is_file(self) -> bool:
        """Tell whether the target is a file of the site."""
        return not is_address(self.target)


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
    path: DataPath = field(repr=False)


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


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """One meeting of a class.

    ``id`` is made of the weekly slot, so that it holds when the session moves. ``number`` counts the
    sessions that are held, in each section and kind. A cancelled one has none, nor has an extra one of a
    kind that no weekly meetings have, or that the sections which share it count differently.
    ``moved_from`` is the time that its slot gives, ``changes`` how often the data changes it since,
    ``note`` why it is cancelled or extra.
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


@dataclass(frozen=True, slots=True)
class Former:
    """When something was before it was changed, and the day of the change."""

    when: When
    changed: date


@dataclass(frozen=True, slots=True)
class PlannedDeadline:
    """A deadline (``is_due``: a last moment) or an event.

    ``section`` is that of a session it recurs with; ``was`` holds its former dates in the order of the
    data, ``cancelled`` says why it is withdrawn.
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
    path: DataPath = field(repr=False)

    @property
    def date_path(self) -> DataPath:
        """Where its date stands in the data."""
        return (*self.path, "due" if self.is_due else "when")


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
    section: str | None
    when: Moment | Days | Hours


@dataclass(frozen=True, slots=True)
class PlannedTerm:
    """The term: its name, its weeks, its holidays, and the calendars in which dates are shown."""

    name: str
    calendar: TermCalendar
    holidays: tuple[PlannedHoliday, ...]
    shown_calendars: tuple[Calendar, ...]


@dataclass(frozen=True, slots=True)
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

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections of the course, in the order in which the data names them."""
        return tuple(dict.fromkeys(session.section for session in self.sessions if session.section))
