"""Groups of students with meetings of their own."""

from pydantic import Field

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.scalars import Identifier, Text


class Section(Entry, title="section"):
    """A group of students; meetings, changes and deadlines name it by its id."""

    id: Identifier = Field(examples=["a"])
    """The section's name for machines. It is part of the name of the section's calendar."""
    title: Text | None = Field(None, examples=["Group A"])
    """The section's name for people."""
    staff: tuple[Identifier, ...] = Field((), examples=[["ada"]])
    """The ids of those of the staff who are there for it. They are shown with its meetings, where these
    name nobody."""
