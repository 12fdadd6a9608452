"""What the grade is made of, and which grades there are."""

from collections.abc import Iterable, Iterator

from pydantic import Field

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.problem import DataPath
from sphinx_syllabus.model.scalars import OwnName, Page, Text, Weight, WholeNumber, YesOrNo


class GradingItem(Entry, title="grading item"):
    """What a part of the grade is given for; its own parts are grading items too."""

    item: Text = Field(examples=["Project"])
    """What it is called: deadlines name it in ``counts-for``."""
    weight: Weight
    """Its percentage of the whole grade. Weights add up to 100, and those of parts to their item's."""
    count: WholeNumber | None = Field(None, examples=[6])
    """Of how many equal pieces it is made, such as six assignments."""
    best: WholeNumber | None = Field(None, examples=[5])
    """How many of the pieces, or of the parts, count: the best ones."""
    bonus: YesOrNo = False
    """Whether it comes on top of the 100."""
    note: Text | None = Field(None, examples=["in pairs"])
    """A few words that are shown with it."""
    page: Page | None = None
    """The page that explains it, from the site's top folder and without suffix."""
    parts: tuple["GradingItem", ...] = ()
    """What it is made of."""


class Grade(Entry, title="grade"):
    """A grade, and the percentage from which on it is given."""

    grade: OwnName = Field(examples=["A", "Pass"])
    """The letter or word that is given."""
    at_least: Weight = Field(alias="from", examples=[85, "TBA"])
    """The least percentage for which it is given."""


def grading_items(
    items: Iterable[GradingItem], path: DataPath = ("grading",)
) -> Iterator[tuple[DataPath, GradingItem]]:
    """List grading items and the parts of each, with their paths."""
    for index, item in enumerate(items):
        yield (*path, index), item
        yield from grading_items(item.parts, (*path, index, "parts"))
