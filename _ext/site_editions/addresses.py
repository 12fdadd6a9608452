"""Where the same page is in another edition."""

import posixpath

from sphinx.application import Sphinx
from sphinx.util.matching import Matcher

from site_editions.configuration import Edition, editions


def other_editions(app: Sphinx) -> dict[str, Edition]:
    """Return the editions but for this build's own, by their languages."""
    return {
        language: edition
        for language, edition in editions(app.config).items()
        if language != app.config.language
    }


def has_page(app: Sphinx, edition: Edition, page: str) -> bool:
    """Tell whether another edition has a page of this one, too: one whose source it does not exclude."""
    excluded = Matcher(edition.conf["exclude_patterns"])
    return page not in app.env.all_docs or not excluded(str(app.env.doc2path(page, base=False)))


def path_between(app: Sphinx, page: str, to: Edition) -> str:
    """Return where a page leads to the same page of another edition, or to its home: a relative address."""
    own = editions(app.config)[app.config.language]
    target = page if has_page(app, to, page) else app.config.root_doc
    here = posixpath.join("/", own.folder, app.builder.get_target_uri(page))
    there = posixpath.join("/", to.folder, app.builder.get_target_uri(target))
    path = posixpath.relpath(there, posixpath.dirname(here))
    # A folder keeps its slash, without which a server would have to send readers on.
    return posixpath.join(path, "") if there.endswith("/") else path
