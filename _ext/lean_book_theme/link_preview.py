"""The tags in a page's head from which messengers and search engines show what a link leads to."""

from html import escape
from typing import Any

from babel.core import get_global
from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

from lean_book_theme.description import describe
from lean_book_theme.parent import is_mended


def add_link_preview(
    app: Sphinx,
    _pagename: str,
    _templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add a description and the tags of Open Graph, but for those that the page's author has written.

    Source: https://ogp.me
    """
    if not is_mended(app):
        return
    written = _written_by_the_author(doctree)
    site = str(app.config.html_title)
    title = Markup(context.get("title") or "").striptags()
    description = written.get("description") or describe(doctree, [*filter(None, [title]), site])
    tags = {
        "description": description,
        "og:title": title or site,
        "og:description": description,
        "og:type": "website",
        "og:site_name": site,
        "og:locale": _locale(app.config.language),
        # Known where the configuration says where the site is published.
        "og:url": context.get("pageurl"),
    }
    context["metatags"] = context.get("metatags", "") + "".join(
        f'<meta {_key(name)}="{name}" content="{escape(content)}" />\n'
        for name, content in tags.items()
        if content and name not in written
    )


def _written_by_the_author(doctree: nodes.document | None) -> dict[str, str]:
    found = doctree.findall(nodes.meta) if doctree else ()
    return {meta.get("property") or meta.get("name", ""): meta.get("content", "") for meta in found}


def _key(name: str) -> str:
    return "property" if name.startswith("og:") else "name"


def _locale(language: str) -> str:
    """Return a language with a territory, which Open Graph wants: where most of its readers are."""
    likely = get_global("likely_subtags").get(language)
    if likely is None:
        return language
    code, _script, territory = likely.split("_")
    return f"{code}_{territory}"
