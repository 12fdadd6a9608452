"""The directives of a course. Each asks for a view of the plan and shows it as a table, box or list."""

from typing import ClassVar, TypeVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec

from sphinx_syllabus.glue.domain import Target, syllabus_domain
from sphinx_syllabus.glue.page_style import page_style
from sphinx_syllabus.model.problem import did_you_mean
from sphinx_syllabus.nodes import timeline
from sphinx_syllabus.outputs.calendar_feeds import feeds_for
from sphinx_syllabus.outputs.timeline import TALL, WIDE, timeline_svg
from sphinx_syllabus.tables.deadlines import TARGET, deadline_box, deadlines_table
from sphinx_syllabus.tables.feeds import feed_list
from sphinx_syllabus.tables.grading import grading_table
from sphinx_syllabus.tables.grid import line
from sphinx_syllabus.tables.next import next_box
from sphinx_syllabus.tables.rows import Event, in_order_of_time, in_weeks, with_events
from sphinx_syllabus.tables.schedule import modules_table
from sphinx_syllabus.tables.sessions import sessions_table, weeks_table
from sphinx_syllabus.tables.style import TableStyle
from sphinx_syllabus.tables.timeline import timeline_table
from sphinx_syllabus.views import (
    AnnouncedView,
    CourseView,
    DeadlinesView,
    DeadlineView,
    EventsView,
    FormView,
    GradingView,
    ModulesView,
    PublicationView,
    SessionsView,
    TimelineView,
    View,
    WeeksView,
)

logger = logging.getLogger(__name__)

Answer = TypeVar("Answer")


class CourseDirective(SphinxDirective):
    """What the directives share: how to ask the plan, and what to do about a name it does not have."""

    @property
    def style(self) -> TableStyle:
        """The style for this page."""
        return page_style(self.env)

    def ask(self, view: View[Answer], what: str = "", name: str | None = None) -> Answer | None:
        """Answer a view; where it names what does not exist, warn at the directive's place."""
        domain = syllabus_domain(self.env)
        answer = domain.ask(self.env.docname, view)
        if answer is None:
            hint = did_you_mean(name or "", view.known(domain.plan))
            logger.warning(
                "there is no %s '%s' in the course's data%s", what, name, hint,
                type="syllabus", subtype="unknown-id", location=self.get_location(),
            )  # fmt: skip
        return answer

    def targets(self, ids: list[str], rank: int) -> list[str]:
        """Make places on this page the targets of links to entries; return the ids that got one."""
        page = self.env.docname
        domain = syllabus_domain(self.env)
        return [i for i in ids if domain.note_target(page, i, Target(rank, page, TARGET.format(id=i)))]

    def captioned(self, table: nodes.table) -> list[nodes.Node]:
        """Show a table, or say that it would be empty.

        A caption that the page gives is translated with the page's words.
        """
        if not any(body.children for body in table.findall(nodes.tbody)):
            return [line(nodes.Text(self.style.words("Nothing has been announced yet.")))]
        [title] = table.findall(nodes.title)
        if "caption" in self.options:
            title.source, title.line = self.get_source_info()
            title["translatable"] = True
        return [table]

    def not_found(self, message: str, name: str | None) -> list[nodes.Node]:
        """Say on the page that something is missing, rather than showing nothing."""
        return [nodes.paragraph("", "", nodes.problematic("", message.format(name=name)))]


class SyllabusDirective(CourseDirective):
    """``syllabus``: the lecture plan.

    ``:by:`` groups it by ``module``, ``week`` or ``session``; a course with meetings is shown by session,
    one without by module. ``:module:`` shows one module and ``:section:`` one section, by id.
    ``:deadlines:`` and ``:holidays:`` put these among the rows. ``:caption:`` replaces the caption.
    """

    option_spec: ClassVar[OptionSpec] = {
        "by": lambda text: directives.choice(text, ("module", "week", "session")),
        "module": directives.unchanged_required,
        "section": directives.unchanged_required,
        "deadlines": directives.flag,
        "holidays": directives.flag,
        "caption": directives.unchanged_required,
    }

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


class DeadlinesDirective(CourseDirective):
    """``deadlines``: a table of all deadlines, in order of time.

    ``:kind:`` keeps those of one kind; ``:caption:`` replaces the table's caption.
    """

    option_spec: ClassVar[OptionSpec] = {
        "kind": directives.unchanged_required,
        "caption": directives.unchanged_required,
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

    required_arguments = 1

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


class GradingDirective(CourseDirective):
    """``grading``: what the grade is made of; ``:caption:`` replaces the table's caption."""

    option_spec: ClassVar[OptionSpec] = {"caption": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Show the table."""
        items = self.ask(GradingView()) or ()
        caption = self.options.get("caption", self.style.words("Grading"))
        return self.captioned(grading_table(items, caption, self.style))


class CalendarDirective(CourseDirective):
    """``calendar``: the course's calendars, with links that subscribe to them."""

    def run(self) -> list[nodes.Node]:
        """Show the list."""
        _, sections = self.ask(PublicationView()) or (None, ())
        everything = self.style.words("All dates")
        feeds = feeds_for(sections, self.style.dates)
        return [feed_list([(feed.name or everything, feed.file) for feed in feeds], self.style)]


class TimelineDirective(CourseDirective):
    """``timeline``: the whole term in one picture, with a table that says the same; it has no options."""

    def run(self) -> list[nodes.Node]:
        """Show the picture, for wide and for narrow pages."""
        shown = self.ask(TimelineView())
        assert shown is not None, "every plan has a timeline"
        self.ask(CourseView())  # as the whole lecture plan, it tells search engines of the course
        words = self.style.words
        name = nodes.make_id(f"timeline {self.env.docname} {self.env.new_serialno('timeline')}")
        drawings = [
            timeline_svg(shown, self.style.dates, shape, f"{name}-{shape.name}") for shape in (WIDE, TALL)
        ]
        table = timeline_table(shown, words("Dates of {term}").format(term=shown.term), self.style)
        return [timeline("", table, drawings=drawings, summary=words("The same as a table"))]


DIRECTIVES: dict[str, type[CourseDirective]] = {
    "calendar": CalendarDirective,
    "deadline": DeadlineDirective,
    "deadlines": DeadlinesDirective,
    "grading": GradingDirective,
    "next": NextDirective,
    "syllabus": SyllabusDirective,
    "timeline": TimelineDirective,
}
