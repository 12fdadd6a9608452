"""What the grade is made of, and which grades there are."""

from collections.abc import Iterable, Iterator

from pydantic import Field

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.problem import DataPath
from sphinx_syllabus.model.scalars import (
    Text,
    Weight,
    WholeNumber,
    YesOrNo,
)


class GradingItem(Entry):
    """What a part of the grade is given for; its own parts are grading items too."""

    item: Text
    weight: Weight
    count: WholeNumber | None = None
    best: WholeNumber | None = None
    bonus: YesOrNo = False
    note: Text | None = None
    page: Text | None = None
    parts: tuple["GradingItem", ...] = ()


class Grade(Entry):
    """A grade, and the percentage from which on it is given."""

    grade: Text
    at_least: Weight = Field(alias="from")


def grading_items(
    items: Iterable[GradingItem], path: DataPath = ("grading",)
) -> Iterator[tuple[DataPath, GradingItem]]:
    """List grading items and the parts of each, with their paths."""
    for index, item in enumerate(items):
        yield (*path, index), item
        yield from grading_items(item.parts, (*path, index, "parts"))
