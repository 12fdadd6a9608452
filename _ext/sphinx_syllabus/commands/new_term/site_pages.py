"""The pages of a site, as far as they can be told without Sphinx."""

import ast
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

RESTRUCTURED = "restructuredtext"

USUAL = {".md": "markdown", ".rst": RESTRUCTURED}
"""What Sphinx and MyST-Parser read, and as what, by how the files' names end."""


def pages_of(site: Path) -> dict[str, str]:
    """List the pages, from the site's folder, each with what Sphinx reads it as, such as ``markdown``.

    What ``source_suffix`` in ``conf.py`` adds to Markdown and reStructuredText is listed too, and what
    ``exclude_patterns`` names is left out, where these are written there as values that need no computing.
    """
    configuration = _assigned(site / "conf.py")
    patterns = _patterns(configuration.get("exclude_patterns"))
    excluded = {path for pattern in patterns for path in _matching(site, pattern)}
    kinds = _kinds(configuration.get("source_suffix"))
    found = ((path.relative_to(site).as_posix(), kind) for path, kind in _pages(site, excluded, kinds))
    return dict(sorted(found))


def _matching(site: Path, pattern: str) -> list[Path]:
    try:
        return [*site.glob(pattern)]
    except (NotImplementedError, ValueError):  # what Sphinx reads as a pattern and pathlib does not
        return []


def _pages(folder: Path, excluded: set[Path], kinds: Mapping[str, str]) -> Iterator[tuple[Path, str]]:
    for path in folder.iterdir():
        if path in excluded or path.name.startswith((".", "_")):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _pages(path, excluded, kinds)
            continue
        kind = next((kinds[suffix] for suffix in kinds if path.name.endswith(suffix)), None)
        if kind and path.is_file():
            yield path, kind


def _patterns(written: object) -> list[str]:
    texts = (
        [text for text in written if isinstance(text, str)] if isinstance(written, list | tuple | set) else []
    )
    return [pattern.rstrip("/") for pattern in texts if pattern.strip("/.")]


def _kinds(written: object) -> dict[str, str]:
    """Return what files are read as, by how their names end, in the order in which Sphinx looks."""
    suffixes = [written] if isinstance(written, str) else written
    named = suffixes if isinstance(suffixes, dict) else {}
    if isinstance(suffixes, list | tuple):
        named = dict.fromkeys(suffixes)
    kinds = {suffix: str(kind or RESTRUCTURED) for suffix, kind in named.items() if isinstance(suffix, str)}
    # Where nothing else is said, extensions say it.
    return kinds | {
        suffix: kind for suffix, kind in USUAL.items() if kinds.get(suffix) in (None, RESTRUCTURED)
    }


def _assigned(configuration: Path) -> dict[str, object]:
    """Return the values of a configuration that are written out there."""
    values: dict[str, object] = {}
    if not configuration.is_file():
        return values
    try:
        statements = ast.parse(configuration.read_bytes()).body
    except (SyntaxError, ValueError):
        return values
    for statement in statements:
        if isinstance(statement, ast.Assign) and isinstance(name := statement.targets[0], ast.Name):
            with suppress(ValueError, TypeError):
                values[name.id] = ast.literal_eval(statement.value)
    return values
