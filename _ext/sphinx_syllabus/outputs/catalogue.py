"""The names of all outputs, and what makes each."""

from collections.abc import Callable

from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.outputs.course_json import course_json
from sphinx_syllabus.outputs.deadlines_text import deadlines_text
from sphinx_syllabus.plan.entries import Plan

OUTPUTS: dict[str, Callable[[Plan, DateStyle], bytes]] = {
    "course.json": course_json,
    "deadlines.txt": deadlines_text,
}
