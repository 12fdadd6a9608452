"""The announcements for readers of feeds: their pages as HTML in a feed, and its address in every head."""

from dataclasses import replace
from html import escape
from typing import Any, cast
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.nodes import clean_astext
from sphinx.util.osutil import relative_uri

from sphinx_syllabus.glue.domain import syllabus_domain
from sphinx_syllabus.glue.page_style import date_style
from sphinx_syllabus.glue.resolved_pages import resolved_page
from sphinx_syllabus.glue.site_address import page_address, site_address
from sphinx_syllabus.glue.source_date import source_date
from sphinx_syllabus.glue.web_builders import WEB_BUILDERS
from sphinx_syllabus.nodes import announcement_date, page_excerpt
from sphinx_syllabus.outputs.announcements_feed import ANNOUNCEMENTS, TYPE, announcements_feed
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.tables.announcements import announced_on
from sphinx_syllabus.views.announcements import AnnouncementView

ONLY_ON_PAGES = "a.headerlink, script, button, .syllabus-unseen"
"""What has no use in a feed reader."""


def tell_date(app: Sphinx, doctree: nodes.document) -> None:
    """Put the date of an announcement below the title of its page."""
    domain = syllabus_domain(app.env)
    page = app.env.docname
    if page in {entry.page for entry in domain.plan.announcements}:
        entry = domain.ask(page, AnnouncementView(page))
        title = next(doctree.findall(nodes.title), None)
        if entry is not None and title is not None:
            title.parent.insert(title.parent.index(title) + 1, announced_on(entry, date_style(domain)))


def with_titles_of_pages(app: Sphinx, plan: Plan) -> Plan:
    """Return a plan whose announcements have the titles of their pages in this edition."""
    titled = (replace(entry, title=clean_astext(app.env.titles[entry.page])) for entry in plan.announcements)
    return replace(plan, announcements=(*titled,))


def make_announcements_feed(app: Sphinx) -> bytes:
    """Make the feed, for a builder of web pages that has read them all."""
    domain = syllabus_domain(app.env)
    contents = {entry.id: _content(app, entry.page) for entry in domain.plan.announcements}
    return announcements_feed(
        with_titles_of_pages(app, domain.plan), date_style(domain), contents, site_address(app),
        lambda page: page_address(app, page) or app.builder.get_target_uri(page), source_date(),
    )  # fmt: skip


def link_announcements_feed(
    app: Sphinx,
    pagename: str,
    _templatename: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Name the feed in a page's head, where browsers and feed readers look for it."""
    if app.builder.name not in WEB_BUILDERS:
        return
    title = escape(syllabus_domain(app.env).locale.words("Announcements"))
    address = relative_uri(app.builder.get_target_uri(pagename), ANNOUNCEMENTS)
    link = f'<link rel="alternate" type="{TYPE}" title="{title}" href="{escape(address)}">\n'
    context["metatags"] = context.get("metatags", "") + link


def _content(app: Sphinx, page: str) -> str:
    """Return what stands below a page's title as HTML that is right in any place."""
    doctree = resolved_page(app, page, without=(page_excerpt,))
    top = next(doctree.findall(nodes.section), doctree)
    builder = cast(StandaloneHTMLBuilder, app.builder)
    address = builder.get_target_uri(page)
    builder.current_docname = page
    builder.secnumbers = app.env.toc_secnumbers.get(page, {})
    builder.fignumbers = app.env.toc_fignumbers.get(page, {})
    builder.imgpath = relative_uri(address, builder.imagedir)
    builder.dlpath = relative_uri(address, "_downloads")
    builder.post_process_images(doctree)
    parts = [node for node in top.children if not isinstance(node, nodes.title | announcement_date)]
    html = "".join(builder.render_partial(node.deepcopy())["fragment"] for node in parts)
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.select(ONLY_ON_PAGES):
        element.decompose()
    for level in range(5, 0, -1):  # a feed reader has its own heading above: the title
        for heading in soup.select(f"h{level}"):
            heading.name = f"h{level + 1}"
    base = (site_address(app) or "") + address
    for attribute in ("href", "src"):
        for element in soup.select(f"[{attribute}]"):
            element[attribute] = urljoin(base, str(element[attribute]))
    return str(soup).strip()
