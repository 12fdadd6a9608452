"""Pages in the site, and images and downloads that they have brought: what none brings any more is deleted.

Sphinx leaves them where they are, so what a withheld entry or page has brought would stay to be found, and a
page would stay that has been removed.
"""

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders import Builder

from sphinx_syllabus.glue.file_errors import telling_which_file
from sphinx_syllabus.glue.left_files import delete_left, files_of_page
from sphinx_syllabus.glue.record import record_of_output
from sphinx_syllabus.glue.web_builders import WEB_BUILDERS

FORMATS = ("html", "latex")
"""The formats of the builders that copy files."""

FILES = "files"
"""How the record is called."""


def delete_files_not_brought(app: Sphinx, _builder: Builder) -> None:
    """Delete what the last build has copied and no page that has now been read brings."""
    if app.builder.format not in FORMATS:
        return
    folder = Path(app.outdir)
    before, now = _brought_before(app), _brought(app)
    _write_record(app, before | now)  # this build, too, may be broken off
    for name in before - now:
        delete_left(folder / name, folder)


def record_brought_files(app: Sphinx, exception: Exception | None) -> None:
    """Record what the pages have brought, now that all has ended well."""
    if exception is None and app.builder.format in FORMATS:
        _write_record(app, _brought(app))
        # Sphinx puts the former record of the configuration beside the new one.
        delete_left(Path(app.outdir, ".buildinfo.bak"), Path(app.outdir))


def _brought(app: Sphinx) -> set[str]:
    images = app.builder.imagedir
    brought = {f"{images}/{name}" if images else name for _, name in app.env.images.values()}
    brought |= {f"_downloads/{name}" for _, name in app.env.dlfiles.values()}
    if app.builder.name in WEB_BUILDERS:
        suffixes = {page: Path(app.env.doc2path(page)).suffix for page in app.env.found_docs}
        files = (file for page, suffix in suffixes.items() for file in files_of_page(app, page, suffix))
        brought |= {file.relative_to(app.outdir).as_posix() for file in files}
    return brought


def _brought_before(app: Sphinx) -> set[str]:
    return set(record_of_output(app, FILES).read(list) or ())


@telling_which_file()
def _write_record(app: Sphinx, files: set[str]) -> None:
    record_of_output(app, FILES).write(sorted(files))
