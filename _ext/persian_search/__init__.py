"""Search that finds Persian as it is typed: whatever keyboard, digits and half-spaces the reader has."""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from persian_search.search_language import SearchPersian


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the language ``fa`` of Sphinx's search."""
    app.add_search_language(SearchPersian)
    return {"version": "0.1", "parallel_read_safe": True, "parallel_write_safe": True}
