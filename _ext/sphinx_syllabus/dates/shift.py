"""How much later or earlier than another date: ``2 days later``, ``1 week earlier``, ``3 hours later``."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sphinx_syllabus.dates.calendars import YEARS
from sphinx_syllabus.dates.expression import DateExpression
from sphinx_syllabus.dates.grammar import DateError, read_date
from sphinx_syllabus.dates.resolve import local
from sphinx_syllabus.dates.term import TermCalendar
from sphinx_syllabus.dates.when import Days, Hours, Moment, When, first_day, last_day
from sphinx_syllabus.model.letters import plain_letters
from sphinx_syllabus.model.scalars import Calendar

_SHIFT = re.compile(r"([0-9]{1,3}) ?(day|week|hour)s? (later|earlier)")


@dataclass(frozen=True, slots=True)
class Shift:
    """Whole days, which keep the time of day, or hours; negative where earlier."""

    days: int = 0
    hours: int = 0


def read_date_or_shift(text: str) -> DateExpression | Shift:
    """Read a date, or a shift from one that is at hand.

    Raises:
        DateError: the text is neither.
    """
    found = _SHIFT.fullmatch(" ".join(plain_letters(text).split()))
    if not found:
        try:
            return read_date(text)
        except DateError as error:
            if re.search(r"later|earlier", text, re.IGNORECASE):
                raise DateError(f"'{text}' is not understood: write it like '2 days later'") from error
            raise
    amount = int(found[1]) * (1 if found[3] == "later" else -1)
    match found[2]:
        case "hour":
            return Shift(hours=amount)
        case unit:
            return Shift(days=amount * (7 if unit == "week" else 1))


def shifted(when: When, shift: Shift, term: TermCalendar) -> When:
    """Return when something is that is so much later than another; what is unannounced stays so.

    Raises:
        DateError: hours are counted from days, clocks skip the new time, or it is out of range.
    """

    def moved(at: datetime) -> datetime:
        if shift.hours:
            return (at.astimezone(UTC) + timedelta(hours=shift.hours)).astimezone(term.zone)
        return local(_day(at.date(), shift), at.time().replace(tzinfo=None), term)

    match when:
        case Moment(at=at):
            new: Moment | Hours | Days = Moment(moved(at))
        case Hours(start=start, end=end):
            new = Hours(moved(start), moved(end))
        case Days() if shift.hours:
            raise DateError("hours cannot be counted from a date without a time: write days")
        case Days(first=first, last=last):
            new = Days(_day(first, shift), _day(last, shift))
        case _:
            return when
    years = YEARS[Calendar.GREGORIAN]
    if first_day(new).year not in years or last_day(new).year not in years:
        raise DateError(f"the date is out of range: years are {years[0]}-{years[-1]}")
    return new


def _day(day: date, shift: Shift) -> date:
    return day + timedelta(days=shift.days)
