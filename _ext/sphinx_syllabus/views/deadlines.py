"""What pages ask of deadlines."""

from dataclasses import dataclass

from typing_extensions import override

from sphinx_syllabus.dates.when import Days, Hours, Moment, When
from sphinx_syllabus.model.problem import DataPath
from sphinx_syllabus.model.words import in_first_language
from sphinx_syllabus.plan.entries import (
    AnnouncedDeadline,
    Plan,
    PlannedDeadline,
)
from sphinx_syllabus.views.view import View


@dataclass(frozen=True)
class DeadlinesView(View[tuple[PlannedDeadline, ...]]):
    """All deadlines, or those of one kind."""

    kind: str | None = None

    @override
    def ask(self, plan: Plan) -> tuple[PlannedDeadline, ...] | None:
        if self.kind is None:
            return plan.deadlines
        return (
            tuple(
                entry for entry in plan.deadlines if entry.kind and in_first_language(entry.kind) == self.kind
            )
            or None
        )

    @override
    def known(self, plan: Plan) -> tuple[str, ...]:
        return tuple(dict.fromkeys(in_first_language(entry.kind) for entry in plan.deadlines if entry.kind))

    @override
    def edited(self, plan: Plan) -> tuple[DataPath, ...]:
        return tuple(entry.date_path for entry in self.ask(plan) or ())


@dataclass(frozen=True)
class AnnouncedView(View[tuple[AnnouncedDeadline, ...]]):
    """The deadlines with a known date, and no more of them than what and when."""

    @override
    def ask(self, plan: Plan) -> tuple[AnnouncedDeadline, ...]:
        return tuple(
            AnnouncedDeadline(entry.title, entry.page, entry.sections, entry.when)
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
class DeadlineDateView(View[tuple[When, str | None, tuple[str, ...]]]):
    """When a deadline is, by its id, why it is cancelled, if it is, and the sections that it concerns.

    Nothing else of it; no section stands for all.
    """

    id: str

    @override
    def ask(self, plan: Plan) -> tuple[When, str | None, tuple[str, ...]] | None:
        found = ((it.when, it.cancelled, it.sections) for it in plan.deadlines if it.id == self.id)
        return next(found, None)

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
