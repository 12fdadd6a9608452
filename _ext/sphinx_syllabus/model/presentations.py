"""When students present, and what."""

from pydantic import Field

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.forms import exactly_one
from sphinx_syllabus.model.scalars import (
    Identifier,
    KnownWord,
    Minutes,
    OwnName,
    SessionTime,
    Text,
    WebAddress,
    Weeks,
    When,
    WholeNumber,
)


class Talk(Entry, title="talk"):
    """A presentation: who gives it, of which paper, and its place where that is fixed."""

    by: tuple[OwnName, ...] = Field(
        title="list of names", examples=[["Ada Lovelace", "George Boole"]], json_schema_extra={"minItems": 1}
    )
    """Who gives it."""
    id: Identifier | None = Field(None, examples=["logic"])
    """The talk's name for machines. Without one, it is made from the names."""
    paper: OwnName | None = Field(None, examples=["Logic in networks"])
    """The title of the paper that it is about."""
    url: WebAddress | None = Field(None, examples=["https://example.org/paper"])
    """The paper's address."""
    slot: WholeNumber | None = Field(None, examples=[7])
    """The number of its slot, where that is fixed."""
    when: SessionTime | None = Field(None, examples=["2024-01-06", "2024-01-08 10:50", "TBA"])
    """Its time, where that is fixed: a day that has slots, or a moment or hours, which may be outside of
    sessions."""


class Presentations(Entry, title="presentations", json_schema_extra=exactly_one("weeks", "when")):
    """The weeks or days of presentations, the length of each, and those that are known."""

    slot: Minutes
    """How long each presentation lasts."""
    weeks: Weeks | None = Field(None, examples=["last 2 weeks", "15-16", "TBA"])
    """The weeks of the term in which they are. This or ``when`` is required."""
    when: When | None = Field(None, title="day or span", examples=["2024-01-06 to 2024-01-10"])
    """The days on which they are."""
    kind: KnownWord | None = Field(None, title="word", examples=["discussion"])
    """The kind of the sessions that are for presentations. Without one, all are that are not for one
    section alone."""
    room: Text | None = Field(None, examples=["Seminar room"])
    """Where they are, if not where the session is."""
    talks: tuple[Talk, ...] = ()
    """The presentations that are known, in their order."""
