"""Files that a build cannot use: what a build says of them, in place of a report for developers."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sphinx.application import Sphinx
from sphinx.errors import SphinxError, SphinxParallelError
from sphinx.util import logging

logger = logging.getLogger(__name__)

REMEDIES = {
    errno.EACCES: "let the one who builds read and write there",
    errno.EDQUOT: "make room",
    errno.EFBIG: "allow larger files",
    errno.EISDIR: "remove the folder that is in its place",
    errno.ENOSPC: "make room",
    errno.ENOTDIR: "remove the file that is in place of a folder",
    errno.EPERM: "let the one who builds read and write there",
    errno.EROFS: "name a folder that can be written to",
}


class FileError(SphinxError):
    """A file that a build cannot read or write, or must not publish."""


@contextmanager
def telling_which_file() -> Iterator[None]:
    """End the build with the name of a file that the system refuses, the reason, and the way out."""
    try:
        yield
    except OSError as error:
        raise FileError(_words_for(error)) from error


def tell_file_error(_app: Sphinx, exception: Exception | None) -> None:
    """Say it in place of Sphinx, whoever has met with it.

    Raises:
        SystemExit: the build has ended with it.
    """
    match exception:
        case FileError():
            message = str(exception)
        case OSError(errno=code) if code in REMEDIES:
            message = _words_for(exception)
        # What a process of a parallel build has ended with is told as text.
        case SphinxParallelError() if f"{FileError.__name__}: " in exception.message:
            message = exception.message.partition(f"{FileError.__name__}: ")[2]
        case _:
            return
    logger.error(message)
    raise SystemExit(2)


def _words_for(error: OSError) -> str:
    remedy = REMEDIES.get(error.errno or 0, "see to it that this is possible")
    return f"{error.filename or 'a file'}: {error.strerror}: {remedy}, and build again"
