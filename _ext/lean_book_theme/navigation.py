"""The tree of pages in the sidebar: made by the theme when it is another, and marked for each page."""

import sys
from functools import wraps
from typing import Any

import bs4
import docutils
import sphinx
from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment.adapters.toctree import global_toctree_for_doc

from lean_book_theme.kept_pieces import KeptPieces
from lean_book_theme.navigation_tree import NavigationTree, cut_tree, number_branches
from lean_book_theme.parent import is_mended
from lean_book_theme.written_tree import digest_of_tree

NO_PAGE = "\0"  # no file can be named so
ANY_DEPTH = sys.maxsize
HELD_BACK = "held_back_sidebars"


def hold_sidebar_back(
    app: Sphinx,
    _pagename: str,
    _templatename: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Hide the sidebar's templates while the theme tries, with a tree of its own, which are empty."""
    if is_mended(app):
        context[HELD_BACK] = context.pop("sidebars")


def fill_sidebar(
    app: Sphinx,
    _pagename: str,
    _templatename: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Have the theme leave out those of the sidebar's templates that are empty."""
    if not is_mended(app):
        return
    # Only a site in this theme needs to have it installed.
    from pydata_sphinx_theme.utils import _update_and_remove_templates

    never_empty = ["sidebar-nav-bs.html", "navbar-nav.html", "sbt-sidebar-nav.html"]
    templates = context.pop(HELD_BACK)
    context["sidebars"] = _update_and_remove_templates(app, context, templates, "sidebars", never_empty)


class Navigation:
    """The trees of one build; processes that write pages inherit what the first page has needed."""

    def __init__(self, app: Sphinx) -> None:
        self._kept = KeptPieces(app, "trees")
        app.connect("build-finished", self._kept.keep)
        self._trees: dict[tuple[tuple[str, Any], ...], NavigationTree] = {}

    def forget(self, _app: Sphinx, _builder: Builder) -> None:
        """Forget the trees of a build before."""
        self._trees.clear()

    def add_to_page(
        self,
        app: Sphinx,
        pagename: str,
        _templatename: str,
        context: dict[str, Any],
        _doctree: nodes.document | None,
    ) -> None:
        """Give templates this tree under the name of the theme's."""
        builder = app.builder
        if not isinstance(builder, StandaloneHTMLBuilder) or not is_mended(app):
            return
        generate = context["generate_toctree_html"]

        @wraps(generate)
        def generate_toctree_html(kind: str, startdepth: int = 1, **options: Any) -> Any:
            same_on_all_pages = startdepth == 0 and not options.get("collapse", True)
            # In a single page, links lead to places in it.
            if kind != "sidebar" or not same_on_all_pages or builder.name == "singlehtml":
                return _name_branches(generate(kind, startdepth, **options))
            key = tuple(sorted(options.items()))
            if key not in self._trees:
                self._trees[key] = self._tree(app, builder, options)
            return self._trees[key].on_page(builder.get_target_uri(pagename))

        context["generate_toctree_html"] = generate_toctree_html

    def _tree(self, app: Sphinx, builder: StandaloneHTMLBuilder, options: dict[str, Any]) -> NavigationTree:
        if not options.get("titles_only"):
            # On it are sections too, of which the digest tells nothing.
            return _make_tree(app, builder, options)
        releases = [module.__version__ for module in (sphinx, docutils, bs4)]
        extensions = sorted((name, extension.version) for name, extension in app.extensions.items())
        settings = (builder.build_info.config_hash, builder.build_info.tags_hash, app.config.language)
        made_of = (digest_of_tree(app.env), settings, sorted(options.items()), releases, extensions)
        return self._kept.get(made_of, lambda: _make_tree(app, builder, options))


def _make_tree(app: Sphinx, builder: StandaloneHTMLBuilder, options: dict[str, Any]) -> NavigationTree:
    """Have the theme make the tree for a page that is not in it."""
    from pydata_sphinx_theme.toctree import add_toctree_functions

    page = builder.get_target_uri(NO_PAGE)
    branches: list[set[str]] = []

    def resolve(**options: Any) -> nodes.Element | None:
        return global_toctree_for_doc(app.env, NO_PAGE, builder, tags=app.tags, **options)

    def toctree(**options: Any) -> str:
        shown, whole = resolve(**options), resolve(**{**options, "maxdepth": ANY_DEPTH})
        if shown and whole:
            branches.extend(number_branches(shown, whole, page))
        return builder.render_partial(shown)["fragment"]

    context: dict[str, Any] = {"toctree": toctree}
    add_toctree_functions(app, NO_PAGE, "", context, None)
    tree = context["generate_toctree_html"](kind="sidebar", startdepth=0, **options)
    return cut_tree(_name_branches(tree), branches, page)


def _name_branches(tree: Any) -> Any:
    """Give the buttons that open a branch of the tree that branch's name."""
    if isinstance(tree, BeautifulSoup):
        for link in tree.select("li.has-children > a.reference"):
            if summary := link.parent and link.parent.select_one("details > summary"):
                summary["aria-label"] = link.get_text()
    return tree
