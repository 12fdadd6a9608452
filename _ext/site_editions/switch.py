"""The language switch: plain links to the same page in the other languages."""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from site_editions.addresses import other_editions, path_between
from site_editions.direction import direction_of

FOLDER = Path(__file__).parent


def add_switch_template(_app: Sphinx, config: Config) -> None:
    """Let the theme's options name ``language-switch.html``."""
    if config.site_editions:
        config.templates_path = [*config.templates_path, str(FOLDER / "templates")]


def add_switch_style(app: Sphinx) -> None:
    """Bring the switch's style where there is a switch: on a website."""
    if app.config.site_editions and app.builder.name != "epub":
        app.config.html_static_path = [*app.config.html_static_path, str(FOLDER / "static")]
        app.add_css_file("site-editions.css")


def add_switch(
    app: Sphinx,
    pagename: str,
    _templatename: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Tell the template where the page is in each other language."""
    context["other_editions"] = [
        {
            "language": language.replace("_", "-"),
            "direction": direction_of(language),
            "name": edition.name,
            "address": path_between(app, pagename, edition),
        }
        for language, edition in other_editions(app).items()
    ]
