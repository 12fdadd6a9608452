"""Weeks as the data writes them, as numbers of a term."""

from sphinx_syllabus.dates.expression import LastWeeks, WeekSpan
from sphinx_syllabus.dates.grammar import DateError, read_weeks
from sphinx_syllabus.dates.term import TermCalendar
from sphinx_syllabus.model.scalars import is_tba


def read_weeks_or_tba(text: str) -> WeekSpan | LastWeeks | None:
    """Read weeks, where they may still be to be announced: None stands for that.

    Raises:
        DateError: the text names no weeks.
    """
    return None if is_tba(text) else read_weeks(text)


def week_numbers(text: str | None, term: TermCalendar) -> tuple[int, int] | None:
    """Return the first and the last week that a text names; None where there is none, or ``TBA``.

    Raises:
        DateError: it names no weeks, or weeks that the term does not have.
    """
    weeks = read_weeks_or_tba(text) if text else None
    if weeks is None:
        return None
    try:
        if isinstance(weeks, LastWeeks):
            return term.first_of_last(weeks.count), len(term.weeks)
        term.span(weeks.first, weeks.last)
    except ValueError as error:
        raise DateError(str(error)) from error
    return weeks.first, weeks.last
