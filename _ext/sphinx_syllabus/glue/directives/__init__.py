"""The directives of a course, by name. Each asks for a view of the plan and shows it."""

from sphinx_syllabus.glue.directives.calendar import CalendarDirective
from sphinx_syllabus.glue.directives.course_directive import CourseDirective
from sphinx_syllabus.glue.directives.deadlines import DeadlineDirective, DeadlinesDirective, NextDirective
from sphinx_syllabus.glue.directives.grading import GradingDirective
from sphinx_syllabus.glue.directives.schedule import SyllabusDirective
from sphinx_syllabus.glue.directives.timeline import TimelineDirective

DIRECTIVES: dict[str, type[CourseDirective]] = {
    "calendar": CalendarDirective,
    "deadline": DeadlineDirective,
    "deadlines": DeadlinesDirective,
    "grading": GradingDirective,
    "next": NextDirective,
    "syllabus": SyllabusDirective,
    "timeline": TimelineDirective,
}
