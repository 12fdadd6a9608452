"""Descriptions of pages, which Sphinx translates and then marks with an attribute that HTML does not know."""

from docutils import nodes
from sphinx.application import Sphinx


def unmark_translated_descriptions(_app: Sphinx, doctree: nodes.document) -> None:
    """Leave in ``<meta>`` what its author wrote, in the page's language."""
    for meta in doctree.findall(nodes.meta):
        meta.attributes.pop("translated", None)
