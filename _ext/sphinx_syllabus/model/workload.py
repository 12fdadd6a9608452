"""How much may come together in a week."""

from pydantic import Field

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.scalars import Percentage, WholeNumber


class Workload(Entry, title="workload"):
    """The most of a week's deadlines, and of what they count for; more is reported."""

    most_deadlines: WholeNumber | None = Field(None, examples=[3])
    """How many deadlines a week may have."""
    most_weight: Percentage | None = Field(None, examples=["25%"])
    """How much of the grade the deadlines of a week may count for together."""
