"""What must not be missed."""

from pydantic import Field

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.materials import Materials
from sphinx_syllabus.model.scalars import (
    Address,
    DateOrShift,
    Identifier,
    Text,
    When,
)


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
    out: When | None = None
    release: When | None = None
    page: Text | None = None
    counts_for: Text | None = None
    late: Text | None = None
    sections: dict[str, DateOrShift] = Field(default_factory=dict)
    submit: Address | None = None
    note: Text | None = None
    was: tuple[FormerDate, ...] = ()
    cancelled: Text | None = None
    notebook: Materials = ()
    files: Materials = ()
    solutions: Materials = ()
