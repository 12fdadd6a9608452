"""The pages of a site, as far as they can be told without Sphinx."""

import ast
from collections.abc import Iterator
from pathlib import Path

SUFFIXES = (".md", ".rst")


def pages_of(site: Path) -> list[str]:
    """List the pages in Markdown and reStructuredText, from the site's folder.

    What ``exclude_patterns`` names in ``conf.py`` is left out where it is written there as a list of texts.
    """
    excluded = {path for pattern in _exclude_patterns(site / "conf.py") for path in _matching(site, pattern)}
    return sorted(path.relative_to(site).as_posix() for path in _pages(site, excluded))


def _matching(site: Path, pattern: str) -> list[Path]:
    try:
        return [*site.glob(pattern)]
    except (NotImplementedError, ValueError):  # what Sphinx reads as a pattern and pathlib does not
        return []


def _pages(folder: Path, excluded: set[Path]) -> Iterator[Path]:
    for path in folder.iterdir():
        if path in excluded or path.name.startswith((".", "_")):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _pages(path, excluded)
        elif path.suffix in SUFFIXES and path.is_file():
            yield path


def _exclude_patterns(configuration: Path) -> list[str]:
    if not configuration.is_file():
        return []
    try:
        for statement in ast.parse(configuration.read_bytes()).body:
            if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "exclude_patterns":
                patterns = ast.literal_eval(statement.value)
                return [pattern.rstrip("/") for pattern in patterns if pattern.strip("/.")]
    except (SyntaxError, ValueError):
        return []
    return []
