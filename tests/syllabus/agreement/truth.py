"""What is true of a course, in values so plain that every format can be compared with them."""

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

When: TypeAlias = tuple[date, ...]
"""A day or a moment, the first and the last of several, or nothing where that is to be announced."""

TO_BE_ANNOUNCED: When = ()


@dataclass(frozen=True)
class Deadline:
    """What must not be missed; ``worth`` is the least percentage of its credit that late work gets."""

    title: str
    when: When
    page: str | None = None
    submit: str | None = None
    note: str | None = None
    weight: str | None = None
    cancelled: str | None = None
    moved_from: When = ()
    out: When = ()
    accepted_until: When = ()
    worth: str | None = None
    sections: tuple[str, ...] = ()


@dataclass(frozen=True)
class Session:
    """A session as it is held, or was to be."""

    when: When
    topics: tuple[str, ...] = ()
    section: str | None = None
    room: str | None = None
    number: int | None = None
    cancelled: str | None = None
    moved_from: When = ()
    extra: str | None = None
    has_presentations: bool = False


@dataclass(frozen=True)
class Module:
    """A part of the course; its days are known where it is told in weeks."""

    title: str
    weeks: tuple[int, ...]
    when: When
    topics: tuple[str, ...]


@dataclass(frozen=True)
class Slot:
    """A place for a presentation, which nobody may have taken."""

    when: When
    by: tuple[str, ...] = ()
    paper: str | None = None
    url: str | None = None
    room: str | None = None


@dataclass(frozen=True)
class OfficeHour:
    """An hour in which somebody is there for students, or was to be."""

    name: str
    when: When
    cancelled: str | None = None
    moved_from: When = ()
    extra: str | None = None


@dataclass(frozen=True)
class Truth:
    """A course as it is to be told at one moment, in one language.

    ``links`` are those of its topics, by their titles; ``hidden`` is what nothing may tell of yet.
    """

    title: str
    term: str
    starts: date
    ends: date
    deadlines: tuple[Deadline, ...]
    sessions: tuple[Session, ...]
    modules: tuple[Module, ...]
    holidays: tuple[tuple[str, When], ...]
    weights: tuple[tuple[str, str | None], ...]
    office_hours: tuple[OfficeHour, ...]
    slots: tuple[Slot, ...]
    announcements: tuple[tuple[str, When], ...]
    links: dict[str, tuple[str, ...]] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
