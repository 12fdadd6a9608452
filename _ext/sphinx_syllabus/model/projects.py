"""What came out of the course."""

from pydantic import Field

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.scalars import FilePath, Link, OwnName, Text, WebAddress

PROJECT_LINKS = ("report", "slides", "code")
"""The keys of a project that name a file or an address, in the order in which views show them."""


class Project(Entry, title="project"):
    """A finished project."""

    title: OwnName = Field(examples=["Logic in networks"])
    """What it is called."""
    authors: tuple[OwnName, ...] = Field(
        (), title="list of names", examples=[["Ada Lovelace", "George Boole"]]
    )
    """Who made it."""
    abstract: Text | None = Field(
        None, examples=["Which functions a network of bounded width can tell apart."]
    )
    """What it is about, in a few sentences."""
    picture: FilePath | None = Field(None, examples=["projects/logic.png"])
    """A picture from it, from the site's top folder."""
    alt: Text | None = Field(None, examples=["The loss falls steeply at first, then hardly."])
    """What the picture shows, for readers who do not see it."""
    report: Link | None = Field(None, examples=["projects/logic.pdf"])
    """The report."""
    slides: Link | None = Field(None, examples=["https://example.org/logic-slides.pdf"])
    """The slides of its talk."""
    code: Link | None = Field(None, examples=["https://example.org/logic-code"])
    """Its code."""
    url: WebAddress | None = Field(None, examples=["https://example.org/logic"])
    """The project's own site."""
