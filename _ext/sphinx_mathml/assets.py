"""The style sheet and the fonts, on the pages that have math."""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.epub3 import Epub3Builder
from sphinx.builders.html import StandaloneHTMLBuilder

STATIC = Path(__file__).parent / "static"
STYLE_SHEET = "sphinx-mathml.css"


def copy_with_static_files(app: Sphinx) -> None:
    """Have the builder copy the folder ``static``, if it shows math with this extension."""
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder) or builder.math_renderer_name != "mathml":
        return
    app.config.html_static_path.append(str(STATIC))
    if isinstance(builder, Epub3Builder):
        # The fonts and their licence: types that Sphinx's list lacks, for which it would warn.
        added = {".woff2": "font/woff2", ".txt": "text/plain"}
        builder.media_types = {**builder.media_types, **added}


def link_style_sheet(
    app: Sphinx,
    _page: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Link the style sheet, which names the fonts, from a page that has math."""
    builder = app.builder
    if (
        isinstance(builder, StandaloneHTMLBuilder)
        and builder.math_renderer_name == "mathml"
        and context.get("has_maths_elements")
    ):
        builder.add_css_file(STYLE_SHEET)
