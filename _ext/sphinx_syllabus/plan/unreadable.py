"""Dates that cannot be read, in data that are no course yet."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sphinx_syllabus.dates.grammar import DateError, read_date, read_hours
from sphinx_syllabus.model.problem import DataPath, Finding
from sphinx_syllabus.plan.weeks import read_weeks_or_tba

DATES: dict[tuple[str, ...], Callable[[str], object]] = {
    ("term", "starts"): read_date,
    ("term", "holidays", "when"): read_date,
    ("meetings", "time"): read_hours,
    ("meetings", "weeks"): read_weeks_or_tba,
    ("changes", "when"): read_date,
    ("changes", "moved"): read_date,
    ("schedule", "weeks"): read_weeks_or_tba,
    ("schedule", "when"): read_date,
    ("schedule", "topics", "when"): read_date,
    ("deadlines", "due"): read_date,
    ("deadlines", "when"): read_date,
    ("deadlines", "was", "when"): read_date,
    ("deadlines", "was", "changed"): read_date,
}
"""Where dates stand, by keys alone, and what reads them."""


def find_unreadable_dates(values: Mapping[str, Any]) -> Iterator[Finding]:
    """Find every date that cannot be read, whatever else is wrong, so that it need not wait for that.

    Args:
        values: what the data files hold, as text, tuples and dicts.
    """
    for keys, read in DATES.items():
        for path, text in _texts(values, keys, ()):
            try:
                read(text)
            except DateError as error:
                yield Finding(path, str(error))


def _texts(value: object, keys: tuple[str, ...], path: DataPath) -> Iterator[tuple[DataPath, str]]:
    """Find the texts under keys, through lists on the way."""
    if isinstance(value, tuple):
        for index, entry in enumerate(value):
            yield from _texts(entry, keys, (*path, index))
    elif isinstance(value, dict) and keys and keys[0] in value:
        yield from _texts(value[keys[0]], keys[1:], (*path, keys[0]))
    elif isinstance(value, str) and not keys and value.strip():
        yield path, value
