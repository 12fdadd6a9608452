"""The files that a build writes beside the pages."""

from pathlib import Path

from sphinx_syllabus.outputs.catalogue import MEANINGS

SECTION = "a"
"""A section of the example course."""


def outputs(_guide: Path) -> str:
    """List every output, with a link to that of the example course."""
    rows = [f"| `{name}` | {meaning} Here: {_link(name)} |" for name, meaning in MEANINGS.items()]
    return "\n".join(("| File | What it is |", "|---|---|", *rows))


def _link(name: str) -> str:
    return f"{{output}}`{name.format(section=SECTION)}`"
