"""The style sheet and the script, on those pages only that show something of the course."""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_syllabus.domain import syllabus_domain

STATIC = Path(__file__).parent / "static"


def add_static_folder(app: Sphinx) -> None:
    """Let Sphinx copy the extension's files into the site."""
    app.config.html_static_path.append(str(STATIC))


def add_page_assets(
    app: Sphinx,
    pagename: str,
    templatename: str,  # noqa: ARG001 - the signature is the event's
    context: dict[str, Any],  # noqa: ARG001
    doctree: nodes.document | None,  # noqa: ARG001
) -> None:
    """Link the style sheet and the script from a page that shows data."""
    views = syllabus_domain(app.env).views
    # A site of a single page has all views on it, under the name of its first page.
    if pagename in views or (app.builder.name == "singlehtml" and views):
        app.add_css_file("syllabus.css")
        app.add_js_file("syllabus.js", loading_method="defer")
