"""The schedule's modules over the term's weeks."""

from sphinx_syllabus.dates.expression import LastWeeks
from sphinx_syllabus.dates.language import DateError, read_weeks
from sphinx_syllabus.dates.term import TermCalendar
from sphinx_syllabus.model.course import MATERIALS, Module, Topic
from sphinx_syllabus.model.problem import DataPath, Finding, Severity
from sphinx_syllabus.plan.entries import Material, PlannedModule, PlannedTopic


def plan_modules(
    schedule: tuple[Module, ...], term: TermCalendar, findings: list[Finding]
) -> tuple[PlannedModule, ...]:
    """Give each module its days; weeks that overlap, run backwards or leave the term are findings."""
    planned: list[PlannedModule] = []
    taken: dict[int, PlannedModule] = {}
    for index, module in enumerate(schedule):
        path: DataPath = ("schedule", index)
        weeks_path: DataPath = (*path, "weeks")
        try:
            first, last = _week_numbers(module.weeks, term)
            days = term.span(first, last)
        except ValueError as error:
            findings.append(Finding(weeks_path, str(error)))
            continue
        entry = PlannedModule(
            module.key, module.module, module.page, (first, last), days,
            tuple(_topic(topic, (*path, "topics", n)) for n, topic in enumerate(module.topics)), path,
        )  # fmt: skip
        clash = next((week for week in range(first, last + 1) if week in taken), None)
        if clash:
            other = taken[clash]
            message = f"week {clash} is already used by '{other.title}' ({{related}})"
            findings.append(Finding(weeks_path, message, Severity.WARNING, "clash", related=other.path))
        for week in range(first, last + 1):
            taken.setdefault(week, entry)
        if planned and first < planned[-1].weeks[0]:
            message = f"week {first} is before the weeks of the module above: order modules by week"
            findings.append(Finding(weeks_path, message, Severity.WARNING, "clash"))
        planned.append(entry)
    return tuple(planned)


def _week_numbers(text: str, term: TermCalendar) -> tuple[int, int]:
    weeks = read_weeks(text)
    if isinstance(weeks, LastWeeks):
        return term.first_of_last(weeks.count), len(term.weeks)
    return weeks.first, weeks.last


def read_module_weeks(schedule: tuple[Module, ...], findings: list[Finding]) -> None:
    """Find unreadable weeks where there is no term to lay them over."""
    for index, module in enumerate(schedule):
        try:
            read_weeks(module.weeks)
        except DateError as error:
            findings.append(Finding(("schedule", index, "weeks"), str(error)))


def _topic(topic: Topic, path: DataPath) -> PlannedTopic:
    materials = tuple(Material(kind, getattr(topic, kind)) for kind in MATERIALS if getattr(topic, kind))
    return PlannedTopic(topic.key, topic.title, topic.page, materials, path)
