"""What is taught."""

from typing import Any

from pydantic import model_validator

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.materials import Materials, OtherReadings, Reading
from sphinx_syllabus.model.scalars import (
    Identifier,
    Text,
    Weeks,
    When,
    WholeNumber,
    YesOrNo,
)


class Teaching(Entry):
    """What a topic of a module and a topic on its own have in common."""

    id: Identifier | None = None
    page: Text | None = None
    theme: Text | None = None
    kind: Text | None = None
    by: Text | None = None
    when: When | None = None
    sessions: WholeNumber = 1
    with_previous: YesOrNo = False
    release: When | None = None
    slides: Materials = ()
    notes: Materials = ()
    video: Materials = ()
    notebook: Materials = ()
    code: Materials = ()
    reading: Materials = ()
    readings: tuple[Reading, ...] = ()
    suggested: tuple[Reading, ...] = ()
    reading_groups: tuple[OtherReadings, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _title_alone(cls, value: Any) -> Any:
        return {"title": value} if isinstance(value, str) else value


class Topic(Teaching):
    """Something that is taught; a title alone may stand for it."""

    title: Text


class ScheduleEntry(Teaching):
    """A module with its topics (key ``module``), or a topic on its own (key ``title``).

    Which of the two it is, and that it has no key of the other, is checked in ``load.checks``.
    """

    module: Text | None = None
    title: Text | None = None
    weeks: Weeks | None = None
    topics: tuple[Topic, ...] | None = None
