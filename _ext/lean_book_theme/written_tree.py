"""Which tree of pages stands on the pages that are written."""

from hashlib import sha256

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from lean_book_theme.parent import is_mended
from lean_book_theme.record import place_of_record

RECORD = "tree.txt"


class WrittenTree:
    """What one build does to the record of the tree with which all pages have been written.

    The record is missing as long as pages may have different trees: a build may be interrupted, or
    asked for some pages only.
    """

    def __init__(self) -> None:
        self._pages: set[str] = set()

    def pages_with_another(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Return all pages if the tree, which stands on each of them, is not known to be as it is now."""
        record = place_of_record(app, RECORD)
        if not is_mended(app) or (record.exists() and record.read_text() == digest_of_tree(env)):
            return []
        record.unlink(missing_ok=True)
        return sorted(env.all_docs)

    def note_page(self, _app: Sphinx, _doctree: nodes.document, page: str) -> None:
        """Remember that a page is being written."""
        self._pages.add(page)

    def record(self, app: Sphinx, exception: Exception | None) -> None:
        """Record the tree if all pages have now been written with it."""
        if is_mended(app) and exception is None and self._pages >= app.env.found_docs:
            place_of_record(app, RECORD).write_text(digest_of_tree(app.env))


def digest_of_tree(env: BuildEnvironment) -> str:
    """Tell which pages are in the tree of a site, where, and how they are called and numbered."""
    titles = sorted((page, str(title)) for page, title in env.titles.items())  # with their numbers
    toctrees = [
        (page, toctree.attributes, _around(toctree, contents))
        for page, contents in sorted(env.tocs.items())
        for toctree in contents.findall(addnodes.toctree)
    ]
    return sha256(repr((toctrees, titles)).encode()).hexdigest()


def _around(toctree: addnodes.toctree, contents: nodes.Element) -> tuple[int, list[str | None]]:
    """Return in which of a page's titles a list of pages stands, and under which conditions."""
    part: nodes.Element = toctree
    conditions = []
    while part.parent is not contents:
        part = part.parent
        conditions.append(part.get("expr"))
    return contents.index(part), conditions
