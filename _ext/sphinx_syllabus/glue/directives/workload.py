"""The load of the weeks."""

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.typing import OptionSpec

from sphinx_syllabus.glue.directives.course_directive import CourseDirective
from sphinx_syllabus.tables.workload import workload_table
from sphinx_syllabus.views.workload import WorkloadView


class WorkloadDirective(CourseDirective):
    """``workload``: what is due in each week, and its weight; ``:caption:`` replaces the table's caption."""

    option_spec: ClassVar[OptionSpec] = {"caption": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Show the table."""
        term = self.ask(WorkloadView())
        assert term is not None, "every plan has a load"
        caption = self.options.get("caption", self.style.words("Workload"))
        return self.captioned(workload_table(term, caption, self.style))
