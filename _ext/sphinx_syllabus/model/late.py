"""What becomes of work that is handed in late."""

from enum import Enum
from typing import Annotated, TypeAlias

from pydantic import PlainValidator

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.scalars import Delay, Percentage, Text, WholeNumber, one_of

NOT_LATE = "no"
"""What ``late`` says of a deadline after which nothing is accepted."""


class Sharing(Enum):
    """Who has free days in common."""

    STUDENT = "student"
    PAIR = "pair"
    TEAM = "team"


SharingName: TypeAlias = Annotated[
    Sharing, PlainValidator(one_of("one that can have free days", {it.value: it for it in Sharing}))
]


class LatePolicy(Entry):
    """What lateness costs, and for how long late work is accepted."""

    free_days: WholeNumber | None = None
    each: SharingName = Sharing.STUDENT
    per_day: Percentage | None = None
    per_hour: Percentage | None = None
    accepted_until: Delay | None = None
    note: Text | None = None
    kinds: tuple[Text, ...] = ()
