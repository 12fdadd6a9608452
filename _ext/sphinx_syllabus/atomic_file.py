"""Replacing a file so that a reader sees the old one or the new one, never a part."""

import filecmp
from collections.abc import Iterator
from contextlib import contextmanager
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
