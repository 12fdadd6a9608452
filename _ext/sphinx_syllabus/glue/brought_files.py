"""Images and downloads that pages have brought into the site: one that none brings any more is deleted.

Sphinx leaves them where they are, so what a withheld entry or page has brought would stay to be found.
"""

import json
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders import Builder

from sphinx_syllabus.atomic_file import replace_file
from sphinx_syllabus.glue.left_files import delete_left

FORMATS = ("html", "latex")
"""The formats of the builders that copy files."""


def delete_files_not_brought(app: Sphinx, _builder: Builder) -> None:
    """Delete what the last build has copied and no page that has now been read brings."""
    if app.builder.format not in FORMATS:
        return
    folder = Path(app.outdir)
    for name in _brought_before(app) - _brought(app):
        delete_left(folder / name, folder)


def record_brought_files(app: Sphinx, exception: Exception | None) -> None:
    """Record what the pages have brought, now that all has ended well."""
    if exception is None and app.builder.format in FORMATS:
        record = {"folder": str(app.outdir), "files": sorted(_brought(app))}
        replace_file(_record(app), json.dumps(record).encode())


def _brought(app: Sphinx) -> set[str]:
    images = app.builder.imagedir
    brought = {f"{images}/{name}" if images else name for _, name in app.env.images.values()}
    return brought | {f"_downloads/{name}" for _, name in app.env.dlfiles.values()}


def _brought_before(app: Sphinx) -> set[str]:
    try:
        before = json.loads(_record(app).read_bytes())
        return set(before["files"]) if before["folder"] == str(app.outdir) else set()
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _record(app: Sphinx) -> Path:
    return Path(app.doctreedir, f"syllabus-files-{app.builder.name}.json")
