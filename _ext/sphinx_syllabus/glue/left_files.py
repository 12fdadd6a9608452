"""Deleting what the output has and should not have any more."""

from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx


def delete_left(file: Path, top: Path) -> None:
    """Delete a file, if it is there, and the folders below the top one in which nothing is left then."""
    file.unlink(missing_ok=True)
    folder = file.parent
    while folder != top and folder.is_relative_to(top) and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def files_of_page(app: Sphinx, page: str, suffix: str) -> Iterator[Path]:
    """List the files that a builder writes of a page."""
    folder = Path(app.outdir)
    if hasattr(app.builder, "get_outfilename"):
        yield Path(app.builder.get_outfilename(page))
    elif hasattr(app.builder, "out_suffix"):
        yield folder / f"{page}{app.builder.out_suffix}"
    more = app.config.html_sourcelink_suffix
    yield folder / "_sources" / f"{page}{suffix}{'' if suffix == more else more}"
