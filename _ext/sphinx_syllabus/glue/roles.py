"""The roles of a course: a deadline's date, a link to a deadline, a link to a file the build writes."""

from docutils import nodes
from sphinx import addnodes
from sphinx.util import logging
from sphinx.util.docutils import ReferenceRole, SphinxRole

from sphinx_syllabus.glue.domain import SyllabusDomain, syllabus_domain
from sphinx_syllabus.glue.page_style import date_style
from sphinx_syllabus.model.problem import did_you_mean
from sphinx_syllabus.nodes import output_link
from sphinx_syllabus.outputs.catalogue import HANDOUT, MATERIALS_ARCHIVE, output_names
from sphinx_syllabus.outputs.section_words import section_words
from sphinx_syllabus.tables.dates import date_node
from sphinx_syllabus.views.course import PublicationView
from sphinx_syllabus.views.deadlines import DeadlineDateView, DeadlineTitleView
from sphinx_syllabus.views.materials import FilesView

logger = logging.getLogger(__name__)

RoleResult = tuple[list[nodes.Node], list[nodes.system_message]]


class DueRole(SphinxRole):
    """``{due}`proposal```: when a deadline is, in words, and for which sections if not for all."""

    def run(self) -> RoleResult:
        """Show the date."""
        domain = syllabus_domain(self.env)
        view = DeadlineDateView(self.text)
        answer = domain.ask(self.env.docname, view)
        if domain.withholds(view):
            return [_to_be_announced(domain)], []
        if answer is None:
            _warn_unknown(self, "deadline", self.text, view.known(domain.plan))
            return [nodes.problematic("", self.text)], []
        when, cancelled, sections = answer
        if cancelled:
            words = domain.locale.words("Cancelled: {reason}").format(reason=cancelled)
            return [nodes.inline("", words, support_smartquotes=False)], []
        date = date_node(when, date_style(domain))
        whose = section_words(sections, domain.locale)
        return [date, nodes.inline("", f" ({whose})", support_smartquotes=False)] if whose else [date], []


class DeadlineRole(ReferenceRole):
    """``{deadline}`proposal```: a link to a deadline, by its title or by words of your own."""

    def run(self) -> RoleResult:
        """Make the link, by the deadline's title where no words are given."""
        domain = syllabus_domain(self.env)
        view = DeadlineTitleView(self.target)
        title = domain.ask(self.env.docname, view)
        if domain.withholds(view):
            words = nodes.inline("", self.title) if self.has_explicit_title else _to_be_announced(domain)
            return [words], []
        if title is None:
            _warn_unknown(self, "deadline", self.target, view.known(domain.plan))
            return [nodes.problematic("", self.title)], []
        words = nodes.inline("", self.title if self.has_explicit_title else title)
        words["support_smartquotes"] = self.has_explicit_title
        link = addnodes.pending_xref(
            self.rawtext, words,
            refdomain="syllabus", reftype="deadline", reftarget=self.target,
            refdoc=self.env.docname, refexplicit=self.has_explicit_title, refwarn=True,
        )  # fmt: skip
        return [link], []


class OutputRole(ReferenceRole):
    """``{output}`course.json```: a link to a file that the build writes beside the pages."""

    def run(self) -> RoleResult:
        """Make the link, by the file's name where no words are given."""
        domain = syllabus_domain(self.env)
        _, sections = domain.ask(self.env.docname, PublicationView()) or (None, ())
        handout = (HANDOUT,) if self.config.syllabus_handout_sections else ()
        names = (*handout, MATERIALS_ARCHIVE, *output_names(sections, date_style(domain)))
        if self.target == MATERIALS_ARCHIVE:
            if not domain.ask(self.env.docname, FilesView()):
                return [nodes.inline("", self.title)], []  # it may be there on another day
        elif self.target not in names:
            _warn_unknown(self, "output", self.target, names)
            return [nodes.problematic("", self.title)], []
        node = nodes.inline if self.has_explicit_title else nodes.literal
        return [output_link("", "", node("", self.title), output=self.target)], []


ROLES: dict[str, SphinxRole] = {
    "deadline": DeadlineRole(),
    "due": DueRole(),
    "output": OutputRole(),
}


def _to_be_announced(domain: SyllabusDomain) -> nodes.inline:
    return nodes.inline("", domain.locale.words("to be announced"), classes=["tba"])


def _warn_unknown(role: SphinxRole, what: str, name: str, known: tuple[str, ...]) -> None:
    logger.warning(
        "there is no %s '%s'%s", what, name, did_you_mean(name, known),
        type="syllabus", subtype="unknown-id", location=role.get_location(),
    )  # fmt: skip
