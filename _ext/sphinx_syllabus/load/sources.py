"""All data files of a course together: one tree of values, and where each value stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from sphinx_syllabus.load.yaml_source import Tree, UnreadableError, YamlSource, read_yaml
from sphinx_syllabus.model.problem import DataPath, Finding, Place, Problem, Severity

EMPTY = "is empty: if nothing is lost, remove it, or say so in a comment ('# nothing yet')"


@dataclass(frozen=True)
class Sources:
    """The data files as read: values by top-level key, and the file that holds each key."""

    values: dict[str, Tree]
    by_key: Mapping[str, YamlSource]
    problems: tuple[Problem, ...]
    complete: bool
    folder: str

    def place(self, path: DataPath, *, at_key: bool = False) -> Place:
        """Return where the value (or the key) at a path stands, or what is nearest to it."""
        source = self.by_key.get(str(path[0])) if path else None
        return source.place(path, at_key=at_key) if source else Place(self.folder, 1, 1)

    def located(self, finding: Finding) -> Problem:
        """Give a finding its place."""
        place = self.place(finding.path, at_key=finding.at_key)
        related = self.place(finding.related)
        line = f"line {related.line}" if related.file == place.file else f"{related.file}:{related.line}"
        message = finding.message.replace("{related}", line)
        return Problem(place, message, finding.severity, finding.topic)

    def is_refused(self, path: DataPath) -> bool:
        """Tell whether the value at a path, or one around it, has been reported already."""
        source = self.by_key.get(str(path[0])) if path else None
        return source is not None and any(path[:end] in source.refused for end in range(1, len(path) + 1))


def read_sources(folder: str, files: Mapping[str, bytes]) -> Sources:
    """Read all data files; a key that stands in two files is a problem.

    Args:
        folder: the name of the data folder, for what concerns no single file.
        files: the files' bytes by name.
    """
    values: dict[str, Tree] = {}
    by_key: dict[str, YamlSource] = {}
    problems: list[Problem] = []
    complete = True
    for name, content in sorted(files.items()):
        try:
            source = read_yaml(name, content)
        except UnreadableError as error:
            problems.append(error.problem)
            complete = False
            continue
        problems.extend(source.problems)
        # A comment alone says that nothing is meant to be here yet.
        if not source.text.strip():
            problems.append(Problem(Place(name, 1, 1), EMPTY, Severity.WARNING))
        for key, value in source.values.items():
            if key in by_key:
                place = source.place((key,), at_key=True)
                first = by_key[key].place((key,), at_key=True)
                message = f"the key '{key}' is already given in {first.file}, line {first.line}"
                problems.append(Problem(place, f"{message}: write each key in one file only"))
            else:
                values[key], by_key[key] = value, source
    return Sources(values, by_key, tuple(problems), complete, folder)
