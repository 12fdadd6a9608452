"""The tree of pages in the sidebar."""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

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


def pages_with_an_old_tree(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return all pages if the tree, which stands on each of them, is not the one they were written with."""
    written = _record(app)
    if not is_mended(app) or not written.exists() or written.read_text() == _digest(env):
        return []
    return sorted(env.all_docs)


def record_tree(app: Sphinx, exception: Exception | None) -> None:
    """Record the tree with which all pages have now been written."""
    if is_mended(app) and exception is None:
        _record(app).write_text(_digest(app.env))


def _record(app: Sphinx) -> Path:
    return Path(app.doctreedir) / f"lean-book-theme-{app.builder.name}.txt"


def _digest(env: BuildEnvironment) -> str:
    titles = sorted((page, title.astext()) for page, title in env.titles.items())
    return sha256(repr((sorted(env.toctree_includes.items()), titles)).encode()).hexdigest()
