"""What the grade is made of."""

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.typing import OptionSpec

from sphinx_syllabus.glue.directives.course_directive import CourseDirective
from sphinx_syllabus.tables.grading import grading_table
from sphinx_syllabus.views.course import GradingView


class GradingDirective(CourseDirective):
    """``grading``: what the grade is made of; ``:caption:`` replaces the table's caption."""

    option_spec: ClassVar[OptionSpec] = {"caption": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Show the table."""
        items = self.ask(GradingView()) or ()
        caption = self.options.get("caption", self.style.words("Grading"))
        return self.captioned(grading_table(items, caption, self.style))
