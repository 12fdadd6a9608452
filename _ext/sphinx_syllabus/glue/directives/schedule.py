"""The lecture plan."""

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_syllabus.glue.directives.course_directive import CAPTION, CourseDirective, Option, one_of
from sphinx_syllabus.tables.rows import Event, in_order_of_time, in_weeks, with_events
from sphinx_syllabus.tables.schedule import modules_table
from sphinx_syllabus.tables.sessions import sessions_table, weeks_table
from sphinx_syllabus.views.course import CourseView
from sphinx_syllabus.views.schedule import EventsView, FormView, ModulesView, SessionsView, WeeksView


class SyllabusDirective(CourseDirective):
    """``syllabus``: the lecture plan."""

    known_options: ClassVar[dict[str, Option]] = {
        "by": one_of(
            "module", "week", "session",
            meaning="What it is grouped by. Unless given, a course with meetings is shown by session, one "
            "without by module.",
        ),
        "module": Option("id", "Shows one module alone."),
        "section": Option("id", "Shows what is for one section of the course."),
        "deadlines": Option("", "Puts deadlines among the rows.", directives.flag),
        "holidays": Option("", "Puts holidays among the rows.", directives.flag),
        "caption": CAPTION,
    }  # fmt: skip

    def run(self) -> list[nodes.Node]:
        """Show the table."""
        section = self.options.get("section")
        chosen = {"deadlines", "holidays"} & self.options.keys()
        events = self.ask(EventsView("deadlines" in chosen, "holidays" in chosen, section)) if chosen else ()
        if not {"module", "section"} & self.options.keys():
            self.ask(CourseView())  # a page that shows all of the course tells search engines of it
        caption = self.options.get("caption", self.style.words("Lecture plan"))
        by_session = "module" not in self.options and self.ask(FormView())
        by = self.options.get("by", "session" if by_session else "module")
        if by == "module":
            return self.by_module(events or (), caption)
        sessions = self.ask(SessionsView(section), "section", section)
        if sessions is None:
            return self.not_found(self.style.words("There is no section '{name}'."), section)
        happenings = [*sessions, *(events or ())]
        if by == "week":
            weeks = self.ask(WeeksView())
            rows = in_weeks(happenings, weeks or ())
            return self.captioned(weeks_table(rows, caption, self.style))
        return self.captioned(sessions_table(in_order_of_time(happenings), caption, self.style))

    def by_module(self, events: tuple[Event, ...], caption: str) -> list[nodes.Node]:
        """Show the modules with their topics, and where all are shown, all events."""
        module = self.options.get("module")
        modules = self.ask(ModulesView(module), "module", module)
        if modules is None:
            return self.not_found(self.style.words("There is no module '{name}'."), module)
        groups, further = with_events(modules, events)
        return self.captioned(modules_table(groups, () if module else further, caption, self.style))
