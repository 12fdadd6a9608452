"""Replacing a file so that a reader sees the old one or the new one, never a part; several, or none."""

import errno
import filecmp
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

UNFINISHED = ".unfinished"
"""How the names of files end that are being written; they begin with a dot."""


def replace_file(path: Path, content: bytes) -> None:
    """Write a file whole; one that already holds the content is left alone."""
    if path.is_file() and path.read_bytes() == content:
        return
    with _in_place_of(path) as unfinished:
        unfinished.write_bytes(content)
        unfinished.replace(path)


def replace_files(contents: Mapping[Path, bytes | None]) -> None:
    """Write several files, and delete those without content: all of them, or none.

    Raises:
        OSError: this cannot be done; the files are as they were.
    """
    former: dict[Path, bytes | None] = {}
    try:
        for path, content in contents.items():
            former[path] = path.read_bytes() if path.is_file() else None
            _put(path, content)
    except BaseException:
        for path, content in former.items():
            with suppress(OSError):
                _put(path, content)
        raise


def _put(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        replace_file(path, content)


@contextmanager
def unfinished_file(path: Path) -> Iterator[Path]:
    """Give the path at which a file is to be written, and put it in place when that has ended well.

    A file that already has the same content is left alone.
    """
    with _in_place_of(path) as unfinished:
        yield unfinished
        if path.is_file() and filecmp.cmp(unfinished, path, shallow=False):
            unfinished.unlink()
        else:
            unfinished.replace(path)


@contextmanager
def _in_place_of(path: Path) -> Iterator[Path]:
    """Give the path of an unfinished file; nothing of it stays where it cannot be finished."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "Is a directory", str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    # One name for all attempts: what a killed build leaves behind is the next one's to replace.
    unfinished = path.with_name(f".{path.name}{UNFINISHED}")
    try:
        yield unfinished
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        if error.filename is None:  # of a full disk, the system does not tell the file
            error.filename = str(path)
        raise
