"""Builds that were broken off: what they have left is not built upon.

Sphinx saves what it has read before it writes pages, takes the age of a page for a sign that it is whole, and
carries the search index on from build to build. So after a build that was killed the next begins from
nothing, as Sphinx has it do after one that has ended with an exception.
"""

from contextlib import suppress
from pathlib import Path

from sphinx.application import ENV_PICKLE_FILENAME, Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from sphinx_syllabus.atomic_file import UNFINISHED
from sphinx_syllabus.glue.file_errors import telling_which_file
from sphinx_syllabus.glue.record import digest_of_folder

MARK = "syllabus-unfinished-"


def begin_from_nothing(app: Sphinx, _config: Config) -> None:
    """Forget what was read, and delete files that were being written, if a build was broken off."""
    doctrees = Path(app.doctreedir)
    # A mark is that of one builder and one output; what was read is for all of them.
    if any(doctrees.glob(f"{MARK}*")):
        with suppress(PermissionError):  # of that, this build will have to speak itself
            (doctrees / ENV_PICKLE_FILENAME).unlink(missing_ok=True)
            for left in Path(app.outdir).rglob(f".*{UNFINISHED}"):
                left.unlink()


@telling_which_file()
def mark_as_begun(app: Sphinx, _env: BuildEnvironment, _pages: list[str]) -> None:
    """Mark that from now on a build is at work on what was read and written."""
    mark_of(app).touch()


@telling_which_file()
def mark_as_ended(app: Sphinx, exception: Exception | None) -> None:
    """Take the mark away if all has ended well."""
    if exception is None:
        mark_of(app).unlink(missing_ok=True)


def mark_of(app: Sphinx) -> Path:
    """Return the file that is there, and was last touched when reading began, while a build is at work."""
    return Path(app.doctreedir, f"{MARK}{app.builder.name}-{digest_of_folder(Path(app.outdir))}")
