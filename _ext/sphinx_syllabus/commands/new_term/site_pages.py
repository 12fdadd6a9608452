"""The pages of a site, as far as they can be told without Sphinx."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, cast

RESTRUCTURED = "restructuredtext"

USUAL = {".md": "markdown", ".rst": RESTRUCTURED}
"""What Sphinx and MyST-Parser read, and as what, by how the files' names end."""

CONFIGURATION = "conf.py"
SUFFIXES = "source_suffix"
ANYTHING = "*"
"""What is imported by this name may be any setting."""


class _Settings(NamedTuple):
    """The values that are written out in a configuration, and all names in what is not of that kind."""

    values: dict[str, object]
    computed: set[str]


def pages_of(site: Path) -> dict[str, str]:
    """List the pages, from the site's folder, each with what Sphinx reads it as, such as ``markdown``.

    What ``source_suffix`` in ``conf.py`` adds to Markdown and reStructuredText is listed too, and what
    ``exclude_patterns`` names is left out, where these are written there as values that need no computing.
    """
    settings = _settings(site / CONFIGURATION).values
    patterns = _patterns(settings.get("exclude_patterns"))
    excluded = {path for pattern in patterns for path in _matching(site, pattern)}
    kinds = _kinds(settings.get(SUFFIXES))
    found = ((path.relative_to(site).as_posix(), kind) for path, kind in _pages(site, excluded, kinds))
    return dict(sorted(found))


def has_unknown_suffixes(site: Path) -> bool:
    """Tell whether ``conf.py`` may add to ``source_suffix`` what ``pages_of`` cannot read there."""
    return not _settings(site / CONFIGURATION).computed.isdisjoint({SUFFIXES, "add_source_suffix", ANYTHING})


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
        named = dict.fromkeys(suffix for suffix in suffixes if isinstance(suffix, str))
    kinds = {suffix: str(kind or RESTRUCTURED) for suffix, kind in named.items() if isinstance(suffix, str)}
    # Where nothing else is said, extensions say it.
    return kinds | {
        suffix: kind for suffix, kind in USUAL.items() if kinds.get(suffix) in (None, RESTRUCTURED)
    }


def _settings(configuration: Path) -> _Settings:
    settings = _Settings({}, set())
    if not configuration.is_file():
        return settings
    try:
        statements = ast.parse(configuration.read_bytes()).body
    except (SyntaxError, ValueError):
        return settings
    for statement in statements:
        if not _take(statement, settings):
            settings.computed.update(_names_in(statement))
    return settings


def _take(statement: ast.stmt, settings: _Settings) -> bool:
    """Take the values that a statement gives to names or puts into dictionaries, if it is of that kind."""
    if isinstance(statement, ast.Assign):
        targets = statement.targets
    elif isinstance(statement, ast.AnnAssign) and statement.value:
        targets = [statement.target]
    else:
        return False
    values: dict[str, object] = {}
    for target in targets:
        try:
            value = ast.literal_eval(cast(ast.expr, statement.value))
            match target:
                case ast.Name(id=name):
                    values[name] = value
                case ast.Subscript(value=ast.Name(id=name), slice=key):
                    former = settings.values.get(name)
                    if name in settings.computed or not isinstance(former, dict):
                        return False
                    values[name] = {**former, ast.literal_eval(key): value}
                case _:
                    return False
        except (ValueError, TypeError):
            return False
    settings.values.update(values)
    settings.computed.difference_update(values, [ANYTHING] if SUFFIXES in values else [])
    return True


def _names_in(statement: ast.stmt) -> Iterator[str]:
    for node in ast.walk(statement):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.Constant(value=str(name)):
                yield name
            case ast.ImportFrom(names=names):
                yield from (alias.asname or alias.name for alias in names)
