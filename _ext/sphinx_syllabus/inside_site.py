"""What belongs to a site: the files in its folder, and none that a link or ``..`` leads to elsewhere."""

from pathlib import Path

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
