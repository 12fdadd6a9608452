"""What a plan holds of presentations: their slots, and what is given in each."""

from dataclasses import dataclass, field
from datetime import datetime

from sphinx_syllabus.dates.when import When
from sphinx_syllabus.model.problem import DataPath


@dataclass(frozen=True, slots=True)
class PlannedTalk:
    """A presentation; ``id`` is made of the names of those who give it unless the data has one."""

    id: str
    by: tuple[str, ...]
    paper: str | None
    url: str | None
    path: DataPath = field(repr=False)


@dataclass(frozen=True, slots=True)
class PlannedSlot:
    """The time of one presentation; without a talk it is free.

    ``number`` counts the slots of the sessions in order of time; a time that a talk brings itself, and
    one that is not known yet, has none. ``session`` is the id of the session that it is a part of, whose
    ``section`` and ``release`` it has; ``changes`` is how often the data changes that.
    """

    number: int | None
    when: When
    room: str | None
    section: str | None
    changes: int
    talk: PlannedTalk | None
    session: str | None = None
    release: datetime | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class PlannedPresentations:
    """The presentations of a course: when they are, their length in minutes, and all slots.

    The slots stand in order of time, those without one last; ``path`` is that of the weeks or days.
    """

    when: When
    minutes: int
    kind: str | None
    room: str | None
    slots: tuple[PlannedSlot, ...]
    path: DataPath = field(repr=False)
