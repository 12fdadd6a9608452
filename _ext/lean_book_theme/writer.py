"""The page's own markup, where docutils and Sphinx write what browsers no longer know, or not enough."""

import types
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from lean_book_theme.images import SteadyImages
from lean_book_theme.latin_words import IsolatedLatinWords
from lean_book_theme.page_numbers import numbers_in_digits_of
from lean_book_theme.parent import is_mended
from lean_book_theme.writing_direction import is_right_to_left, numbering_system


class AccessibleMarkup:
    """Mixin for an HTML writer."""

    def starttag(self, *args: Any, **attributes: Any) -> str:
        """Write a start tag with a role that is valid where it stands."""
        # ARIA 1.3 deprecates doc-biblioentry, so that the entries' list has no items.
        if attributes.get("role") == "doc-biblioentry":
            attributes["role"] = "listitem"
        # The writer behind the mixin is known only when the theme has chosen it.
        tag: str = super().starttag(*args, **attributes)  # type: ignore[misc]
        return tag

    def visit_reference(self, node: nodes.Element) -> None:
        """Mark a link whose words are its address, so that paper need not say it twice."""
        if node.astext() == node.get("refuri"):
            node["classes"].append("is-address")
        super().visit_reference(node)  # type: ignore[misc]


def add_mended_writer(app: Sphinx) -> None:
    """Put the mixins before the writer that the theme has chosen."""
    if not is_mended(app):
        return
    writer = app.registry.get_translator_class(app.builder)
    mixins: list[type] = [AccessibleMarkup, SteadyImages]
    if is_right_to_left(app.config):
        mixins.append(IsolatedLatinWords)
    if numbers := numbers_in_digits_of(numbering_system(app.config)):
        mixins.append(numbers)
    mended = types.new_class("MendedHTMLTranslator", (*mixins, writer))
    app.set_translator(app.builder.name, mended, override=True)
