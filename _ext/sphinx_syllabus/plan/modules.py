"""The schedule's modules over the term's weeks, or over the sessions of their topics."""

from collections.abc import Iterable

from sphinx_syllabus.dates.grammar import DateError
from sphinx_syllabus.dates.term import TermCalendar
from sphinx_syllabus.dates.when import Days, first_day, last_day
from sphinx_syllabus.model.problem import DataPath, Finding, Severity
from sphinx_syllabus.model.scalars import identifier_from
from sphinx_syllabus.model.schedule import ScheduleEntry
from sphinx_syllabus.plan.entries import PlannedModule, PlannedSession, PlannedTopic
from sphinx_syllabus.plan.weeks import week_numbers


def plan_modules(
    schedule: tuple[ScheduleEntry, ...],
    topics: tuple[tuple[PlannedTopic, ...], ...],
    sessions: tuple[PlannedSession, ...],
    class_meets: bool,
    term: TermCalendar,
    findings: list[Finding],
) -> tuple[PlannedModule, ...]:
    """Give each module its days; weeks that overlap, run backwards or leave the term are findings."""
    planned: list[PlannedModule] = []
    of_topic: dict[str, list[PlannedSession]] = {}
    for session in sessions:
        for topic in session.topics:
            of_topic.setdefault(topic.id, []).append(session)
    for index, entry in enumerate(schedule):
        if entry.module is None:
            continue
        path: DataPath = ("schedule", index)
        try:
            weeks = week_numbers(entry.weeks, term)
            days = term.span(*weeks) if weeks else _days_of(topics[index], of_topic)
        except DateError as error:
            findings.append(Finding((*path, "weeks"), str(error)))
            continue
        if not class_meets and not entry.weeks:
            findings.extend(_without_date(entry.module, days, topics[index], of_topic, path))
        name = entry.id or identifier_from(entry.module)
        planned.append(PlannedModule(name, entry.module, entry.page, days, topics[index], path))
    findings.extend(_overlaps(planned))
    return tuple(planned)


def _days_of(topics: tuple[PlannedTopic, ...], of_topic: dict[str, list[PlannedSession]]) -> Days | None:
    """Return the days from a module's first session to its last."""
    own = [session.when for topic in topics for session in of_topic.get(topic.id, [])]
    return Days(min(map(first_day, own)), max(map(last_day, own))) if own else None


def _without_date(
    module: str,
    days: Days | None,
    topics: tuple[PlannedTopic, ...],
    of_topic: dict[str, list[PlannedSession]],
    path: DataPath,
) -> Iterable[Finding]:
    """Find what a course without meetings does not date: a module as a whole, or some of its topics."""
    if days is None:
        yield Finding(path, f"'{module}' has no place in time: give it 'weeks', or the course 'meetings'")
        return
    for topic in topics:
        if topic.id not in of_topic:
            message = f"'{topic.title}' has no date: give it a 'when', or its module 'weeks'"
            yield Finding(topic.path, message)


def _overlaps(modules: list[PlannedModule]) -> Iterable[Finding]:
    taken: dict[int, PlannedModule] = {}
    latest = 0
    for module in modules:
        if module.days is None or module.days.weeks is None:
            continue
        first, last = module.days.weeks
        path: DataPath = (*module.path, "weeks")
        clash = next((week for week in range(first, last + 1) if week in taken), None)
        if clash:
            other = taken[clash]
            message = f"week {clash} is already used by '{other.title}' ({{related}})"
            yield Finding(path, message, Severity.WARNING, "clash", related=other.path)
        elif first < latest:
            message = f"week {first} is before the weeks of the module above: order modules by week"
            yield Finding(path, message, Severity.WARNING, "clash")
        latest = max(latest, first)
        taken |= {week: module for week in range(first, last + 1) if week not in taken}
