"""What pages ask of finished projects."""

from dataclasses import dataclass

from typing_extensions import override

from sphinx_syllabus.model.projects import Project
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.views.view import View


@dataclass(frozen=True)
class ProjectsView(View[tuple[Project, ...]]):
    """The finished projects, in the order of the data."""

    @override
    def ask(self, plan: Plan) -> tuple[Project, ...]:
        return plan.projects
