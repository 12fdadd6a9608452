"""Links to the files that the build writes, made when it is known what is being built."""

from urllib.parse import quote

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.osutil import relative_uri

from sphinx_syllabus.glue.site_address import site_address
from sphinx_syllabus.glue.web_builders import WEB_BUILDERS
from sphinx_syllabus.nodes import download_link, output_link

GOOGLE_CALENDAR = "https://calendar.google.com/calendar/r?cid="
"""Adds a calendar by its address, which must begin with ``webcal:`` to be taken for one to follow."""


def resolve_output_links(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Turn every link to an output into a reference.

    Where it has no address, its words stay; those that subscribe stand on web pages only.
    """
    for link in [*doctree.findall(output_link)]:
        name, by = link["output"], link.get("subscribe")
        address = _subscription(app, name, by) if by else _address(app, docname, name)
        if by and address:
            classes = ["syllabus-button"]
            button = nodes.reference("", "", *link.children, refuri=address, classes=classes)
            link.replace_self([nodes.Text(" "), button])
        elif address:
            of_site = app.builder.name in WEB_BUILDERS
            kind = download_link if of_site and link.get("saved") else nodes.reference
            link.replace_self(kind("", "", *link.children, refuri=address, internal=of_site))
        else:
            link.replace_self([] if by else link.children)


def _address(app: Sphinx, page: str, name: str) -> str | None:
    if app.builder.name in WEB_BUILDERS:
        return relative_uri(app.builder.get_target_uri(page), quote(name))
    site = site_address(app)
    return site + quote(name) if site else None


def _subscription(app: Sphinx, name: str, by: str) -> str | None:
    site = site_address(app)
    if site is None or app.builder.name not in WEB_BUILDERS:
        return None
    webcal = f"webcal:{site.partition(':')[2]}{name}"
    return GOOGLE_CALENDAR + quote(webcal, safe="") if by == "google" else webcal
