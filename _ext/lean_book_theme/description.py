"""One meta description for each page, for search engines and link previews."""

import textwrap
from collections.abc import Iterator
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from lean_book_theme.parent import is_mended

LONGEST_DESCRIPTION = 160
NOT_PROSE = (nodes.footnote_reference, nodes.raw, nodes.system_message, nodes.problematic)


def add_description(
    app: Sphinx,
    _pagename: str,
    _templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add a description to a page whose author has written none.

    It is the page's first paragraph or, on pages without one (the search, the index), the
    page's and the site's title.
    """
    if not is_mended(app) or (doctree and _has_description(doctree)):
        return
    titles = filter(None, [context.get("title"), app.config.html_title])
    text = (doctree and _first_paragraph(doctree)) or " - ".join(map(str, titles))
    description = textwrap.shorten(text, LONGEST_DESCRIPTION, placeholder="…", break_on_hyphens=False)
    meta = f'<meta name="description" content="{escape(description)}" />\n'
    context["metatags"] = context.get("metatags", "") + meta


def _has_description(doctree: nodes.document) -> bool:
    return any(meta.get("name") == "description" for meta in doctree.findall(nodes.meta))


def _first_paragraph(doctree: nodes.document) -> str:
    paragraphs = list(doctree.findall(nodes.paragraph))
    # Prose that stands in the page itself says more of it than a note, a card or a cell does.
    paragraphs.sort(key=lambda found: not isinstance(found.parent, nodes.section | nodes.document))
    texts = (" ".join("".join(_prose(paragraph)).split()) for paragraph in paragraphs)
    return next(filter(None, texts), "")


def _prose(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Text):
        yield node.astext()
    elif not isinstance(node, NOT_PROSE):
        for child in node.children:
            yield from _prose(child)
