"""Names that only one entry may have."""

from collections.abc import Iterable, Iterator

from sphinx_syllabus.model.problem import DataPath, Finding


def find_repeated(named: Iterable[tuple[DataPath, str]], message: str) -> Iterator[Finding]:
    """Find every name that an entry before it has already.

    Args:
        named: names with their places, in the order of the data.
        message: what is said, in which ``{name}`` is the name and ``{related}`` the place of the first.
    """
    first: dict[str, DataPath] = {}
    for path, name in named:
        if first.setdefault(name, path) != path:
            yield Finding(path, message.replace("{name}", name), related=first[name])
