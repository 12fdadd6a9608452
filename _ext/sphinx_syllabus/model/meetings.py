"""When the course meets."""

from pydantic import Field

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.forms import exactly_one
from sphinx_syllabus.model.scalars import (
    Hours,
    Identifier,
    KnownWord,
    OwnName,
    SessionTime,
    Text,
    WeekdayName,
    Weeks,
)


class Meeting(Entry, title="meeting"):
    """Weekly sessions: the days on which the course meets, and the hours."""

    days: tuple[WeekdayName, ...] = Field(
        examples=[["Saturday", "Monday"]], json_schema_extra={"minItems": 1}
    )
    """The days of the week."""
    time: Hours
    """From when to when each session lasts."""
    room: Text | None = Field(None, examples=["Room 204"])
    """Where it is."""
    kind: KnownWord | None = Field(None, title="word", examples=["lab", "discussion"])
    """The kind of the sessions. Those of the ordinary kind, the lectures, need none."""
    by: OwnName | None = Field(None, examples=["Ada Rahimi"])
    """Who gives it."""
    section: Identifier | None = Field(None, examples=["a"])
    """The id of the section for which it is held. Without one, it is for all."""
    weeks: Weeks | None = None
    """The weeks of the term in which it is held. Without them, it is held in all."""


class Change(Entry, title="change", json_schema_extra=exactly_one("cancelled", "moved", "extra")):
    """An exception from the weekly meetings. It has exactly one of ``cancelled``, ``moved`` and ``extra``."""

    when: SessionTime
    """When the session was to be. Of an extra one, its day and hours."""
    id: Identifier | None = Field(None, examples=["clinic"])
    """The name of an extra session in calendars. Without one, it is made from the date."""
    cancelled: Text | None = Field(None, examples=["instructor away"])
    """Why the session is not held."""
    moved: SessionTime | None = Field(None, examples=["2023-10-19", "2023-10-19 16:00-17:30"])
    """To when the session is moved."""
    extra: Text | None = Field(None, examples=["before the exam"])
    """What an additional session is for."""
    room: Text | None = Field(None, examples=["Room 114"])
    """Where the session is then."""
    kind: KnownWord | None = Field(None, title="word", examples=["lab"])
    """The kind of an extra session."""
    by: OwnName | None = Field(None, examples=["Farid Amini"])
    """Who gives the session then."""
    section: Identifier | None = Field(None, examples=["a"])
    """The id of the section whose session it is."""
