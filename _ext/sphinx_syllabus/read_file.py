"""Reading one file of a course, and what is said of one that cannot be read."""

import errno
import re
from pathlib import Path

from sphinx_syllabus.inside_site import OUTSIDE, is_inside
from sphinx_syllabus.load.bounds import MAXIMUM_BYTES
from sphinx_syllabus.model.problem import Place, Problem

REMEDIES = {
    errno.EACCES: "let the one who builds read it",
    errno.EINVAL: "put a plain file in its place, or rename it",
    errno.EISDIR: "rename the folder, or put a file in its place",
    errno.ENOENT: "it is a link that leads to nothing: mend or remove it",
}

LAST_LETTER = re.compile(rb"[\xc0-\xff][\x80-\xbf]*\Z")
"""What UTF-8 ends with, whole or not, where that is more than one byte."""


def read_file(site: Path, name: str) -> bytes | None:
    """Return the content of a file; None where it has been removed since it was found.

    Of one that is too large for a course, only as much is read as shows that it is.

    Args:
        site: the folder that holds ``conf.py``.
        name: the file's path from there.

    Raises:
        OSError: there is something that cannot be read, or that a link brings from outside of the site. Of
            pipes and devices nothing is read: that could wait for ever.
    """
    path = site / name
    if path.is_symlink() and not path.exists():
        raise FileNotFoundError(errno.ENOENT, "No such file")
    if not is_inside(site, path):
        raise OSError(errno.EXDEV, OUTSIDE)
    if path.is_file() or path.is_dir():
        with path.open("rb") as stream:
            return stream.read(MAXIMUM_BYTES + 1)
    if path.exists():
        raise OSError(errno.EINVAL, "Not a plain file")
    return None


def read_beginning(site: Path, name: str) -> bytes | None:
    """Return the content of a file of any size, as far as ``read_file`` reads it, in whole lines.

    A part of a line may say something else than the line. Where the file has a single line, its letters are
    whole at least.
    """
    content = read_file(site, name)
    if content is None or len(content) <= MAXIMUM_BYTES:
        return content
    end = max(content.rfind(b"\n"), content.rfind(b"\r")) + 1
    return content[:end] if end else LAST_LETTER.sub(b"", content)


def unreadable(name: str, error: OSError) -> Problem:
    """Say why a file cannot be read, and what to do."""
    if error.errno == errno.EXDEV:
        return Problem(Place(name, 1, 1), OUTSIDE)
    remedy = REMEDIES.get(error.errno or 0)
    return Problem(Place(name, 1, 1), f"cannot be read: {error.strerror}{f': {remedy}' if remedy else ''}")
