"""The page that web servers send where there is none: ``404.html``.

One file answers at every address, however deep, so what it links to cannot be relative to where it is read.
With its own address as the base of all of them, whatever the templates and scripts of the theme ask for
is found, and the page is made as any other. A link to a place on the page itself opens it there.
"""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.locale import _

from lean_book_theme.parent import is_mended

MISSING_PAGE = "404"
FILE = f"{MISSING_PAGE}.html"


def write_missing_page(app: Sphinx) -> Iterable[tuple[str, dict[str, Any], str]]:
    """Write the page, unless the site brings one of its own, to where servers look for it.

    Returns:
        No page that Sphinx should write: it would put it into a folder where pages are in folders.
    """
    # A site that is one long page has no addresses of others, nor a page of its search.
    if is_mended(app) and app.builder.name != "singlehtml" and not _is_brought_by_site(app):
        assert isinstance(app.builder, StandaloneHTMLBuilder)
        output = Path(app.outdir, FILE)
        app.builder.handle_page(
            MISSING_PAGE, {"title": _("Page not found")}, "missing-page.html", outfilename=output
        )
    return ()


def _is_brought_by_site(app: Sphinx) -> bool:
    """Tell whether it is one of the site's sources, of its templates or of the files that it adds."""
    if MISSING_PAGE in app.env.all_docs or MISSING_PAGE in app.config.html_additional_pages:
        return True
    added = [Path(app.confdir, path) for path in app.config.html_extra_path]
    return any(Path(path, FILE).is_file() or (path.name == FILE and path.is_file()) for path in added)


def set_base_address(
    app: Sphinx,
    pagename: str,
    _templatename: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Give the page its base, before any address, and keep it out of search engines.

    The base is a path alone, so that it holds on every host: below the path that ``html_baseurl`` has, or
    in the server's top folder.
    """
    if pagename != MISSING_PAGE or not is_mended(app):
        return
    base = urlsplit(context["pageurl"] or f"/{app.builder.get_target_uri(pagename)}").path
    context["pageurl"] = None
    tags = f'<base href="{escape(base)}" />\n<meta name="robots" content="noindex" />\n'
    context["metatags"] = tags + context.get("metatags", "")
