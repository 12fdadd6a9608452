"""What becomes of work that is handed in late."""

from enum import Enum
from typing import Annotated, TypeAlias

from pydantic import Field, PlainValidator

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.forms import at_least_one, one_word_of
from sphinx_syllabus.model.scalars import Delay, KnownWord, Percentage, Text, WholeNumber, one_of

NOT_LATE = "no"
"""What ``late`` says of a deadline after which nothing is accepted."""


class Sharing(Enum):
    """Who has free days in common."""

    STUDENT = "student"
    PAIR = "pair"
    TEAM = "team"


SHARING_WORDS = {sharing.value: sharing for sharing in Sharing}

SharingName: TypeAlias = Annotated[
    Sharing,
    PlainValidator(one_of("one that can have free days", SHARING_WORDS)),
    one_word_of("student, pair or team", SHARING_WORDS),
]


class LatePolicy(
    Entry,
    title="late policy",
    json_schema_extra=at_least_one("free-days", "per-day", "per-hour", "accepted-until", "note"),
):
    """What lateness costs, and for how long late work is accepted.

    Without ``per-day`` and ``per-hour``, work is accepted late for free days alone, or, where there are
    none, in full.
    """

    title: Text | None = Field(None, examples=["Late homework"])
    """The policy's name for people. Without it, that is the name in the data."""
    free_days: WholeNumber | None = Field(None, examples=[5])
    """How many late days cost nothing, to be spent over the term."""
    each: SharingName = Sharing.STUDENT
    """Who has these free days: each student, pair or team."""
    per_day: Percentage | None = None
    """What each late day costs that has begun and that no free day covers, of the whole credit."""
    per_hour: Percentage | None = Field(None, examples=["2.5%"])
    """What each late hour costs that has begun and that no free day covers, of the whole credit."""
    accepted_until: Delay | None = None
    """The latest that work is accepted. Without it, that is as long as late work gets something."""
    note: Text | None = Field(None, examples=["Ask before the deadline where illness is the reason."])
    """What numbers cannot say."""
    kinds: tuple[KnownWord, ...] = Field((), title="list of kinds", examples=[["project"]])
    """The kinds of deadlines that the policy is for."""
