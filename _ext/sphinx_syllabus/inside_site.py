"""What belongs to a site: the files in its folder, and none that a link or ``..`` leads to elsewhere."""

from collections.abc import Callable, Iterable
from pathlib import Path
from unicodedata import normalize

OUTSIDE = "is outside of the site's folder: put the file itself into the site's folder"


def is_inside(site: Path, path: Path) -> bool:
    """Tell whether a path leads to a place in a site's folder, whatever links are on the way."""
    return path.resolve().is_relative_to(site.resolve())


def file_exists(site: Path, name: str) -> bool:
    """Tell whether a site has a file at this path, inside its own folder."""
    path = site.joinpath(name)
    try:
        return is_inside(site, path) and path.is_file()
    except (OSError, ValueError):
        return False


def leads_outside(site: Path, name: str) -> bool:
    """Tell whether there is something at this path, and a link brings it from outside of the site."""
    path = site.joinpath(name)
    try:
        return path.exists() and not is_inside(site, path)
    except (OSError, ValueError):
        return False


def names_in(folder: Path) -> tuple[str, ...]:
    """List what is in a folder."""
    try:
        return tuple(path.name for path in folder.iterdir())
    except OSError:
        return ()


def with_its_capitals(site: Path, name: str, list_folder: Callable[[Path], Iterable[str]]) -> str:
    """Return a path with capital and small letters as on the disk; as it is where nothing is alike.

    Some disks find a file by either letters, and the server that the site is published from may not.
    """
    folder, parts = site, list[str]()
    for part in name.split("/"):
        names = list_folder(folder)
        if part not in names:
            alike = [other for other in names if _same_letters(other) == _same_letters(part)]
            if not alike:
                return name
            # Some disks write accents in another way, and find them in either.
            if all(normalize("NFC", other) != normalize("NFC", part) for other in alike):
                part = min(alike)
        parts.append(part)
        folder /= parts[-1]
    return "/".join(parts)


def _same_letters(name: str) -> str:
    return normalize("NFC", name).casefold()
