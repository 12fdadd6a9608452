"""Where this theme's templates stand, and what is done to a page that they have written."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.config import Config
from sphinx.jinja2glue import BuiltinTemplateLoader, SphinxFileSystemLoader
from sphinx.theming import Theme
from sphinx.util._pathlib import _StrPath

from lean_book_theme.parent import PAGE_TEMPLATES, WEBSITE_BUILDERS, is_known_parent

TEMPLATES = Path(__file__).parent / "templates"

Finish = Callable[[str, dict[str, Any]], str]


class PageTemplates(BuiltinTemplateLoader):
    """Sphinx's own templates, with these between the site's and the theme's.

    Attributes:
        finishing: What is done to each whole page of a website, in this order: functions that take the
            page and its context, and return the page.
    """

    def __init__(self) -> None:
        self.finishing: list[Finish] = []

    def init(self, builder: Builder, theme: Theme | None = None, dirs: list[str] | None = None) -> None:
        """Read templates as Sphinx does, and those of this extension where it writes a website."""
        super().init(builder, theme, dirs)
        if theme is None or builder.name not in WEBSITE_BUILDERS:
            return
        # The folders after the site's own are components of the theme, which ours replace. A site's
        # template that extends "!layout.html" means what it would get without its own: ours, again.
        of_theme = set(theme.get_theme_dirs())
        folders = [builder.confdir / folder for folder in builder.config.templates_path]
        of_site = [folder for folder in folders if folder.parent not in of_theme]
        ours = SphinxFileSystemLoader(TEMPLATES)
        self.loaders.insert(len(of_site), ours)
        self.templatepathlen += 1
        self.loaders.insert(self.templatepathlen, ours)
        self.pathchain.append(_StrPath(TEMPLATES))

    def render(self, template: str, context: dict[str, Any]) -> str:  # type: ignore[override] # as Sphinx's
        """Write a page and finish it; parts of pages, which the theme asks for too, are only written."""
        page = super().render(template, context)
        if page.lstrip()[:9].lower() == "<!doctype":
            for finish in self.finishing:
                page = finish(page, context)
        return page


def use_page_templates(_app: Sphinx, config: Config) -> None:
    """Have pages written by these templates; a site with a way of its own is stepped aside for."""
    if is_known_parent(config):
        config.template_bridge = PAGE_TEMPLATES


def finish_pages(app: Sphinx, finish: Finish) -> None:
    """Have something done to every page of a website, after what has been asked for before."""
    templates = app.builder.templates
    assert isinstance(templates, PageTemplates)
    templates.finishing.append(finish)
