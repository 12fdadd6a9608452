"""What pages ask of presentations."""

from dataclasses import dataclass

from typing_extensions import override

from sphinx_syllabus.model.problem import DataPath
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.plan.slots import PlannedPresentations
from sphinx_syllabus.views.view import View


@dataclass(frozen=True)
class PresentationsView(View[tuple[PlannedPresentations, ...]]):
    """The presentations of the course: one entry, or none."""

    @override
    def ask(self, plan: Plan) -> tuple[PlannedPresentations, ...]:
        return (plan.presentations,) if plan.presentations else ()

    @override
    def edited(self, plan: Plan) -> tuple[DataPath, ...]:
        paths: list[DataPath] = []
        for shown in self.ask(plan):
            paths.extend([shown.path, *(slot.talk.path for slot in shown.slots if slot.talk)])
        return tuple(paths)
