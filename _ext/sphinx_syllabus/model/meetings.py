"""When the course meets."""

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.scalars import (
    Hours,
    Identifier,
    Text,
    WeekdayName,
    Weeks,
    When,
)


class Meeting(Entry):
    """Weekly sessions: the days on which the course meets, and the hours."""

    days: tuple[WeekdayName, ...]
    time: Hours
    room: Text | None = None
    kind: Text | None = None
    by: Text | None = None
    section: Identifier | None = None
    weeks: Weeks | None = None


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
