"""The editions of the course's site, as its configuration names them."""

import runpy
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]

EDITIONS: dict[str, str] = {
    language: f"{edition['folder']}/" if "folder" in edition else ""
    for language, edition in runpy.run_path(str(REPOSITORY / "conf.py"))["site_editions"].items()
}
"""The languages, each with what stands before the addresses of its pages."""


def in_each_edition(*names: str) -> list[str]:
    """Return the addresses of pages in all editions."""
    return [f"{folder}{name}" for folder in EDITIONS.values() for name in names]
