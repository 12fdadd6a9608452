"""Which theme is mended, and when to leave it alone."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging

logger = logging.getLogger(__name__)

PARENT_THEME = "sphinx_book_theme"
KNOWN_RELEASES = {"sphinx-book-theme": "1.4", "pydata-sphinx-theme": "0.20"}
PAGE_TEMPLATES = "lean_book_theme.template_bridge.PageTemplates"
# Priorities of handlers and style sheets; the theme's are 500, Sphinx's default.
BEFORE_THE_THEME = 400
AFTER_THE_THEME = 600
AFTER_ALL_OTHERS = 990
WEBSITE_BUILDERS = frozenset({"html", "dirhtml", "singlehtml"})


def is_known_parent(config: Config) -> bool:
    """Tell whether the site's theme is one whose templates and scripts are known."""
    return _reason_to_step_aside(config) is None


def is_mended(app: Sphinx) -> bool:
    """Tell whether this build writes a website in the known theme."""
    return app.builder.name in WEBSITE_BUILDERS and is_known_parent(app.config)


def report_unknown_parent(app: Sphinx) -> None:
    """Say once why a website is built with its theme as it is."""
    reason = _reason_to_step_aside(app.config)
    if reason and app.builder.name in WEBSITE_BUILDERS:
        logger.info("lean_book_theme steps aside: %s", reason)


def _reason_to_step_aside(config: Config) -> str | None:
    if config.html_theme != PARENT_THEME:
        return f"the theme is {config.html_theme}, not {PARENT_THEME}"
    if config.template_bridge not in (None, PAGE_TEMPLATES):
        return f"templates are rendered by {config.template_bridge}"
    for package, known in KNOWN_RELEASES.items():
        installed = _installed_release(package)
        if not installed:
            return f"{package} is not installed"
        if not installed.startswith(f"{known}."):
            return f"it knows {package} {known}, not {installed}"
    return None


# Asked at each step of each page, and read from a file.
@cache
def _installed_release(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
