"""Who teaches the course, and when they are there for students."""

from pydantic import Field

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.forms import exactly_one
from sphinx_syllabus.model.links import WebLink
from sphinx_syllabus.model.scalars import (
    EmailAddress,
    FilePath,
    Hours,
    Identifier,
    KnownWord,
    OwnName,
    Page,
    SessionTime,
    Text,
    WebAddress,
    WeekdayName,
    Weeks,
    YesOrNo,
)


class OfficeHours(Entry, title="weekly office hour"):
    """Hours of every week in which somebody is there for students, except on holidays."""

    days: tuple[WeekdayName, ...] = Field(examples=[["Sunday"]], json_schema_extra={"minItems": 1})
    """The days of the week."""
    time: Hours = Field(examples=["14:00-15:00"])
    """From when to when."""
    room: Text | None = Field(None, examples=["Room 112"])
    """Where. Without a room, it is the person's office."""
    weeks: Weeks | None = None
    """The weeks of the term. Without them, it is all."""


class HoursChange(
    Entry, title="change of office hours", json_schema_extra=exactly_one("cancelled", "moved", "extra")
):
    """An exception from the office hours. It has exactly one of ``cancelled``, ``moved`` and ``extra``."""

    when: SessionTime = Field(examples=["2023-10-15", "2023-10-16 10:00-12:00"])
    """When the office hour was to be. Of an extra one, its day and hours."""
    cancelled: Text | None = Field(None, examples=["a conference"])
    """Why the office hour is not held."""
    moved: SessionTime | None = Field(None, examples=["2023-10-18 15:00-16:00"])
    """To when the office hour is moved."""
    extra: Text | None = Field(None, examples=["before the exam"])
    """What an additional office hour is for."""
    room: Text | None = Field(None, examples=["Room 12"])
    """Where it is then."""


class Person(Entry, title="person"):
    """Somebody of the course's staff."""

    id: Identifier = Field(examples=["ada"])
    """The person's name for machines: sections name people by it."""
    name: OwnName = Field(examples=["Ada Rahimi"])
    """The person's name."""
    role: KnownWord | None = Field(None, examples=["instructor", "teaching assistant"])
    """What the person is in the course."""
    email: EmailAddress | None = None
    """The person's e-mail address. It is shown in words, so that no output holds it as robots look for it."""
    page: Page | None = Field(None, examples=["staff/ada"])
    """The person's page in the site, from its top folder and without suffix."""
    url: WebAddress | None = Field(None, examples=["https://example.org/ada"])
    """The person's page elsewhere."""
    picture: FilePath | None = Field(None, examples=["pictures/ada.jpg"])
    """A portrait, from the site's top folder. Without one, the initials are drawn."""
    links: dict[str, WebLink] = Field(
        default_factory=dict,
        title="name: web address, or web link",
        examples=[{"Publications": "https://example.org/ada/papers"}],
    )
    """Further places of the person, each by a name of your own."""
    office: Text | None = Field(None, examples=["Room 310"])
    """The person's room, and that of office hours that name none."""
    by_appointment: YesOrNo = False
    """Whether the person sees students by appointment."""
    hours: tuple[OfficeHours, ...] = Field((), title="list of weekly office hours")
    """When the person is there for students every week."""
    changes: tuple[HoursChange, ...] = Field((), title="list of changes")
    """Exceptions from these hours."""
