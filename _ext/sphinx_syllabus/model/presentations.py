"""When students present, and what."""

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.scalars import (
    Identifier,
    Minutes,
    Text,
    WebAddress,
    Weeks,
    When,
    WholeNumber,
)


class Talk(Entry):
    """A presentation: who gives it, of which paper, and its place where that is fixed."""

    by: tuple[Text, ...]
    id: Identifier | None = None
    paper: Text | None = None
    url: WebAddress | None = None
    slot: WholeNumber | None = None
    when: When | None = None


class Presentations(Entry):
    """The weeks or days of presentations, the length of each, and those that are known."""

    slot: Minutes
    weeks: Weeks | None = None
    when: When | None = None
    kind: Text | None = None
    room: Text | None = None
    talks: tuple[Talk, ...] = ()
