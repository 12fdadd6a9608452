"""The hook of Sphinx behind which a page is whole: what is done to what its templates have written."""

from collections.abc import Callable
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.jinja2glue import BuiltinTemplateLoader

from lean_book_theme.parent import PAGE_TEMPLATES, is_known_parent

Finish = Callable[[str, dict[str, Any]], str]


class PageTemplates(BuiltinTemplateLoader):
    """Sphinx's own templates.

    Attributes:
        finishing: What is done to each whole page of a website, in this order: functions that take the
            page and its context, and return the page.
    """

    def __init__(self) -> None:
        self.finishing: list[Finish] = []

    def render(self, template: str, context: dict[str, Any]) -> str:  # type: ignore[override] # as Sphinx's
        """Write a page and finish it; parts of pages, which the theme has written too, stay as they are."""
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
