"""What a page is about in one sentence, for search engines and link previews."""

import textwrap
from collections.abc import Iterator

from docutils import nodes

LONGEST_DESCRIPTION = 160
NOT_PROSE = (nodes.footnote_reference, nodes.raw, nodes.system_message, nodes.problematic)


def describe(page: nodes.document | None, titles: list[str]) -> str:
    """Return a page's first paragraph or, of a page without one (the search, the index), the titles."""
    text = (page and _first_paragraph(page)) or " - ".join(titles)
    return textwrap.shorten(text, LONGEST_DESCRIPTION, placeholder="…", break_on_hyphens=False)


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
