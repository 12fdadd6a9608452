"""What the grade is made of."""

from typing import ClassVar

from docutils import nodes

from sphinx_syllabus.glue.directives.course_directive import CAPTION, CourseDirective, Option
from sphinx_syllabus.tables.grading import grades_table, grading_table, with_bar
from sphinx_syllabus.views.grading import GradingView


class GradingDirective(CourseDirective):
    """``grading``: what the grade is made of, with a bar of the weights, and the grades."""

    known_options: ClassVar[dict[str, Option]] = {"caption": CAPTION}

    def run(self) -> list[nodes.Node]:
        """Show the table under a bar of its weights, and below it the grades."""
        items, grades = self.ask(GradingView()) or ((), ())
        caption = self.options.get("caption", self.style.words("Grading"))
        shown = self.captioned(grading_table(items, caption, self.style))
        name = nodes.make_id(f"grading {self.env.docname} {self.env.new_serialno('grading')}")
        below = [grades_table(grades, self.style)] if grades else []
        return [*with_bar(shown, items, name, self.style), *below]
