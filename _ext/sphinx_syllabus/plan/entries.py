"""What a plan holds. All of it is frozen; ``path`` says where an entry stands in the data.

An entry's ``repr`` is what the build compares to learn which pages show something new, so it tells all
that a page can show and nothing else: ``path`` is left out.
"""

from dataclasses import dataclass, field

from sphinx_syllabus.dates.term import TermCalendar
from sphinx_syllabus.dates.when import Days, Hours, Moment, When
from sphinx_syllabus.model.course import About, GradingItem
from sphinx_syllabus.model.problem import DataPath
from sphinx_syllabus.model.scalars import Calendar


@dataclass(frozen=True, slots=True)
class Material:
    """A file or an address that belongs to a topic; ``kind`` is its key in the data."""

    kind: str
    target: str

    @property
    def is_file(self) -> bool:
        """Tell whether the target is a file of the site."""
        return ":" not in self.target


@dataclass(frozen=True, slots=True)
class PlannedTopic:
    """A topic of a module."""

    id: str
    title: str
    page: str | None
    materials: tuple[Material, ...]
    path: DataPath = field(repr=False)


@dataclass(frozen=True, slots=True)
class PlannedModule:
    """A module over its weeks; ``days`` holds their numbers too."""

    id: str
    title: str
    page: str | None
    weeks: tuple[int, int]
    days: Days
    topics: tuple[PlannedTopic, ...]
    path: DataPath = field(repr=False)


@dataclass(frozen=True, slots=True)
class PlannedDeadline:
    """A deadline (``is_due``: a last moment) or an event."""

    id: str
    title: str
    kind: str | None
    when: When
    is_due: bool
    page: str | None
    counts_for: str | None
    submit: str | None
    note: str | None
    path: DataPath = field(repr=False)


@dataclass(frozen=True, slots=True)
class AnnouncedDeadline:
    """As much of a deadline with a known date as a list of what is next shows."""

    title: str
    page: str | None
    when: Moment | Days | Hours


@dataclass(frozen=True, slots=True)
class PlannedTerm:
    """The term: its name, its weeks, and the calendars in which dates are shown."""

    name: str
    calendar: TermCalendar
    shown_calendars: tuple[Calendar, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A course with every date resolved; deadlines in order of time, unannounced ones last."""

    about: About
    term: PlannedTerm
    modules: tuple[PlannedModule, ...]
    deadlines: tuple[PlannedDeadline, ...]
    grading: tuple[GradingItem, ...]
