"""Which tree of pages stands on the pages that are written."""

from hashlib import sha256
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from lean_book_theme.parent import is_mended


class WrittenTree:
    """What one build does to the record of the tree with which all pages have been written.

    The record is missing as long as pages may have different trees: a build may be interrupted, or
    asked for some pages only.
    """

    def __init__(self) -> None:
        self._pages: set[str] = set()

    def pages_with_another(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Return all pages if the tree, which stands on each of them, is not known to be as it is now."""
        record = _record(app)
        if not is_mended(app) or (record.exists() and record.read_text() == _digest(env)):
            return []
        record.unlink(missing_ok=True)
        return sorted(env.all_docs)

    def note_page(self, _app: Sphinx, _doctree: nodes.document, page: str) -> None:
        """Remember that a page is being written."""
        self._pages.add(page)

    def record(self, app: Sphinx, exception: Exception | None) -> None:
        """Record the tree if all pages have now been written with it."""
        if is_mended(app) and exception is None and self._pages >= app.env.found_docs:
            _record(app).write_text(_digest(app.env))


def _record(app: Sphinx) -> Path:
    return Path(app.doctreedir) / f"lean-book-theme-{app.builder.name}.txt"


def _digest(env: BuildEnvironment) -> str:
    titles = sorted((page, str(title)) for page, title in env.titles.items())
    toctrees = [
        (page, toctree.attributes)
        for page, contents in sorted(env.tocs.items())
        for toctree in contents.findall(addnodes.toctree)
    ]
    return sha256(repr((toctrees, titles)).encode()).hexdigest()
