"""What a build leaves in the doctree folder for the next one to know."""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from sphinx.application import Sphinx

from sphinx_syllabus.atomic_file import replace_file

Content = TypeVar("Content")


@dataclass(frozen=True)
class Record:
    """What is known of the doctrees, or of an output, each in its own file: outputs may share doctrees."""

    doctrees: Path
    name: str
    output: Path | None = None

    def read(self, kind: type[Content]) -> Content | None:
        """Return what was written; None where there is nothing of this kind, or nothing readable."""
        try:
            content = json.loads(self._file.read_bytes())
        except (OSError, ValueError):
            return None
        return content if isinstance(content, kind) else None

    def write(self, content: object) -> None:
        """Replace the record."""
        replace_file(self._file, json.dumps(content, indent=1, sort_keys=True).encode())

    def has_file(self) -> bool:
        """Tell whether there is such a record, if only one of another output."""
        return any(self.doctrees.glob(f"syllabus-{self.name}{'-*' if self.output else ''}.json"))

    @property
    def _file(self) -> Path:
        digest = f"-{digest_of_folder(self.output)}" if self.output else ""
        return self.doctrees / f"syllabus-{self.name}{digest}.json"


def record_of_doctrees(app: Sphinx, name: str) -> Record:
    """Return a record of what the doctree folder holds."""
    return Record(Path(app.doctreedir), name)


def record_of_output(app: Sphinx, name: str) -> Record:
    """Return a record of what a builder has written into its output folder."""
    return Record(Path(app.doctreedir), f"{name}-{app.builder.name}", Path(app.outdir))


def digest_of_folder(folder: Path) -> str:
    """Return a few characters for the names of files that tell a folder from others."""
    return sha256(bytes(folder)).hexdigest()[:8]
