"""The style of tables on a page: its links become Sphinx's, to be resolved when pages are written."""

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment

from sphinx_syllabus.dates.calendars import leading_first
from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.glue.citations import cite
from sphinx_syllabus.glue.domain import SyllabusDomain, syllabus_domain
from sphinx_syllabus.model.problem import DataPath
from sphinx_syllabus.nodes import output_link
from sphinx_syllabus.tables.files import is_shown_by_browsers
from sphinx_syllabus.tables.style import TableStyle


def page_style(env: BuildEnvironment) -> TableStyle:
    """Return the style for the page that is being read."""
    domain = syllabus_domain(env)

    def page_link(page: str, words: str) -> nodes.Node:
        if page == env.docname:
            return nodes.inline("", words)
        return addnodes.pending_xref(
            "", nodes.inline("", words),
            refdomain="std", reftype="doc", reftarget=f"/{page}", refdoc=env.docname,
            refexplicit=True, refwarn=True,
        )  # fmt: skip

    def titled_link(page: str) -> nodes.Node:
        return addnodes.pending_xref(
            "", nodes.inline("", ""),
            refdomain="std", reftype="doc", reftarget=f"/{page}", refdoc=env.docname,
            refexplicit=False, refwarn=True,
        )  # fmt: skip

    def topic_link(topic: str, words: str) -> nodes.Node:
        return addnodes.pending_xref(
            "", nodes.inline("", words),
            refdomain="syllabus", reftype="topic", reftarget=topic, refdoc=env.docname, refexplicit=True,
        )  # fmt: skip

    def file_link(path: str, words: str) -> nodes.Node:
        saved = not is_shown_by_browsers(path)
        return output_link("", "", nodes.inline("", words), output=path, saved=saved)

    def citation(key: str) -> nodes.Node:
        return cite(env, key)

    def edit_link(path: DataPath, name: str) -> nodes.Node | None:
        return _edit_link(domain, path, name)

    return TableStyle(
        dates=date_style(domain),
        page_link=page_link,
        titled_link=titled_link,
        topic_link=topic_link,
        file_link=file_link,
        edit_link=edit_link,
        web_only=web_only,
        citation=citation,
    )


def web_only(node: nodes.Node) -> nodes.Node:
    """Keep a node out of paper, plain text and books, which have no script and cannot be corrected."""
    return addnodes.only("", node, expr="html and not epub")


def date_style(domain: SyllabusDomain) -> DateStyle:
    """Return how the site shows dates."""
    term = domain.plan.term
    calendars = leading_first(term.shown_calendars, domain.locale.language)
    return DateStyle(calendars, term.calendar.zone, domain.locale)


def _edit_link(domain: SyllabusDomain, path: DataPath, name: str) -> nodes.Node | None:
    address = domain.edit_links.address(path)
    if address is None:
        return None
    words = domain.locale.words
    link = nodes.reference(
        "", "", nodes.Text(words("Edit")), nodes.inline("", f" {name}", classes=["syllabus-unseen"]),
        refuri=address, internal=False, classes=["syllabus-edit"],
    )  # fmt: skip
    return web_only(link)
