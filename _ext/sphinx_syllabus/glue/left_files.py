"""Deleting what the output has and should not have any more."""

from pathlib import Path


def delete_left(file: Path, top: Path) -> None:
    """Delete a file, if it is there, and the folders below the top one in which nothing is left then."""
    file.unlink(missing_ok=True)
    folder = file.parent
    while folder != top and folder.is_relative_to(top) and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
