"""Groups of students with meetings of their own."""

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.scalars import Identifier, Text


class Section(Entry):
    """A group of students; meetings, changes and deadlines name it by its id."""

    id: Identifier
    title: Text | None = None
    staff: tuple[Identifier, ...] = ()
