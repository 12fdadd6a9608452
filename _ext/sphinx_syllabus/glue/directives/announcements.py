"""What has been told to the students, newest first."""

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes

from sphinx_syllabus.glue.directives.course_directive import CourseDirective, Option
from sphinx_syllabus.plan.entries import PlannedAnnouncement
from sphinx_syllabus.tables.announcements import announcement_list
from sphinx_syllabus.views.announcements import AnnouncementsView


class AnnouncementsDirective(CourseDirective):
    """``announcements``: the announcements, newest first, each with its date and its first paragraph."""

    known_options: ClassVar[dict[str, Option]] = {
        "count": Option(
            "number",
            "Shows no more than so many. Where all are shown, they are pages below this one in the menu.",
            directives.positive_int,
        )
    }

    def run(self) -> list[nodes.Node]:
        """Show the list."""
        count = self.options.get("count")
        shown = self.ask(AnnouncementsView(count)) or ()
        if not shown:
            return [self.nothing_yet()]
        below = [] if count else [self._below_this_page(shown)]
        return [announcement_list(shown, self.style), *below]

    def _below_this_page(self, shown: tuple[PlannedAnnouncement, ...]) -> nodes.Node:
        """Give the announcements their place in the site's navigation, without a list of their titles."""
        pages = [entry.page for entry in shown if entry.page in self.env.found_docs]
        tree = addnodes.toctree(
            "", parent=self.env.docname, entries=[(None, page) for page in pages], includefiles=pages,
            maxdepth=1, caption=None, glob=False, hidden=True, includehidden=False, numbered=0,
            titlesonly=True,
        )  # fmt: skip
        return nodes.compound("", tree, classes=["toctree-wrapper"])
