"""The keys of a course's data files, and what may stand under each.

The attributes' names are the keys', with ``_`` for ``-``. Every form that a value can have is in
``scalars``; rules between values are in ``load.checks``, and what needs a calendar is in ``plan``.
"""

import re
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sphinx_syllabus.model.scalars import (
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
    links: dict[str, WebAddress] = Field(default_factory=dict)


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


class Topic(Entry):
    """Something that is taught; a title alone may stand for it."""

    title: Text
    id: Identifier | None = None
    page: Text | None = None
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

    @property
    def key(self) -> str:
        """The topic's id, made from its title where none is given."""
        return self.id or identifier_from(self.title)


class Module(Entry):
    """A part of the course: some weeks, and the topics taught in them."""

    module: Text
    id: Identifier | None = None
    weeks: When
    page: Text | None = None
    topics: tuple[Topic, ...]

    @property
    def key(self) -> str:
        """The module's id, made from its name where none is given."""
        return self.id or identifier_from(self.module)


class Deadline(Entry):
    """A last moment (``due``) or an event (``when``) that students must not miss."""

    id: Identifier
    title: Text
    kind: Text | None = None
    due: When | None = None
    when: When | None = None
    page: Text | None = None
    counts_for: Text | None = None
    submit: WebAddress | None = None
    note: Text | None = None


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
    schedule: tuple[Module, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    grading: tuple[GradingItem, ...] = ()


def identifier_from(title: str) -> str:
    """Make an identifier from words: ``LSTM & GRU`` gives ``lstm-gru``."""
    words = re.findall(r"\w+", title.lower())
    return "-".join(words)
