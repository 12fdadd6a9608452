"""Words that the theme takes for HTML, though they are none: what Sphinx shows as text, it does too."""

from collections.abc import Iterable, Mapping
from typing import Any

from docutils import nodes
from markupsafe import Markup, escape
from sphinx.application import Sphinx

from lean_book_theme.parent import is_mended

PLAIN_WORDS = ("author", "docstitle", "pagetitle", "root_title", "shorttitle", "version")
"""What ``conf.py`` says of the site, and the titles of the page and of the first one without their markup."""

WORDS_OF_LOGO = ("text", "alt_text")


def escape_plain_words(
    app: Sphinx,
    _pagename: str,
    _templatename: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Give templates words that no browser takes for elements, however often they are escaped again."""
    if is_mended(app):
        context.update(_escaped(context, PLAIN_WORDS))
        # A new one: that of the theme's options is the same for all pages.
        logo = context.get("theme_logo", {})
        context["theme_logo"] = {**logo, **_escaped(logo, WORDS_OF_LOGO)}


def _escaped(words: Mapping[str, Any], names: Iterable[str]) -> dict[str, Markup]:
    return {name: escape(words[name]) for name in names if words.get(name)}
