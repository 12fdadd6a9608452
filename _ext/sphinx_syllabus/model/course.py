"""The keys of a course's data files, and what may stand under each.

The attributes' names are the keys', with ``_`` for ``-``. Every form that a value can have is in
``scalars``; rules between values are in ``load.checks``, and what needs a calendar is in ``plan``.
"""

import re
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sphinx_syllabus.model.scalars import (
    Address,
    Calendar,
    CalendarName,
    Identifier,
    Link,
    Text,
    WebAddress,
    Weekday,
    WeekdayName,
    Weight,
    When,
    WholeNumber,
    YesOrNo,
)


class Entry(BaseModel):
    """A mapping of the data files; unknown keys are refused."""

    model_config = ConfigDict(
        alias_generator=lambda name: name.replace("_", "-"),
        extra="forbid",
        frozen=True,
        strict=True,
    )


class About(Entry):
    """What the course is (key ``course``)."""

    id: Identifier
    title: Text
    code: Text | None = None
    department: Text | None = None
    institution: Text | None = None
    url: WebAddress | None = None
    links: dict[str, Address] = Field(default_factory=dict)


class Holiday(Entry):
    """Days without teaching."""

    name: Text
    when: When
    weeks_count: YesOrNo = True


class Term(Entry):
    """When the course runs (key ``term``)."""

    name: Text
    starts: When
    weeks: WholeNumber
    week_starts: WeekdayName = Weekday.MONDAY
    timezone: Text
    calendars: tuple[CalendarName, ...] = (Calendar.GREGORIAN,)
    holidays: tuple[Holiday, ...] = ()


MATERIALS = ("slides", "notes", "video", "notebook", "code", "reading")
"""The keys of a topic that name a file or an address, in the order in which views show them."""


class Meeting(Entry):
    """Weekly sessions: the days on which the course meets, and the hours."""

    days: tuple[WeekdayName, ...]
    time: Text
    room: Text | None = None
    kind: Text | None = None
    by: Text | None = None
    section: Identifier | None = None
    weeks: When | None = None


class Change(Entry):
    """An exception from the weekly meetings: a session cancelled, moved, or held in addition."""

    when: When
    id: Identifier | None = None
    cancelled: Text | None = None
    moved: When | None = None
    extra: Text | None = None
    room: Text | None = None
    kind: Text | None = None
    by: Text | None = None
    section: Identifier | None = None


class Teaching(Entry):
    """What a topic of a module and a topic on its own have in common."""

    id: Identifier | None = None
    page: Text | None = None
    theme: Text | None = None
    kind: Text | None = None
    by: Text | None = None
    when: When | None = None
    sessions: WholeNumber = 1
    with_previous: YesOrNo = False
    slides: Link | None = None
    notes: Link | None = None
    video: Link | None = None
    notebook: Link | None = None
    code: Link | None = None
    reading: Link | None = None

    @model_validator(mode="before")
    @classmethod
    def _title_alone(cls, value: Any) -> Any:
        return {"title": value} if isinstance(value, str) else value


class Topic(Teaching):
    """Something that is taught; a title alone may stand for it."""

    title: Text


class ScheduleEntry(Teaching):
    """A module with its topics (key ``module``), or a topic on its own (key ``title``).

    Which of the two it is, and that it has no key of the other, is checked in ``load.checks``.
    """

    module: Text | None = None
    title: Text | None = None
    weeks: When | None = None
    topics: tuple[Topic, ...] | None = None


class FormerDate(Entry):
    """What a date was, and the day on which that was changed."""

    when: When
    changed: When


class Deadline(Entry):
    """A last moment (``due``) or an event (``when``) that students must not miss."""

    id: Identifier
    title: Text
    kind: Text | None = None
    due: When | None = None
    when: When | None = None
    page: Text | None = None
    counts_for: Text | None = None
    submit: Address | None = None
    note: Text | None = None
    was: tuple[FormerDate, ...] = ()
    cancelled: Text | None = None


class GradingItem(Entry):
    """What a part of the grade is given for; its own parts are grading items too."""

    item: Text
    weight: Weight
    note: Text | None = None
    page: Text | None = None
    parts: tuple["GradingItem", ...] = ()


class Course(Entry):
    """All data of a course: the keys that may stand at the top of its files."""

    course: About
    term: Term
    meetings: tuple[Meeting, ...] = ()
    changes: tuple[Change, ...] = ()
    schedule: tuple[ScheduleEntry, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    grading: tuple[GradingItem, ...] = ()


def identifier_from(title: str) -> str:
    """Make an identifier from words: ``LSTM & GRU`` gives ``lstm-gru``."""
    words = re.findall(r"\w+", title.lower())
    return "-".join(words)
