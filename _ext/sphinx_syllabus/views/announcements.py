"""What pages ask of announcements."""

from dataclasses import dataclass

from typing_extensions import override

from sphinx_syllabus.plan.entries import Plan, PlannedAnnouncement
from sphinx_syllabus.views.view import View


@dataclass(frozen=True)
class AnnouncementsView(View[tuple[PlannedAnnouncement, ...]]):
    """The newest announcements, so many of them; all, where no number is given."""

    count: int | None = None

    @override
    def ask(self, plan: Plan) -> tuple[PlannedAnnouncement, ...]:
        return plan.announcements[: self.count]

    @override
    def excerpts(self, plan: Plan) -> tuple[str, ...]:
        return tuple(entry.page for entry in self.ask(plan))


@dataclass(frozen=True)
class AnnouncementView(View[PlannedAnnouncement]):
    """The announcement that a page is."""

    page: str

    @override
    def ask(self, plan: Plan) -> PlannedAnnouncement | None:
        return next((entry for entry in plan.announcements if entry.page == self.page), None)
