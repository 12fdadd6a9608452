"""What pages ask of the staff, of their office hours, and of the weekly meetings."""

from dataclasses import dataclass, replace

from typing_extensions import override

from sphinx_syllabus.model.problem import DataPath
from sphinx_syllabus.model.scalars import Weekday
from sphinx_syllabus.plan.entries import Plan, PlannedMeeting, PlannedPerson, PlannedSection
from sphinx_syllabus.views.view import View


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """Everybody who has office hours, and the weekday with which the course's weeks start."""

    week_starts: Weekday
    staff: tuple[PlannedPerson, ...]


@dataclass(frozen=True, slots=True)
class Meetings:
    """The weekly meetings, and the sections that the data lists."""

    meetings: tuple[PlannedMeeting, ...]
    sections: tuple[PlannedSection, ...]


@dataclass(frozen=True)
class StaffView(View[tuple[PlannedPerson, ...]]):
    """The staff, with their hours of a week and without those of the term."""

    @override
    def ask(self, plan: Plan) -> tuple[PlannedPerson, ...]:
        return tuple(replace(person, dated=()) for person in plan.staff)

    @override
    def edited(self, plan: Plan) -> tuple[DataPath, ...]:
        return tuple(person.path for person in plan.staff)


@dataclass(frozen=True)
class OfficeHoursView(View[OfficeHours]):
    """The office hours, of a week and of the term."""

    @override
    def ask(self, plan: Plan) -> OfficeHours:
        starts = Weekday(plan.term.calendar.weeks[0].first.weekday())
        staff = tuple(it for it in plan.staff if it.hours or it.dated or it.by_appointment)
        return OfficeHours(starts, staff)


@dataclass(frozen=True)
class MeetingsView(View[Meetings]):
    """When the course meets each week."""

    @override
    def ask(self, plan: Plan) -> Meetings:
        return Meetings(plan.meetings, plan.groups)

    @override
    def edited(self, plan: Plan) -> tuple[DataPath, ...]:
        return tuple(meeting.path for meeting in plan.meetings)
