"""What the directives share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from sphinx_syllabus.glue.domain import Target, syllabus_domain
from sphinx_syllabus.glue.page_style import page_style
from sphinx_syllabus.model.problem import did_you_mean
from sphinx_syllabus.tables.deadlines import TARGET
from sphinx_syllabus.tables.grid import line
from sphinx_syllabus.tables.style import TableStyle
from sphinx_syllabus.views.view import View

logger = logging.getLogger(__name__)

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a directive: what may stand behind its name, what it does, and how it is read."""

    form: str
    meaning: str
    read: Callable[[str], Any] = directives.unchanged_required


def one_of(*words: str, meaning: str) -> Option:
    """Make an option that takes one of a few words."""
    return Option(" or ".join(words), meaning, lambda text: directives.choice(text, words))


CAPTION = Option("text", "The table's caption, in place of the usual one.")


class CourseDirective(SphinxDirective):
    """What the directives share: how to ask the plan, and what to do about a name it does not have.

    A directive's class says in its docstring what it shows, and in ``known_options`` all that docutils and
    the guide must know of its options; ``argument`` says what stands behind the directive's name.
    """

    known_options: ClassVar[dict[str, Option]] = {}
    argument: ClassVar[str | None] = None
    is_withheld = False

    def __init_subclass__(cls) -> None:
        """Tell docutils of the argument and the options."""
        cls.required_arguments = 1 if cls.argument else 0
        cls.option_spec = {name: option.read for name, option in cls.known_options.items()}

    @property
    def style(self) -> TableStyle:
        """The style for this page."""
        return page_style(self.env)

    def ask(self, view: View[Answer], what: str = "", name: str | None = None) -> Answer | None:
        """Answer a view; where it names what does not exist, warn at the directive's place."""
        domain = syllabus_domain(self.env)
        answer = domain.ask(self.env.docname, view)
        self.is_withheld = answer is None and domain.withholds(view)
        if answer is None and not self.is_withheld:
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
            return [self.nothing_yet()]
        [title] = table.findall(nodes.title)
        if "caption" in self.options:
            title.source, title.line = self.get_source_info()
            title["translatable"] = True
        return [table]

    def nothing_yet(self) -> nodes.Node:
        """Say that there is nothing to be seen so far."""
        return line(nodes.Text(self.style.words("Nothing has been announced yet.")))

    def not_found(self, message: str, name: str | None) -> list[nodes.Node]:
        """Say on the page that something is missing, rather than showing nothing."""
        if self.is_withheld:
            return [self.nothing_yet()]
        return [nodes.paragraph("", "", nodes.problematic("", message.format(name=name)))]
