"""The term in one picture."""

from docutils import nodes

from sphinx_syllabus.glue.directives.course_directive import CourseDirective
from sphinx_syllabus.outputs.timeline import TALL, WIDE
from sphinx_syllabus.tables.timeline import timeline_figure
from sphinx_syllabus.views.course import CourseView, TimelineView


class TimelineDirective(CourseDirective):
    """``timeline``: the whole term in one picture, with a table that says the same."""

    def run(self) -> list[nodes.Node]:
        """Show the picture, for wide and for narrow pages."""
        shown = self.ask(TimelineView())
        assert shown is not None, "every plan has a timeline"
        self.ask(CourseView())  # as the whole lecture plan, it tells search engines of the course
        name = nodes.make_id(f"timeline {self.env.docname} {self.env.new_serialno('timeline')}")
        return [timeline_figure(shown, (WIDE, TALL), name, self.style)]
