"""Words that the theme takes for HTML, though they are none: what Sphinx shows as text, it does too."""

from typing import Any

from docutils import nodes
from markupsafe import escape
from sphinx.application import Sphinx

from lean_book_theme.parent import is_mended

PLAIN_WORDS = ("author", "docstitle", "pagetitle", "root_title", "shorttitle", "version")
"""What ``conf.py`` says of the site, and the titles of the page and of the first one without their markup."""


def escape_plain_words(
    app: Sphinx,
    _pagename: str,
    _templatename: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Give templates words that no browser takes for elements, however often they are escaped again."""
    if is_mended(app):
        context.update({name: escape(context[name]) for name in PLAIN_WORDS if context.get(name)})
