"""How much may come together in a week."""

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.scalars import Percentage, WholeNumber


class Workload(Entry):
    """The most of a week's deadlines, and of what they count for; more is reported."""

    most_deadlines: WholeNumber | None = None
    most_weight: Percentage | None = None
