"""From the data of one term to those of another: which texts change, and what is of the former term alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sphinx_syllabus.dates.calendars import CalendarDate, day_from, in_calendar
from sphinx_syllabus.dates.rewrite import rewritten, with_later_years
from sphinx_syllabus.dates.shift import Shift, read_date_or_shift
from sphinx_syllabus.dates.term import TermCalendar, lay_out_weeks, same_place
from sphinx_syllabus.model.problem import DataPath
from sphinx_syllabus.model.scalars import DateForm
from sphinx_syllabus.model.term import Holiday, Term
from sphinx_syllabus.model.words import Words
from sphinx_syllabus.plan.entries import PlannedHoliday, PlannedTerm
from sphinx_syllabus.plan.term import plan_term
from sphinx_syllabus.plan.written_dates import Keys, written_dates

OF_ONE_TERM: tuple[Keys, ...] = (
    ("changes",),
    ("deadlines", "was"),
    ("deadlines", "cancelled"),
    ("staff", "changes"),
    ("presentations", "talks"),
)
"""Keys under which stands what has happened in a term, and is true of no other."""

YEAR = timedelta(days=365.2425)

SEASON = timedelta(days=60)
"""By how much the first days of terms of one season may differ in their years."""


@dataclass(frozen=True)
class NextTerm:
    """What becomes of a course's data: new texts, keys that go, and dates that a person has to decide."""

    texts: Mapping[DataPath, str]
    removed: tuple[DataPath, ...]
    undecided: Mapping[DataPath, str]
    term: PlannedTerm


def next_name(name: str, term: TermCalendar, starts: date) -> str | None:
    """Guess what another term is called; None where the name has no year, or the seasons are not the same."""
    years = _years(term.starts, starts)
    if abs((starts - term.starts) - years * YEAR) > SEASON:
        return None
    later = with_later_years(name, years)
    return None if later == name else later


def in_next_term(
    values: Mapping[str, Any], term: Term, planned: PlannedTerm, starts: date, name: str
) -> NextTerm:
    """Give every date of the data its place in another term.

    What is relative stays. A date keeps its week and weekday, and the form in which it is written; a holiday
    keeps its day and month, but where it is made of whole weeks without teaching.

    Args:
        values: what the data files hold, as text, tuples and dicts.
        term: the term as written.
        planned: the same term.
        starts: the first day of the other one.
        name: its name.

    Raises:
        NoSuchDayError: that day is out of the range of the calendar in which the present one is written.
    """
    texts: dict[DataPath, str] = dict(_names(term.name, name, planned.calendar, starts))
    undecided: dict[DataPath, str] = {}
    texts["term", "starts"] = rewritten(term.starts, lambda day: in_calendar(starts, day.calendar))
    dates = {holiday.path: holiday for holiday in planned.holidays}
    holidays: list[Holiday] = []
    for index, holiday in enumerate(term.holidays):
        path: DataPath = ("term", "holidays", index)
        when = holiday.when
        try:
            when = _holiday(holiday, dates[path], term, planned, starts)
        except ValueError as error:
            undecided[*path, "when"] = str(error)
        if when != holiday.when:
            texts[*path, "when"] = when
        holidays.append(holiday.model_copy(update={"when": when}))
    update = {"name": name, "starts": texts["term", "starts"], "holidays": tuple(holidays)}
    new = plan_term(term.model_copy(update=update), [])
    assert new
    removed = (*_of_one_term(values),)
    for path, text, form in written_dates(values):
        if path[0] == "term" or any(path[: len(key)] == key for key in removed):
            continue
        try:
            new_text = _moved(text, form, planned.calendar, new.calendar)
        except ValueError as error:
            undecided[path] = str(error)
        else:
            if new_text != text:
                texts[path] = new_text
    return NextTerm(texts, removed, undecided, new)


def _names(former: str, name: str, term: TermCalendar, starts: date) -> Iterator[tuple[DataPath, str]]:
    """Name the term; in further languages of its former name by what can be guessed, or else as before."""
    path: DataPath = ("term", "name")
    if not isinstance(former, Words):
        yield path, name
        return
    first, *others = former.forms
    yield (*path, first), name
    for language in others:
        guessed = next_name(former.forms[language], term, starts)
        if guessed:
            yield (*path, language), guessed


def in_same_place(text: str, term: TermCalendar, other: TermCalendar) -> str:
    """Return the text of a date for the same place in another term.

    Raises:
        DateError: the text is no date, or is written in a way that cannot be followed.
        NoSuchDayError: the new day is out of the range of its calendar.
    """

    def moved(day: CalendarDate) -> CalendarDate:
        return in_calendar(same_place(day_from(day), term, other), day.calendar)

    return rewritten(text, moved)


def _moved(text: str, form: DateForm, term: TermCalendar, other: TermCalendar) -> str:
    is_relative = form in (DateForm.HOURS, DateForm.WEEKS) or isinstance(read_date_or_shift(text), Shift)
    return text if is_relative else in_same_place(text, term, other)


def _years(first: date, other: date) -> int:
    return round((other - first) / YEAR)


def _holiday(holiday: Holiday, planned: PlannedHoliday, term: Term, before: PlannedTerm, starts: date) -> str:
    days = planned.days
    first_days = [
        lay_out_weeks(day, 1, term.week_starts, ())[0].first for day in (before.calendar.starts, starts)
    ]
    in_weeks = days.first.weekday() == term.week_starts.value and (days.last - days.first).days % 7 == 6
    if in_weeks and not holiday.weeks_count:
        later = first_days[1] - first_days[0]
        return rewritten(holiday.when, lambda day: in_calendar(day_from(day) + later, day.calendar))
    years = _years(before.calendar.starts, starts)
    return rewritten(holiday.when, lambda day: replace(day, year=day.year + years))


def _of_one_term(values: Mapping[str, Any]) -> Iterator[DataPath]:
    for keys in OF_ONE_TERM:
        yield from _paths(values, keys, ())


def _paths(value: object, keys: Keys, path: DataPath) -> Iterator[DataPath]:
    """Find where keys stand, through lists on the way."""
    if not keys:
        yield path
    elif isinstance(value, tuple):
        for index, entry in enumerate(value):
            yield from _paths(entry, keys, (*path, index))
    elif isinstance(value, dict) and keys[0] in value:
        yield from _paths(value[keys[0]], keys[1:], (*path, keys[0]))
