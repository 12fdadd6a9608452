"""From the term as written to its calendar and its holidays."""

from sphinx_syllabus.dates.grammar import DateError, read_date, read_day
from sphinx_syllabus.dates.resolve import no_anchor, resolve_event
from sphinx_syllabus.dates.term import TermCalendar, lay_out_weeks, named_zone
from sphinx_syllabus.dates.when import Days
from sphinx_syllabus.model.problem import DataPath, Finding
from sphinx_syllabus.model.term import Term
from sphinx_syllabus.plan.entries import PlannedHoliday, PlannedTerm


def plan_term(term: Term, findings: list[Finding]) -> PlannedTerm | None:
    """Lay out a term's weeks; None where they cannot be known.

    Args:
        term: the term as written.
        findings: gathers what is wrong.
    """
    starts = zone = None
    try:
        starts = read_day(term.starts)
    except DateError as error:
        findings.append(Finding(("term", "starts"), str(error)))
    try:
        zone = named_zone(term.timezone)
    except ValueError as error:
        findings.append(Finding(("term", "timezone"), str(error)))
    if starts is None or zone is None:
        return None
    # Holidays may be told in weeks of a term without breaks; those that do not count then move the rest.
    unbroken = TermCalendar(starts, lay_out_weeks(starts, term.weeks, term.week_starts, ()), zone)
    holidays = _holidays(term, unbroken, findings)
    uncounted = tuple(
        holiday.days for holiday in holidays if not term.holidays[int(holiday.path[2])].weeks_count
    )
    weeks = lay_out_weeks(starts, term.weeks, term.week_starts, uncounted)
    return PlannedTerm(term.name, TermCalendar(starts, weeks, zone), holidays, term.calendars)


def _holidays(term: Term, calendar: TermCalendar, findings: list[Finding]) -> tuple[PlannedHoliday, ...]:
    planned: list[PlannedHoliday] = []
    for index, holiday in enumerate(term.holidays):
        path: DataPath = ("term", "holidays", index)
        try:
            days = resolve_event(read_date(holiday.when), calendar, no_anchor)
            if not isinstance(days, Days) or days.weeks:
                raise DateError(f"'{holiday.when}' is no holiday: write a day, or 'A to B', by date")
            planned.append(PlannedHoliday(holiday.name, days, path))
        except DateError as error:
            findings.append(Finding((*path, "when"), str(error)))
    return tuple(sorted(planned, key=lambda holiday: holiday.days.first))
