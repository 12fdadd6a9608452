"""Replacing a file so that a reader sees the old one or the new one, never a part; several, or none."""

import filecmp
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Write a file whole; one that already holds the content is left alone."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    # One name for all attempts: what a killed build leaves behind is the next one's to replace.
    unfinished = path.with_name(f".{path.name}.unfinished")
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
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.unfinished")
    yield unfinished
    if path.is_file() and filecmp.cmp(unfinished, path, shallow=False):
        unfinished.unlink()
    else:
        unfinished.replace(path)
