"""What pages ask of grades and of what becomes of late work."""

from dataclasses import dataclass

from typing_extensions import override

from sphinx_syllabus.model.grading import Grade, GradingItem
from sphinx_syllabus.plan.credit import NamedPolicy
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.views.view import View


@dataclass(frozen=True)
class GradingView(View[tuple[tuple[GradingItem, ...], tuple[Grade, ...]]]):
    """What the grade is made of, and which grades there are."""

    @override
    def ask(self, plan: Plan) -> tuple[tuple[GradingItem, ...], tuple[Grade, ...]]:
        return plan.grading, plan.grades


@dataclass(frozen=True)
class LatePoliciesView(View[tuple[NamedPolicy, ...]]):
    """What becomes of late work: all policies, or one by its name."""

    name: str | None = None

    @override
    def ask(self, plan: Plan) -> tuple[NamedPolicy, ...] | None:
        if self.name is None:
            return plan.late
        return tuple(policy for policy in plan.late if policy.name == self.name) or None

    @override
    def known(self, plan: Plan) -> tuple[str, ...]:
        return tuple(policy.name for policy in plan.late)
