"""Doubts about a plan: nothing is unreadable, but a person should look."""

from collections.abc import Iterator
from datetime import date

from sphinx_syllabus.dates.when import Days, first_day, last_day
from sphinx_syllabus.model.problem import DataPath, Finding, Severity
from sphinx_syllabus.model.scalars import Unannounced
from sphinx_syllabus.plan.entries import Plan, PlannedDeadline


def find_clashes(plan: Plan, holidays: tuple[tuple[str, Days], ...]) -> Iterator[Finding]:
    """Find deadlines outside the term or on a holiday, and days with two exams."""
    exams: dict[date, PlannedDeadline] = {}
    for entry in plan.deadlines:
        if isinstance(entry.when, Unannounced):
            continue
        first, last = first_day(entry.when), last_day(entry.when)
        path: DataPath = (*entry.path, "due" if entry.is_due else "when")
        term = plan.term.calendar
        if last < term.starts or (first > term.ends and entry.kind != "exam"):
            message = f"'{entry.id}' is on {last}, outside the term ({term.starts} to {term.ends})"
            yield Finding(path, message, Severity.WARNING, "outside-term")
        for name, days in holidays:
            if days.first <= last <= days.last:
                yield Finding(path, f"'{entry.id}' is on a holiday: {name}", Severity.WARNING, "holiday")
        if entry.kind == "exam":
            if first in exams:
                message = f"two exams are on {first}: '{exams[first].id}' and '{entry.id}'"
                yield Finding(path, message, Severity.WARNING, "clash")
            exams[first] = entry
