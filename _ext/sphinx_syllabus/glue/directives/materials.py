"""The materials of a course, all in one place."""

from typing import ClassVar

from docutils import nodes

from sphinx_syllabus.glue.directives.course_directive import CAPTION, CourseDirective, Option, one_of
from sphinx_syllabus.tables.materials_page import KINDS, archive_line, kinds_table, materials_table
from sphinx_syllabus.views.materials import FilesView, MaterialsView


class MaterialsDirective(CourseDirective):
    """``materials``: all files, links and readings of topics and deadlines, and the archive of the files."""

    known_options: ClassVar[dict[str, Option]] = {
        "by": one_of("module", "kind", meaning="What they are grouped by; by module unless given."),
        "kind": one_of(*KINDS, meaning="Keeps the materials of one kind, without readings and archive."),
        "caption": CAPTION,
    }

    def run(self) -> list[nodes.Node]:
        """Show the table, and the link to the archive."""
        kind = self.options.get("kind")
        groups = self.ask(MaterialsView(kind)) or ()
        caption = self.options.get("caption", self.style.words("Materials"))
        make = kinds_table if self.options.get("by") == "kind" else materials_table
        shown = self.captioned(make(groups, caption, self.style))
        count = 0 if kind else self.ask(FilesView()) or 0
        return [*shown, archive_line(count, self.style)] if count else shown
