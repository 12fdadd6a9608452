"""Replacing a file so that a reader sees the old one or the new one, never a part."""

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
