"""What a page can show of a plan.

A directive or role gets at the plan only by asking with one of these views, and the domain keeps, for
each page, the views that it asked. So the build knows exactly which pages an edit of the data changes:
those for which a view's answer is no longer the same.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from typing_extensions import override

from sphinx_syllabus.dates.term import Week
from sphinx_syllabus.dates.when import Days, Hours, Moment, When, first_day
from sphinx_syllabus.model.course import GradingItem
from sphinx_syllabus.model.problem import DataPath
from sphinx_syllabus.plan.entries import (
    AnnouncedDeadline,
    Plan,
    PlannedDeadline,
    PlannedHoliday,
    PlannedModule,
    PlannedSession,
)
from sphinx_syllabus.plan.timeline import Timeline, timeline_of

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class CourseFacts:
    """What is told of a course as a whole."""

    title: str
    code: str | None
    department: str | None
    institution: str | None
    term: str
    starts: date
    ends: date
    zone: str


@dataclass(frozen=True)
class View(ABC, Generic[Answer]):
    """A question about a plan; frozen, so that it can be kept and asked again."""

    @abstractmethod
    def ask(self, plan: Plan) -> Answer | None:
        """Answer from a plan; None where the view names an entry that does not exist."""

    def known(self, plan: Plan) -> tuple[str, ...]:  # noqa: ARG002
        """List the names that the view could have asked for."""
        return ()

    def edited(self, plan: Plan) -> tuple[DataPath, ...]:  # noqa: ARG002
        """List the entries beside which the page links to their line of data."""
        return ()

    def linked(self) -> tuple[str, ...]:
        """List the deadlines, by id, to whose places in the site the page links."""
        return ()

    def topics(self, plan: Plan) -> tuple[str, ...]:  # noqa: ARG002
        """List the topics, by id, to whose sections the page links."""
        return ()


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
                and self._concerns(entry)
            )
        if self.holidays:
            events.extend((holiday.days.first, holiday) for holiday in plan.term.holidays)
        return tuple(event for _, event in sorted(events, key=lambda dated: dated[0]))

    @override
    def edited(self, plan: Plan) -> tuple[DataPath, ...]:
        return tuple(event.date_path for event in self.ask(plan) if isinstance(event, PlannedDeadline))

    def _concerns(self, entry: PlannedDeadline) -> bool:
        return self.section is None or entry.section in (None, self.section)


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


@dataclass(frozen=True)
class DeadlinesView(View[tuple[PlannedDeadline, ...]]):
    """All deadlines, or those of one kind."""

    kind: str | None = None

    @override
    def ask(self, plan: Plan) -> tuple[PlannedDeadline, ...] | None:
        if self.kind is None:
            return plan.deadlines
        return tuple(entry for entry in plan.deadlines if entry.kind == self.kind) or None

    @override
    def known(self, plan: Plan) -> tuple[str, ...]:
        return tuple(dict.fromkeys(entry.kind for entry in plan.deadlines if entry.kind))

    @override
    def edited(self, plan: Plan) -> tuple[DataPath, ...]:
        return tuple(entry.date_path for entry in self.ask(plan) or ())


@dataclass(frozen=True)
class AnnouncedView(View[tuple[AnnouncedDeadline, ...]]):
    """The deadlines with a known date, and no more of them than what and when."""

    @override
    def ask(self, plan: Plan) -> tuple[AnnouncedDeadline, ...]:
        return tuple(
            AnnouncedDeadline(entry.title, entry.page, entry.section, entry.when)
            for entry in plan.deadlines
            if isinstance(entry.when, Moment | Days | Hours) and not entry.cancelled
        )


@dataclass(frozen=True)
class DeadlineView(View[PlannedDeadline]):
    """One deadline by its id, with all that is known of it."""

    id: str

    @override
    def ask(self, plan: Plan) -> PlannedDeadline | None:
        return next((entry for entry in plan.deadlines if entry.id == self.id), None)

    @override
    def known(self, plan: Plan) -> tuple[str, ...]:
        return tuple(entry.id for entry in plan.deadlines)

    @override
    def edited(self, plan: Plan) -> tuple[DataPath, ...]:
        entry = self.ask(plan)
        return (entry.date_path,) if entry else ()


@dataclass(frozen=True)
class DeadlineDateView(View[tuple[When, str | None]]):
    """When a deadline is, by its id, and why it is cancelled, if it is; nothing else of it."""

    id: str

    @override
    def ask(self, plan: Plan) -> tuple[When, str | None] | None:
        return next(((it.when, it.cancelled) for it in plan.deadlines if it.id == self.id), None)

    @override
    def known(self, plan: Plan) -> tuple[str, ...]:
        return DeadlineView(self.id).known(plan)


@dataclass(frozen=True)
class DeadlineTitleView(View[str]):
    """What a deadline is called, by its id, and nothing else of it."""

    id: str

    @override
    def ask(self, plan: Plan) -> str | None:
        return next((entry.title for entry in plan.deadlines if entry.id == self.id), None)

    @override
    def linked(self) -> tuple[str, ...]:
        return (self.id,)

    @override
    def known(self, plan: Plan) -> tuple[str, ...]:
        return DeadlineView(self.id).known(plan)


@dataclass(frozen=True)
class CourseView(View[CourseFacts]):
    """What the course is, and when it runs."""

    @override
    def ask(self, plan: Plan) -> CourseFacts:
        about, term = plan.about, plan.term
        return CourseFacts(
            about.title, about.code, about.department, about.institution, term.name,
            term.calendar.starts, term.calendar.ends, term.calendar.zone.key,
        )  # fmt: skip


@dataclass(frozen=True)
class PublicationView(View[tuple[str | None, tuple[str, ...]]]):
    """Where the course is published, and its sections: on these depends what outputs there are to link to."""

    @override
    def ask(self, plan: Plan) -> tuple[str | None, tuple[str, ...]]:
        return plan.about.url, plan.sections


@dataclass(frozen=True)
class TimelineView(View[Timeline]):
    """The whole term: its weeks, and all that lies in them."""

    @override
    def ask(self, plan: Plan) -> Timeline:
        return timeline_of(plan)


@dataclass(frozen=True)
class GradingView(View[tuple[GradingItem, ...]]):
    """What the grade is made of."""

    @override
    def ask(self, plan: Plan) -> tuple[GradingItem, ...]:
        return plan.grading
