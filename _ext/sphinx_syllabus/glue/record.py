"""What a build leaves in the doctree folder for the next one to know."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sphinx_syllabus.atomic_file import replace_file


@dataclass(frozen=True)
class Record:
    """What is known of a folder, kept in a file: builds into several folders may share it."""

    file: Path
    folder: str

    def read(self) -> Any:
        """Return what was written; None where that is of another folder, or unreadable."""
        try:
            record = json.loads(self.file.read_bytes())
            return record["content"] if record["folder"] == self.folder else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, content: object) -> None:
        """Replace the record."""
        record = {"folder": self.folder, "content": content}
        replace_file(self.file, json.dumps(record, indent=1, sort_keys=True).encode())
