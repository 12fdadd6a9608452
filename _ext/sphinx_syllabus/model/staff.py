"""Who teaches the course, and when they are there for students."""

from pydantic import Field

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.scalars import (
    EmailAddress,
    FilePath,
    Hours,
    Identifier,
    Text,
    WebAddress,
    WeekdayName,
    Weeks,
    When,
    YesOrNo,
)


class OfficeHours(Entry):
    """Hours of every week in which somebody is there for students."""

    days: tuple[WeekdayName, ...]
    time: Hours
    room: Text | None = None
    weeks: Weeks | None = None


class HoursChange(Entry):
    """An exception from the weekly office hours: cancelled, moved, or held in addition."""

    when: When
    cancelled: Text | None = None
    moved: When | None = None
    extra: Text | None = None
    room: Text | None = None


class Person(Entry):
    """Somebody of the course's staff."""

    id: Identifier
    name: Text
    role: Text | None = None
    email: EmailAddress | None = None
    page: Text | None = None
    url: WebAddress | None = None
    picture: FilePath | None = None
    links: dict[str, WebAddress] = Field(default_factory=dict)
    office: Text | None = None
    by_appointment: YesOrNo = False
    hours: tuple[OfficeHours, ...] = ()
    changes: tuple[HoursChange, ...] = ()
