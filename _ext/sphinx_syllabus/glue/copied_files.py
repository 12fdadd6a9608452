"""Files that a build is about to copy: none from outside of the site, and none that waits.

Pages are looked at while they are read. This is the last look: at what extensions have added since, at links
that have changed while their pages have not, and at what no page names.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.matching import Matcher

from sphinx_syllabus.glue.file_errors import FileError
from sphinx_syllabus.glue.named_files import files_that_wait
from sphinx_syllabus.inside_site import OUTSIDE, is_inside


def check_files_to_copy(app: Sphinx, env: BuildEnvironment) -> None:
    """Stop a build before it copies what is not to be published.

    Raises:
        FileError: there is such a file.
    """
    site, later = Path(app.srcdir).resolve(), files_that_wait(env)
    copied = {str(name): pages for name, (pages, _) in env.images.items()}
    copied |= {str(name): pages for name, (pages, _) in env.dlfiles.items()}
    for name, pages in copied.items():
        file, place = (site / name).resolve(), env.doc2path(min(pages), base=False)
        if not file.is_relative_to(site):
            raise FileError(f"{place}: '{name}' {OUTSIDE}")
        if file in later:
            raise FileError(f"{place}: '{name}' is to be seen later: give the page the same 'release'")
    if app.builder.format == "html":
        for path in _static_files(app):
            name = path.relative_to(site).as_posix()
            if not is_inside(site, path):
                raise FileError(f"'{name}' {OUTSIDE}")
            if path.resolve() in later:
                raise FileError(f"'{name}' is to be seen later: its folder is published whole, move it out")


def _static_files(app: Sphinx) -> Iterator[Path]:
    """List what Sphinx copies of the folders and files that the site names in ``conf.py``."""
    config = app.config
    of_static = Matcher([*config.exclude_patterns, "**/.*"])
    excluded = [(entry, of_static) for entry in config.html_static_path]
    excluded += [(entry, Matcher(config.exclude_patterns)) for entry in config.html_extra_path]
    for entry, is_excluded in excluded:
        top = Path(os.path.normpath(Path(app.confdir, entry)))
        # What extensions add is absolute. What is written with '..' is meant so.
        if Path(entry).is_absolute() or not top.is_relative_to(app.srcdir):
            continue
        yield top
        for folder, folders, files in os.walk(top, followlinks=True):
            within = Path(folder).relative_to(top).as_posix()
            folders[:] = [name for name in folders if not is_excluded(f"{within}/{name}")]
            yield from (Path(folder, name) for name in folders)
            yield from (Path(folder, name) for name in files if not is_excluded(f"{within}/{name}"))
