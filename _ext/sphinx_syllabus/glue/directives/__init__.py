"""The directives of a course, by name. Each asks for a view of the plan and shows it."""

from sphinx_syllabus.glue.directives.announcements import AnnouncementsDirective
from sphinx_syllabus.glue.directives.calendar import CalendarDirective
from sphinx_syllabus.glue.directives.course_directive import CourseDirective
from sphinx_syllabus.glue.directives.deadlines import DeadlineDirective, DeadlinesDirective, NextDirective
from sphinx_syllabus.glue.directives.grading import GradingDirective
from sphinx_syllabus.glue.directives.late_policy import LatePolicyDirective
from sphinx_syllabus.glue.directives.materials import MaterialsDirective
from sphinx_syllabus.glue.directives.presentations import PresentationsDirective
from sphinx_syllabus.glue.directives.schedule import SyllabusDirective
from sphinx_syllabus.glue.directives.showcase import ShowcaseDirective
from sphinx_syllabus.glue.directives.staff import MeetingsDirective, OfficeHoursDirective, StaffDirective
from sphinx_syllabus.glue.directives.timeline import TimelineDirective
from sphinx_syllabus.glue.directives.workload import WorkloadDirective

DIRECTIVES: dict[str, type[CourseDirective]] = {
    "announcements": AnnouncementsDirective,
    "calendar": CalendarDirective,
    "deadline": DeadlineDirective,
    "deadlines": DeadlinesDirective,
    "grading": GradingDirective,
    "late-policy": LatePolicyDirective,
    "materials": MaterialsDirective,
    "meetings": MeetingsDirective,
    "next": NextDirective,
    "office-hours": OfficeHoursDirective,
    "presentations": PresentationsDirective,
    "staff": StaffDirective,
    "showcase": ShowcaseDirective,
    "syllabus": SyllabusDirective,
    "timeline": TimelineDirective,
    "workload": WorkloadDirective,
}
