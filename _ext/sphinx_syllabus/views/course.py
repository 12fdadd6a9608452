"""What pages ask of the course as a whole."""

from dataclasses import dataclass
from datetime import date

from typing_extensions import override

from sphinx_syllabus.plan.entries import (
    Plan,
)
from sphinx_syllabus.plan.timeline import Timeline, timeline_of
from sphinx_syllabus.views.view import View


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
