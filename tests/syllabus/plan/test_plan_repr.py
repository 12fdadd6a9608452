"""What pages are compared by, from one build to the next: a plan's ``repr``."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sphinx_syllabus.read_course import read_course

FULL_COURSE = Path(__file__).parents[1] / "full_course"
NOT_SHOWN = {"path": ("elsewhere",), "release": datetime(2000, 1, 1, tzinfo=UTC), "follows": "another"}
"""What no page shows of an entry, and that an edit of other lines, or a day that goes by, changes."""


def entries_in(value: object) -> Iterator[Any]:
    """List everything that a plan is made of."""
    if is_dataclass(value):
        yield value
        for field in fields(value):
            yield from entries_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from entries_in(part)


def test_no_page_is_written_anew_for_what_it_does_not_show() -> None:
    reading = read_course(FULL_COURSE)
    assert reading.plan
    changed = set()
    for entry in entries_in(reading.plan):
        of_entry = {name: value for name, value in NOT_SHOWN.items() if hasattr(entry, name)}
        if of_entry:
            assert repr(replace(entry, **of_entry)) == repr(entry)
            changed |= {type(entry).__name__}
    assert {"PlannedTopic", "PlannedModule", "PlannedSession", "PlannedDeadline", "PlannedSlot"} <= changed
