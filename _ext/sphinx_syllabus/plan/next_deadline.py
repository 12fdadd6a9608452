"""Which deadline is next at a moment."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sphinx_syllabus.dates.when import Days, Hours, Moment, instants
from sphinx_syllabus.model.scalars import Unannounced
from sphinx_syllabus.plan.entries import Plan, PlannedDeadline


def next_deadline(plan: Plan, now: datetime) -> PlannedDeadline | None:
    """Return the first deadline, in order of time, that is not over; None where nothing is ahead."""
    for entry in plan.deadlines:
        if entry.cancelled or isinstance(entry.when, Unannounced):
            continue
        if now < _over(entry.when, plan.term.calendar.zone):
            return entry
    return None


def _over(when: Moment | Days | Hours, zone: ZoneInfo) -> datetime:
    """Return when something is over: what is due at 23:59, once the clock shows 00:00."""
    _, end = instants(when, zone)
    return end + timedelta(minutes=1) if isinstance(when, Moment) else end
