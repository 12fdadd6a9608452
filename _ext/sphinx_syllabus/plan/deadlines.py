"""Deadlines and events: from what was written to when they are, along the chains between them."""

from collections.abc import Iterable
from datetime import datetime, time
from graphlib import CycleError, TopologicalSorter

from sphinx_syllabus.dates.expression import EVERY_SESSION, DateExpression, anchors
from sphinx_syllabus.dates.language import DateError, read_date
from sphinx_syllabus.dates.resolve import resolve_deadline, resolve_event
from sphinx_syllabus.dates.term import TermCalendar
from sphinx_syllabus.dates.when import Days, Hours, Moment, When
from sphinx_syllabus.model.course import Deadline
from sphinx_syllabus.model.problem import DataPath, Finding, did_you_mean
from sphinx_syllabus.model.scalars import TBA
from sphinx_syllabus.plan.entries import PlannedDeadline


def read_deadlines(deadlines: tuple[Deadline, ...], findings: list[Finding]) -> dict[str, DateExpression]:
    """Read what each deadline's date says, by id; unreadable ones are findings and left out."""
    expressions: dict[str, DateExpression] = {}
    for index, deadline in enumerate(deadlines):
        text = deadline.due or deadline.when
        try:
            if text:
                expressions.setdefault(deadline.id, read_date(text))
        except DateError as error:
            findings.append(Finding(_date_path(index, deadline), str(error)))
    return expressions


def plan_deadlines(
    deadlines: tuple[Deadline, ...],
    expressions: dict[str, DateExpression],
    term: TermCalendar,
    findings: list[Finding],
) -> tuple[PlannedDeadline, ...]:
    """Resolve every deadline, in order of time, unannounced ones last.

    What hangs on an unannounced entry is unannounced; so is what hangs on one that has been reported.
    """
    by_id = {deadline.id: (index, deadline) for index, deadline in reversed([*enumerate(deadlines)])}
    resolved: dict[str, When] = {}

    def anchor(name: str) -> When:
        if name == EVERY_SESSION:
            raise DateError("there are no sessions to count from: the course gives no meetings")
        if name not in by_id:
            raise DateError(f"there is no entry '{name}' to count from{did_you_mean(name, by_id)}")
        return resolved.get(name, TBA)

    for name in _in_order(expressions, by_id, findings):
        index, deadline = by_id[name]
        resolve = resolve_deadline if deadline.due else resolve_event
        try:
            resolved[name] = resolve(expressions[name], term, anchor)
        except DateError as error:
            findings.append(Finding(_date_path(index, deadline), str(error)))
    planned = [
        PlannedDeadline(
            deadline.id, deadline.title, deadline.kind, resolved.get(deadline.id, TBA),
            deadline.due is not None, deadline.page, deadline.counts_for, deadline.submit, deadline.note,
            ("deadlines", index),
        )
        for index, deadline in enumerate(deadlines)
    ]  # fmt: skip
    return tuple(sorted(planned, key=lambda entry: _moment(entry.when, term)))


def _in_order(
    expressions: dict[str, DateExpression],
    by_id: dict[str, tuple[int, Deadline]],
    findings: list[Finding],
) -> Iterable[str]:
    """Order the ids so that anchors come first; a cycle is a finding, and its members are left out."""
    graph = {
        name: [anchor for anchor in anchors(expression) if anchor in expressions]
        for name, expression in expressions.items()
    }
    while True:
        try:
            return [*TopologicalSorter(graph).static_order()]
        except CycleError as error:
            cycle: list[str] = error.args[1][::-1]
            start = min(range(len(cycle) - 1), key=lambda at: by_id[cycle[at]][0])
            ring = [*cycle[start:-1], *cycle[:start]]
            index, deadline = by_id[ring[0]]
            shown = " -> ".join([*ring, ring[0]])
            message = f"these dates hang on each other in a circle: {shown}"
            findings.append(Finding(_date_path(index, deadline), message))
            graph = {
                name: [anchor for anchor in after if anchor not in ring]
                for name, after in graph.items()
                if name not in ring
            }


def _moment(when: When, term: TermCalendar) -> datetime:
    match when:
        case Moment(at=at) | Hours(start=at):
            return at
        case Days(first=first):
            return datetime.combine(first, time(0), term.zone)
        case _:
            return datetime.max.replace(tzinfo=term.zone)


def _date_path(index: int, deadline: Deadline) -> DataPath:
    return ("deadlines", index, "due" if deadline.due else "when")
