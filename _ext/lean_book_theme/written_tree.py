"""Which tree of pages stands on the pages that are written."""

from hashlib import sha256
from pathlib import Path

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from lean_book_theme.parent import is_mended


def pages_with_an_old_tree(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return all pages if the tree, which stands on each of them, is not the one they were written with."""
    written = _record(app)
    if not is_mended(app) or not written.exists() or written.read_text() == _digest(env):
        return []
    return sorted(env.all_docs)


def record_tree(app: Sphinx, exception: Exception | None) -> None:
    """Record the tree with which all pages have now been written."""
    if is_mended(app) and exception is None:
        _record(app).write_text(_digest(app.env))


def _record(app: Sphinx) -> Path:
    return Path(app.doctreedir) / f"lean-book-theme-{app.builder.name}.txt"


def _digest(env: BuildEnvironment) -> str:
    titles = sorted((page, title.astext()) for page, title in env.titles.items())
    toctrees = [
        (page, toctree.attributes)
        for page, contents in sorted(env.tocs.items())
        for toctree in contents.findall(addnodes.toctree)
    ]
    return sha256(repr((toctrees, titles)).encode()).hexdigest()
