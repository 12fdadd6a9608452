"""The directives of a course. Each asks for a view of the plan and shows it as a table, box or list."""

from typing import ClassVar, TypeVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec

from sphinx_syllabus.domain import Target, syllabus_domain
from sphinx_syllabus.model.problem import did_you_mean
from sphinx_syllabus.page_style import page_style
from sphinx_syllabus.tables.deadlines import TARGET, deadline_box, deadlines_table, next_list
from sphinx_syllabus.tables.grading import grading_table
from sphinx_syllabus.tables.schedule import schedule_table
from sphinx_syllabus.tables.style import TableStyle
from sphinx_syllabus.views import (
    AnnouncedView,
    DeadlinesView,
    DeadlineView,
    GradingView,
    ModulesView,
    View,
)

logger = logging.getLogger(__name__)

Answer = TypeVar("Answer")


class CourseDirective(SphinxDirective):
    """What the directives share: how to ask the plan, and what to do about a name it does not have."""

    @property
    def style(self) -> TableStyle:
        """The style for this page."""
        return page_style(self.env)

    def ask(self, view: View[Answer], what: str, name: str | None) -> Answer | None:
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
        """Show a table; a caption that the page gives is translated with the page's words."""
        [title] = table.findall(nodes.title)
        if "caption" in self.options:
            title.source, title.line = self.get_source_info()
            title["translatable"] = True
        return [table]

    def not_found(self, message: str, name: str | None) -> list[nodes.Node]:
        """Say on the page that something is missing, rather than showing nothing."""
        return [nodes.paragraph("", "", nodes.problematic("", message.format(name=name)))]


class SyllabusDirective(CourseDirective):
    """``syllabus``: the lecture plan, modules over weeks.

    ``:module:`` shows one module, by its id; ``:caption:`` replaces the table's caption.
    """

    option_spec: ClassVar[OptionSpec] = {
        "module": directives.unchanged_required,
        "caption": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """Show the table."""
        module = self.options.get("module")
        modules = self.ask(ModulesView(module), "module", module)
        if modules is None:
            return self.not_found(self.style.words("There is no module '{name}'."), module)
        caption = self.options.get("caption", self.style.words("Lecture plan"))
        return self.captioned(schedule_table(modules, caption, self.style))


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
    """``next``: the next deadline, as of the moment of reading."""

    def run(self) -> list[nodes.Node]:
        """Show the list from which a script leaves what is next."""
        entries = self.ask(AnnouncedView(), "deadline", None) or ()
        return [next_list(entries, self.style)]


class GradingDirective(CourseDirective):
    """``grading``: what the grade is made of; ``:caption:`` replaces the table's caption."""

    option_spec: ClassVar[OptionSpec] = {"caption": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Show the table."""
        items = self.ask(GradingView(), "grading", None) or ()
        caption = self.options.get("caption", self.style.words("Grading"))
        return self.captioned(grading_table(items, caption, self.style))


DIRECTIVES: dict[str, type[CourseDirective]] = {
    "deadline": DeadlineDirective,
    "deadlines": DeadlinesDirective,
    "grading": GradingDirective,
    "next": NextDirective,
    "syllabus": SyllabusDirective,
}
