"""What came out of the course."""

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.scalars import FilePath, Link, Text, WebAddress

PROJECT_LINKS = ("report", "slides", "code")
"""The keys of a project that name a file or an address, in the order in which views show them."""


class Project(Entry):
    """A finished project; ``alt`` says what its picture shows to who does not see it."""

    title: Text
    authors: tuple[Text, ...] = ()
    abstract: Text | None = None
    picture: FilePath | None = None
    alt: Text | None = None
    report: Link | None = None
    slides: Link | None = None
    code: Link | None = None
    url: WebAddress | None = None
