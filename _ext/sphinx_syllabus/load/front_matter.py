"""What stands at the top of a page in Markdown: its front matter, and its title."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_syllabus.load.yaml_source import YamlSource, read_yaml

if TYPE_CHECKING:
    from markdown_it.token import Token

FENCE = re.compile(rb"-{3,}[ \t]*\r?\n")
"""The line that begins front matter, and the one that ends it."""

WORDS = {"text", "code_inline"}
"""Parts of a title that are words; emphasis and the like stand around such."""


@dataclass(frozen=True)
class PageTop:
    """The keys of a page's front matter with their places in the file, its first heading, and its text."""

    front: YamlSource
    title: str | None
    text: str


def read_page_top(name: str, content: bytes) -> PageTop:
    """Read the top of a page.

    Args:
        name: the file's name as messages show it.
        content: the file's bytes, UTF-8.

    Raises:
        UnreadableError: the front matter is no YAML, or no keys with values.
    """
    front, text = _parted(content)
    # An empty line stands for the one that begins it, so that places are those of the file.
    words = text.decode("utf-8", "replace")
    return PageTop(read_yaml(name, b"\n" + front), _title(words), words)


def _parted(content: bytes) -> tuple[bytes, bytes]:
    begins = FENCE.match(content.removeprefix(b"\xef\xbb\xbf"))
    if not begins:
        return b"", content
    rest = content.removeprefix(b"\xef\xbb\xbf")[begins.end() :]
    front: list[bytes] = []
    lines = rest.splitlines(keepends=True)
    for number, line in enumerate(lines):
        if FENCE.fullmatch(line) or line.rstrip() == b"---":
            return b"".join(front), b"".join(lines[number + 1 :])
        front.append(line)
    return b"", content


def _title(text: str) -> str | None:
    # Only a site that has such pages waits for this import, which takes as long as reading a course.
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").parse(text)
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            return " ".join(_words(inline).split()) or None
    return None


def _words(inline: "Token") -> str:
    parts = (
        child.content if child.type in WORDS else " " if child.type == "softbreak" else ""
        for child in inline.children or ()
    )
    return "".join(parts)
