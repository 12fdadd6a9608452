"""The tree of pages in the sidebar."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.application import Sphinx

from lean_book_theme.parent import is_mended


def name_branches(
    app: Sphinx,
    _pagename: str,
    _templatename: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Give the buttons that open a branch of the tree that branch's name."""
    if is_mended(app):
        context["generate_toctree_html"] = _with_named_branches(context["generate_toctree_html"])


def _with_named_branches(generate: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(generate)
    def generate_named(*args: Any, **options: Any) -> Any:
        tree = generate(*args, **options)
        if isinstance(tree, BeautifulSoup):
            for link in tree.select("li.has-children > a.reference"):
                if summary := link.parent and link.parent.select_one("details > summary"):
                    summary["aria-label"] = link.get_text()
        return tree

    return generate_named
