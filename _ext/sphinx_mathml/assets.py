"""The style sheet and the font, on the pages that have math."""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

STATIC = Path(__file__).parent / "static"
STYLE_SHEET = "sphinx-mathml.css"


def copy_with_static_files(app: Sphinx) -> None:
    """Have the builder copy the folder ``static``."""
    if not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    app.config.html_static_path.append(str(STATIC))
    if app.builder.name == "epub":
        # A core media type of EPUB that Sphinx's list lacks; it would warn of an unknown file.
        app.builder.media_types = {**app.builder.media_types, ".woff2": "font/woff2"}


def link_style_sheet(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document
) -> None:
    """Link the style sheet, which names the font, from a page that has math."""
    if app.builder.math_renderer_name == "mathml" and context.get("has_maths_elements"):
        app.add_css_file(STYLE_SHEET)
