"""Deadlines: all of them, one, and what is next."""

from typing import ClassVar

from docutils import nodes

from sphinx_syllabus.glue.directives.course_directive import CAPTION, CourseDirective, Option
from sphinx_syllabus.tables.deadlines import deadline_box, deadlines_table
from sphinx_syllabus.tables.next import next_box
from sphinx_syllabus.views.deadlines import AnnouncedView, DeadlinesView, DeadlineView
from sphinx_syllabus.views.schedule import SessionsView


class DeadlinesDirective(CourseDirective):
    """``deadlines``: a table of all deadlines, in order of time."""

    known_options: ClassVar[dict[str, Option]] = {
        "kind": Option("text", "Keeps the deadlines of one kind."),
        "caption": CAPTION,
    }

    def run(self) -> list[nodes.Node]:
        """Show the table."""
        kind = self.options.get("kind")
        entries = self.ask(DeadlinesView(kind), "deadline of the kind", kind)
        if entries is None:
            return self.not_found(self.style.words("There is no deadline of the kind '{name}'."), kind)
        targets = self.targets([entry.id for entry in entries], rank=1 if kind else 0)
        caption = self.options.get("caption", self.style.words("Deadlines"))
        return self.captioned(deadlines_table(entries, caption, targets, self.style))


class DeadlineDirective(CourseDirective):
    """``deadline``: one deadline in a box, by its id."""

    argument = "the deadline's id"

    def run(self) -> list[nodes.Node]:
        """Show the box."""
        name = self.arguments[0]
        entry = self.ask(DeadlineView(name), "deadline", name)
        if entry is None:
            return self.not_found(self.style.words("There is no deadline '{name}'."), name)
        return [deadline_box(entry, bool(self.targets([name], rank=2)), self.style)]


class NextDirective(CourseDirective):
    """``next``: the next deadline and the next session, as of the moment of reading."""

    def run(self) -> list[nodes.Node]:
        """Show the lists from which a script leaves what is next."""
        deadlines = self.ask(AnnouncedView()) or ()
        sessions = self.ask(SessionsView()) or ()
        return [next_box(deadlines, sessions, self.style)]
