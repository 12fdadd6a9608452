"""What the grade is made of."""

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.scalars import (
    Text,
    Weight,
)


class GradingItem(Entry):
    """What a part of the grade is given for; its own parts are grading items too."""

    item: Text
    weight: Weight
    note: Text | None = None
    page: Text | None = None
    parts: tuple["GradingItem", ...] = ()
