"""Parts of the site's pages, as the pages show them, to be shown elsewhere too."""

from dataclasses import dataclass

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_syllabus.glue.resolved_pages import resolved_page
from sphinx_syllabus.model.problem import did_you_mean


@dataclass(frozen=True)
class PagePart:
    """A page, or what stands at an anchor of it: its heading, if it has one, and what is below."""

    page: str
    title: nodes.title | None
    content: list[nodes.Node]


class NoSuchPartError(LookupError):
    """There is no such page or anchor; the message says which there are."""


def page_part(app: Sphinx, target: str) -> PagePart:
    """Find a part of a page, all its references resolved.

    Args:
        app: the build, all pages of which have been read.
        target: ``/page``, or ``/page#anchor``: a section, or the block that follows a target.

    Raises:
        NoSuchPartError: nothing is there.
    """
    page, _, anchor = target.removeprefix("/").partition("#")
    if page not in app.env.found_docs:
        hint = did_you_mean(page, tuple(sorted(app.env.found_docs)))
        raise NoSuchPartError(f"there is no page '{page}'{hint}")
    doctree = resolved_page(app, page)
    if not anchor:
        part: nodes.Node | None = next(doctree.findall(nodes.section), doctree)
    else:
        part = next((node for node in doctree.findall(nodes.Element) if anchor in node["ids"]), None)
    if isinstance(part, nodes.target):
        # A target of reStructuredText may stand before what it names.
        part = part.next_node(descend=False, siblings=True)
    if not isinstance(part, nodes.Element):
        anchors = sorted({id for section in doctree.findall(nodes.section) for id in section["ids"]})
        raise NoSuchPartError(f"page '{page}' has no '#{anchor}'{did_you_mean(anchor, tuple(anchors))}")
    if not isinstance(part, nodes.section | nodes.document):
        return PagePart(page, None, [part])
    title = next((node for node in part.children if isinstance(node, nodes.title)), None)
    return PagePart(page, title, [node for node in part.children if node is not title])
