"""One site in several languages: each edition in its own words, with a way to the others from every page."""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from site_editions.book import DirectedEpubBuilder, add_book_style
from site_editions.configuration import use_edition
from site_editions.descriptions import unmark_translated_descriptions
from site_editions.head_links import add_head_links
from site_editions.switch import add_switch, add_switch_style, add_switch_template

__version__ = "0.1.0"

BEFORE_ALL_OTHERS = 100


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take the edition's words before anything reads them, and add its links to pages."""
    app.add_builder(DirectedEpubBuilder, override=True)
    app.add_config_value("site_editions", {}, "html", frozenset({dict}))
    app.connect("config-inited", use_edition, priority=BEFORE_ALL_OTHERS)
    app.connect("config-inited", add_switch_template)
    app.connect("builder-inited", add_switch_style)
    app.connect("builder-inited", add_book_style)
    app.connect("doctree-read", unmark_translated_descriptions)
    app.connect("html-page-context", add_switch)
    app.connect("html-page-context", add_head_links, priority=BEFORE_ALL_OTHERS)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
