"""What is taught."""

from typing import Any, ClassVar

from pydantic import Field, model_validator

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.forms import exactly_one, words_form
from sphinx_syllabus.model.materials import Materials, OtherReadings, Reading
from sphinx_syllabus.model.scalars import (
    DayOrMoment,
    Identifier,
    KnownWord,
    OwnName,
    Page,
    Text,
    Weeks,
    When,
    WholeNumber,
    YesOrNo,
)

MODULE_OR_TOPIC = exactly_one("module", "title")
MODULE_OR_TOPIC["dependencies"]["module"]["allOf"] = [{"required": ["topics"]}]
MODULE_OR_TOPIC["dependencies"] |= {"topics": ["module"], "weeks": ["module"]}


class Teaching(Entry):
    """What a topic of a module and a topic on its own have in common."""

    alone: ClassVar = words_form("title", "History")

    id: Identifier | None = Field(None, examples=["backpropagation"])
    """The name for machines; without one, it is made from the title. A section of a page that has the target
    ``topic-`` and a topic's id is linked."""
    page: Page | None = Field(None, examples=["syllabus/modules/introduction"])
    """The page about it, from the site's top folder and without suffix."""
    theme: Text | None = Field(None, examples=["Theory"])
    """What topics of interleaved modules belong to. Without it, that is the module."""
    kind: KnownWord | None = Field(None, title="word", examples=["lab", "guest"])
    """A topic's kind of session. Where meetings are of that kind, it goes to one of them."""
    by: OwnName | None = Field(None, examples=["Mina Rad"])
    """Who gives the topic."""
    when: When | None = Field(
        None, title="session, week, day or hours", examples=["session 5", "week 3", "2023-11-06"]
    )
    """Where the topic is pinned. All others are dealt in order."""
    sessions: WholeNumber = 1
    """How many sessions the topic takes."""
    with_previous: YesOrNo = False
    """Whether the topic shares the session of the one before."""
    release: DayOrMoment | None = None
    """From when on it is to be seen at all. A topic also waits for its module."""
    slides: Materials = Field((), examples=["slides/backpropagation.pdf"])
    """The topic's slides."""
    notes: Materials = Field((), examples=["notes/backpropagation.pdf"])
    """The topic's lecture notes."""
    video: Materials = Field(
        (), examples=[{"url": "https://example.org/lecture-4", "file": "video/backpropagation.mp4"}]
    )
    """The topic's recording."""
    notebook: Materials = Field((), examples=["notebooks/backpropagation.ipynb"])
    """The topic's notebook."""
    code: Materials = Field((), examples=["https://example.org/code"])
    """The topic's code."""
    reading: Materials = Field((), examples=["https://example.org/chapter-6"])
    """A text that comes with the topic."""
    readings: tuple[Reading, ...] = Field((), examples=[[{"cite": "rumelhart1986"}, "The Book, chapter 6.5"]])
    """What is to be read."""
    suggested: tuple[Reading, ...] = Field((), examples=[["https://example.org/history"]])
    """What is worth reading besides."""
    reading_groups: tuple[OtherReadings, ...] = Field((), title="list of groups of readings")
    """Readings under names of your own."""

    @model_validator(mode="before")
    @classmethod
    def _title_alone(cls, value: Any) -> Any:
        return {"title": value} if cls.are_words(value) else value


class Topic(Teaching, title="topic"):
    """Something that is taught; a title alone may stand for it."""

    title: Text = Field(examples=["Backpropagation"])
    """What it is called."""


class ScheduleEntry(Teaching, title="module or topic", json_schema_extra=MODULE_OR_TOPIC):
    """A module with its topics (``module``), or a topic on its own (``title``).

    A title alone may stand for a topic on its own.
    """

    module: Text | None = Field(None, examples=["Introduction to Neural Networks"])
    """The name of a module. This or ``title`` is required."""
    title: Text | None = Field(None, examples=["A guest lecture"])
    """The title of a topic on its own."""
    weeks: Weeks | None = Field(None, examples=["1-4", 5, "last 2 weeks", "TBA"])
    """The weeks of a module. Without meetings, they are required."""
    topics: tuple[Topic, ...] | None = Field(None, examples=[["History", "Perceptron"], []])
    """The topics of a module, required there: titles, or entries with the keys of a topic."""
