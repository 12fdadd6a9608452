"""The load of the weeks."""

from typing import ClassVar

from docutils import nodes

from sphinx_syllabus.glue.directives.course_directive import CAPTION, CourseDirective, Option
from sphinx_syllabus.tables.workload import workload_table
from sphinx_syllabus.views.workload import WorkloadView


class WorkloadDirective(CourseDirective):
    """``workload``: what is due in each week, and what it counts for."""

    known_options: ClassVar[dict[str, Option]] = {"caption": CAPTION}

    def run(self) -> list[nodes.Node]:
        """Show the table."""
        term = self.ask(WorkloadView())
        assert term is not None, "every plan has a load"
        caption = self.options.get("caption", self.style.words("Workload"))
        return self.captioned(workload_table(term, caption, self.style))
