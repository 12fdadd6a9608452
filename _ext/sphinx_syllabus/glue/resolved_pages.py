"""Pages as their builder will write them, for whatever shows a part of them elsewhere."""

from urllib.parse import urljoin

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.transforms import SphinxTransformer
from sphinx.util import logging as sphinx_logging
from sphinx.util.osutil import relative_uri

from sphinx_syllabus.glue.output_links import resolve_output_links
from sphinx_syllabus.nodes import announcement_date, page_excerpt

IN_FILES_OF_THEIR_OWN = ("html", "dirhtml", "epub")
"""Builders whose links lead from page to page by relative addresses."""


def resolved_page(app: Sphinx, page: str, without: tuple[type[nodes.Element], ...] = ()) -> nodes.document:
    """Return a page's doctree as its builder will write it, without some nodes.

    This is what Sphinx does before it writes a page, without telling other extensions that one is being
    written, and without a second warning of the same broken link.
    """
    env = app.env
    doctree = env.get_doctree(page)
    for node in [node for node in doctree.findall(nodes.Element) if isinstance(node, without)]:
        node.parent.remove(node)
    shown = env.temp_data.get("docname", "")  # by this name in every Sphinx
    env.temp_data["docname"] = page
    try:
        with sphinx_logging.suppress_logging():
            transformer = SphinxTransformer(doctree)
            transformer.set_environment(env)
            transformer.add_transforms(app.registry.get_post_transforms())
            transformer.apply_transforms()
            resolve_output_links(app, doctree, page)
            put_excerpts(app, doctree, page)
    finally:
        env.temp_data["docname"] = shown
    for toctree in [*doctree.findall(addnodes.toctree)]:
        toctree.parent.remove(toctree)
    return doctree


def put_excerpts(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Replace each excerpt by the first paragraph of its page, with all its links."""
    for excerpt in [*doctree.findall(page_excerpt)]:
        paragraph = _first_paragraph(app, excerpt["page"])
        if paragraph is not None and app.builder.name in IN_FILES_OF_THEIR_OWN:
            for link in paragraph.findall(nodes.reference):
                _lead_from(docname, link, excerpt["page"], app.builder)
        excerpt.replace_self(paragraph or [])


def _first_paragraph(app: Sphinx, page: str) -> nodes.paragraph | None:
    # A page that is shown in part may itself show parts of others, but those are not shown again.
    doctree = resolved_page(app, page, without=(page_excerpt, announcement_date))
    top = next(doctree.findall(nodes.section), doctree)
    paragraph = next((node for node in top.children if isinstance(node, nodes.paragraph)), None)
    if paragraph is not None:
        paragraph["ids"] = []
        for node in [*paragraph.findall(nodes.footnote_reference), *paragraph.findall(nodes.target)]:
            node.parent.remove(node)
    return paragraph


def _lead_from(here: str, link: nodes.reference, page: str, builder: Builder) -> None:
    """Let a link of another page lead to the same place from here."""
    if "refid" in link:
        address = f"#{link['refid']}"
        del link["refid"]
    elif link.get("internal"):
        address = link["refuri"]
    else:
        return
    file, sign, anchor = urljoin(builder.get_target_uri(page), address).partition("#")
    link["refuri"] = relative_uri(builder.get_target_uri(here), file) + sign + anchor
    link["internal"] = True
