"""The staff, their office hours, and the weekly meetings."""

from typing import ClassVar

from docutils import nodes

from sphinx_syllabus.glue.directives.course_directive import CAPTION, CourseDirective, Option
from sphinx_syllabus.tables.meetings import meetings_table
from sphinx_syllabus.tables.office_hours import changes_table, office_hours_table
from sphinx_syllabus.tables.staff import staff_list
from sphinx_syllabus.views.staff import MeetingsView, OfficeHoursView, StaffView


class StaffDirective(CourseDirective):
    """``staff``: who teaches the course, and how to reach them."""

    def run(self) -> list[nodes.Node]:
        """Show the list."""
        staff = self.ask(StaffView())
        if not staff:
            return [self.nothing_yet()]
        return [staff_list(staff, self.style)]


class OfficeHoursDirective(CourseDirective):
    """``office-hours``: the office hours of a week, and the days that differ."""

    known_options: ClassVar[dict[str, Option]] = {"caption": CAPTION}

    def run(self) -> list[nodes.Node]:
        """Show the tables."""
        shown = self.ask(OfficeHoursView())
        assert shown is not None, "every plan has an answer"
        caption = self.options.get("caption", self.style.words("Office hours"))
        weekly = office_hours_table(shown.staff, shown.week_starts, caption, self.style)
        changes = changes_table(shown.staff, self.style)
        has_changes = any(body.children for body in changes.findall(nodes.tbody))
        return [*self.captioned(weekly), *([changes] if has_changes else [])]


class MeetingsDirective(CourseDirective):
    """``meetings``: when the course meets each week, and which section where."""

    known_options: ClassVar[dict[str, Option]] = {"caption": CAPTION}

    def run(self) -> list[nodes.Node]:
        """Show the table."""
        shown = self.ask(MeetingsView())
        assert shown is not None, "every plan has an answer"
        caption = self.options.get("caption", self.style.words("Weekly meetings"))
        return self.captioned(meetings_table(shown.meetings, shown.sections, caption, self.style))
