"""From the term as written to its calendar."""

from sphinx_syllabus.dates.expression import FixedDay, Point
from sphinx_syllabus.dates.language import DateError, read_date
from sphinx_syllabus.dates.resolve import resolve_event
from sphinx_syllabus.dates.term import TermCalendar, lay_out_weeks, named_zone
from sphinx_syllabus.dates.when import Days, When
from sphinx_syllabus.model.course import Term
from sphinx_syllabus.model.problem import Finding


def plan_term(
    term: Term, findings: list[Finding]
) -> tuple[TermCalendar | None, tuple[tuple[str, Days], ...]]:
    """Lay out a term's weeks.

    Args:
        term: the term as written.
        findings: gathers what is wrong.

    Returns:
        The term's calendar, or None where it cannot be known; and its holidays by name.
    """
    starts = zone = None
    try:
        expression = read_date(term.starts)
        match expression:
            case Point(day=FixedDay(day=day), time_of_day=None):
                starts = day
            case _:
                message = f"'{term.starts}' is no first day: write one day, such as 2023-09-23"
                findings.append(Finding(("term", "starts"), message))
    except DateError as error:
        findings.append(Finding(("term", "starts"), str(error)))
    try:
        zone = named_zone(term.timezone)
    except ValueError as error:
        findings.append(Finding(("term", "timezone"), str(error)))
    if starts is None or zone is None:
        return None, ()
    counted = TermCalendar(starts, lay_out_weeks(starts, term.weeks, term.week_starts, ()), zone)
    holidays: list[tuple[str, Days]] = []
    uncounted: list[Days] = []
    for index, holiday in enumerate(term.holidays):
        try:
            days = resolve_event(read_date(holiday.when), counted, _no_anchor)
            if not isinstance(days, Days) or days.weeks:
                raise DateError(f"'{holiday.when}' is no holiday: write a day, or 'A to B', by date")
            holidays.append((holiday.name, days))
            if not holiday.weeks_count:
                uncounted.append(days)
        except DateError as error:
            findings.append(Finding(("term", "holidays", index, "when"), str(error)))
    weeks = lay_out_weeks(starts, term.weeks, term.week_starts, tuple(uncounted))
    return TermCalendar(starts, weeks, zone), tuple(holidays)


def _no_anchor(name: str) -> When:
    raise DateError(f"a holiday is given by its date: it cannot hang on '{name}'")
