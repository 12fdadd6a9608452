"""What pages ask of the lecture plan."""

from dataclasses import dataclass
from datetime import date

from typing_extensions import override

from sphinx_syllabus.dates.term import Week
from sphinx_syllabus.dates.when import Days, Hours, Moment, first_day
from sphinx_syllabus.model.problem import DataPath
from sphinx_syllabus.plan.entries import (
    Plan,
    PlannedDeadline,
    PlannedHoliday,
    PlannedModule,
    PlannedSession,
)
from sphinx_syllabus.views.view import View


@dataclass(frozen=True)
class ModulesView(View[tuple[PlannedModule, ...]]):
    """The lecture plan, whole or one module of it by id."""

    module: str | None = None

    @override
    def ask(self, plan: Plan) -> tuple[PlannedModule, ...] | None:
        if self.module is None:
            return plan.modules
        return tuple(module for module in plan.modules if module.id == self.module) or None

    @override
    def known(self, plan: Plan) -> tuple[str, ...]:
        return tuple(module.id for module in plan.modules)

    @override
    def edited(self, plan: Plan) -> tuple[DataPath, ...]:
        paths: list[DataPath] = []
        for module in self.ask(plan) or ():
            paths.extend([module.path, *(topic.path for topic in module.topics)])
        return tuple(paths)

    @override
    def topics(self, plan: Plan) -> tuple[str, ...]:
        return tuple(topic.id for module in self.ask(plan) or () for topic in module.topics)


@dataclass(frozen=True)
class EventsView(View[tuple[PlannedDeadline | PlannedHoliday, ...]]):
    """The announced deadlines and the holidays, each if wanted, in order of time."""

    deadlines: bool
    holidays: bool
    section: str | None = None

    @override
    def ask(self, plan: Plan) -> tuple[PlannedDeadline | PlannedHoliday, ...]:
        events: list[tuple[date, PlannedDeadline | PlannedHoliday]] = []
        if self.deadlines:
            events.extend(
                (first_day(entry.when), entry)
                for entry in plan.deadlines
                if isinstance(entry.when, Moment | Days | Hours)
                and not entry.cancelled
                and entry.concerns(self.section)
            )
        if self.holidays:
            events.extend((holiday.days.first, holiday) for holiday in plan.term.holidays)
        return tuple(event for _, event in sorted(events, key=lambda dated: dated[0]))

    @override
    def edited(self, plan: Plan) -> tuple[DataPath, ...]:
        return tuple(event.date_path for event in self.ask(plan) if isinstance(event, PlannedDeadline))


@dataclass(frozen=True)
class SessionsView(View[tuple[PlannedSession, ...]]):
    """All sessions, or those of one section and those that all sections share."""

    section: str | None = None

    @override
    def ask(self, plan: Plan) -> tuple[PlannedSession, ...] | None:
        if self.section is None:
            return plan.sessions
        if self.section not in plan.sections:
            return None
        return tuple(s for s in plan.sessions if s.section in (None, self.section))

    @override
    def known(self, plan: Plan) -> tuple[str, ...]:
        return plan.sections

    @override
    def edited(self, plan: Plan) -> tuple[DataPath, ...]:
        return tuple(path for s in self.ask(plan) or () for path in (s.path, *(t.path for t in s.topics)))

    @override
    def topics(self, plan: Plan) -> tuple[str, ...]:
        return tuple(topic.id for session in self.ask(plan) or () for topic in session.topics)


@dataclass(frozen=True)
class FormView(View[bool]):
    """Whether the course meets weekly, and is planned by session."""

    @override
    def ask(self, plan: Plan) -> bool:
        return plan.has_meetings


@dataclass(frozen=True)
class WeeksView(View[tuple[Week, ...]]):
    """The weeks of the term."""

    @override
    def ask(self, plan: Plan) -> tuple[Week, ...]:
        return plan.term.calendar.weeks
