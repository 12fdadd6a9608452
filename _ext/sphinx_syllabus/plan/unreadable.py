"""Dates that cannot be read, in data that are no course yet."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sphinx_syllabus.dates.grammar import DateError, read_date, read_hours
from sphinx_syllabus.dates.shift import read_date_or_shift
from sphinx_syllabus.model.problem import Finding
from sphinx_syllabus.model.scalars import DateForm
from sphinx_syllabus.plan.weeks import read_weeks_or_tba
from sphinx_syllabus.plan.written_dates import written_dates

READERS: dict[DateForm, Callable[[str], object]] = {
    DateForm.DATE: read_date,
    DateForm.HOURS: read_hours,
    DateForm.WEEKS: read_weeks_or_tba,
    DateForm.DATE_OR_SHIFT: read_date_or_shift,
}


def find_unreadable_dates(values: Mapping[str, Any]) -> Iterator[Finding]:
    """Find every date that cannot be read, whatever else is wrong, so that it need not wait for that.

    Args:
        values: what the data files hold, as text, tuples and dicts.
    """
    for path, text, form in written_dates(values):
        try:
            READERS[form](text)
        except DateError as error:
            yield Finding(path, str(error))
