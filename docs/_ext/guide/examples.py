"""Examples: each is shown as it is written, and below that as what it becomes."""

import re
from pathlib import Path
from typing import NamedTuple

from guide.markdown import boxed, fenced, paragraphs

DIVIDER = re.compile(r"^\+\+\+ (.+)\n", re.MULTILINE)
"""A line that begins an example, with what is to be said of it."""


class NoExampleError(Exception):
    """Something has no example in the guide; the message names it."""


class Example(NamedTuple):
    """A piece of a page, and what is to be said of it."""

    caption: str
    source: str


def examples_of(guide: Path, name: str, *wanted: str) -> tuple[Example, ...]:
    """Read the examples of a directive or a role.

    Args:
        guide: the guide's folder.
        name: the file of the examples, without suffix.
        wanted: texts each of which has to be in some example.

    Raises:
        NoExampleError: there is no such file, or no example for one of the texts.
    """
    file = guide / "examples" / f"{name}.md"
    if not file.is_file():
        raise NoExampleError(f"there is no example of '{name}': write {file}")
    _, *parts = DIVIDER.split(file.read_text("utf-8"))
    examples = tuple(map(Example, parts[::2], parts[1::2]))
    for text in wanted:
        if not any(text in example.source for example in examples):
            raise NoExampleError(f"there is no example of '{text}' in {file}")
    return examples


def shown(example: Example) -> str:
    """Show what an example is, how it is written, and what becomes of it."""
    source = example.source.strip("\n")
    result = boxed(source, "result")
    return paragraphs(f"{example.caption}:", boxed(paragraphs(fenced(source, "md"), result), "example"))
