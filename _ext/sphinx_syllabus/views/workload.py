"""What pages ask of the load of the weeks."""

from dataclasses import dataclass

from typing_extensions import override

from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.plan.workload import TermLoad, load_of
from sphinx_syllabus.views.view import View


@dataclass(frozen=True)
class WorkloadView(View[TermLoad]):
    """How much is due in each week."""

    @override
    def ask(self, plan: Plan) -> TermLoad:
        return load_of(plan)
