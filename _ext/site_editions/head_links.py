"""What the head of a page on the web tells search engines about its editions."""

import posixpath
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from site_editions.addresses import has_page
from site_editions.configuration import editions

MISSING_PAGE = "404"


def add_head_links(
    app: Sphinx,
    pagename: str,
    _templatename: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Link to the page in every language, where it is known where the site is published.

    Search engines want whole addresses, and links both ways: on each page the same ones, its own too.

    Source: https://developers.google.com/search/docs/specialty/international/localized-versions
    """
    known = editions(app.config)
    if not known or app.builder.name == "epub":
        return
    own = known[app.config.language]
    address = app.builder.get_target_uri(pagename)
    if pagename == MISSING_PAGE:
        # It answers at every address, so themes ask for its own. Unless told, a site is at its server's top.
        context["pageurl"] = context.get("pageurl") or posixpath.join("/", own.folder, address)
        return
    base = app.config.html_baseurl.removesuffix(posixpath.join(own.folder, ""))
    if not base:
        return
    having = {
        language.replace("_", "-"): posixpath.join(base, edition.folder, address)
        for language, edition in known.items()
        if has_page(app, edition, pagename)
    }
    if len(having) == 1:
        return
    having["x-default"] = next(iter(having.values()))
    context["metatags"] = context.get("metatags", "") + "".join(
        f'<link rel="alternate" hreflang="{language}" href="{escape(address)}" />\n'
        for language, address in having.items()
    )
