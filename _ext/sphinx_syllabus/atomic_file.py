"""Replacing a file so that a reader sees the old one or the new one, never a part; several, or none."""

import errno
import filecmp
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from shutil import copymode

UNFINISHED = ".unfinished"
"""How the names of files end that are being written; they begin with a dot."""

BEGINNING = 40
"""How many characters of a file's name that of the unfinished one has."""


def replace_file(path: Path, content: bytes) -> None:
    """Write a file whole; one that already holds the content is left alone."""
    if path.is_file() and path.read_bytes() == content:
        return
    with _in_place_of(path) as unfinished:
        unfinished.write_bytes(content)
        _put_in_place(unfinished, path)


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
            _put_in_place(unfinished, path)


def unfinished_path(path: Path) -> Path:
    """Return where a file is written until it is whole.

    It is one place for all attempts: what a killed build leaves behind is the next one's to replace. Its name
    has the beginning of the file's alone, which may be as long as the system allows.
    """
    digest = sha256(bytes(Path(path.name))).hexdigest()[:8]
    return path.with_name(f".{path.name[:BEGINNING]}-{digest}{UNFINISHED}")


def _put_in_place(unfinished: Path, path: Path) -> None:
    """Replace a file by a finished one, which those may read and write who could before."""
    if path.is_file():
        copymode(path, unfinished)
    unfinished.replace(path)


@contextmanager
def _in_place_of(path: Path) -> Iterator[Path]:
    """Give the path of an unfinished file; nothing of it stays where it cannot be finished."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "Is a directory", str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = unfinished_path(path)
    try:
        yield unfinished
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        # Of a full disk, the system tells no file.
        if error.filename is None or str(error.filename) == str(unfinished):
            error.filename = str(path)
        raise
