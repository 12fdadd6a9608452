"""Presentations."""

from typing import ClassVar

from docutils import nodes

from sphinx_syllabus.glue.directives.course_directive import CAPTION, CourseDirective, Option
from sphinx_syllabus.tables.presentations import presentations_frame, slots_table
from sphinx_syllabus.views.presentations import PresentationsView


class PresentationsDirective(CourseDirective):
    """``presentations``: when they are, how long each is, and who gives which in what slot."""

    known_options: ClassVar[dict[str, Option]] = {"caption": CAPTION}

    def run(self) -> list[nodes.Node]:
        """Show the weeks and the length, and the table of the slots once there are any."""
        caption = self.options.get("caption", self.style.words("Presentations"))
        shown = self.ask(PresentationsView()) or ()
        if not shown:
            return [self.nothing_yet()]
        [entry] = shown
        frame = presentations_frame(entry, self.style)
        return [
            frame,
            *(self.captioned(slots_table(entry.slots, caption, self.style)) if entry.slots else []),
        ]
