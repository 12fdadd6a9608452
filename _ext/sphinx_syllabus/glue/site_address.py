"""Where the site is published: the start of every address that must be whole."""

from sphinx.application import Sphinx

from sphinx_syllabus.glue.domain import syllabus_domain


def site_address(app: Sphinx) -> str | None:
    """Return the address of the site's top folder, as the configuration gives it or the course.

    The configuration goes first, because each edition of a site in several languages has an address of its
    own. None where neither says one that can be opened in a browser.
    """
    for address in (app.config.html_baseurl, syllabus_domain(app.env).plan.about.url):
        if address and address.lower().startswith(("http://", "https://")):
            return address.rstrip("/") + "/"
    return None


def page_address(app: Sphinx, page: str) -> str | None:
    """Return the address of a page, or None where that of the site is not known."""
    site = site_address(app)
    return site + app.builder.get_target_uri(page) if site else None
