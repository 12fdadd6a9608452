"""What stands at the top of a page in Markdown: its front matter, and its title."""

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_syllabus.load.line_ends import with_plain_line_ends
from sphinx_syllabus.load.yaml_source import YamlSource, read_yaml, text_of

if TYPE_CHECKING:
    from markdown_it.token import Token

WORDS = {"text", "code_inline"}
"""Parts of a title that are words; emphasis and the like stand around such."""


@dataclass(frozen=True)
class PageTop:
    """The keys of a page's front matter with their places in the file, and its first heading."""

    front: YamlSource
    title: str | None


def read_page_top(name: str, content: bytes) -> PageTop:
    """Read the top of a page.

    Args:
        name: the file's name as messages show it.
        content: the file's bytes, UTF-8.

    Raises:
        UnreadableError: the file is not UTF-8; or its front matter is no YAML, or no keys with values.
    """
    front, text = part_page(text_of(name, content))
    return PageTop(read_front_matter(name, front), _title(text))


def part_page(page: str) -> tuple[str, str]:
    """Part a page into what its front matter holds, if it has any, and the text below.

    Where front matter begins and ends is left to the parser that MyST has for it.
    """
    page = with_plain_line_ends(page)
    if not page.startswith("---"):
        return "", page
    # Only a site that has such pages waits for these imports, which take as long as reading a course.
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from mdit_py_plugins.front_matter import front_matter_plugin

    # The rule is asked alone: pages are long. It asks in turn whether lines are indented like code.
    parser = MarkdownIt("zero").enable("code").use(front_matter_plugin)
    rule, *_ = parser.block.ruler.getRules("")
    tokens: list[Token] = []
    state = StateBlock(f"{page}\n", parser, {}, tokens)
    if not rule(state, 0, state.lineMax, False):
        return "", page
    end = state.line
    lines = page.split("\n")
    return "".join(f"{line}\n" for line in lines[1 : end - 1]), "\n".join(lines[end:])


def read_front_matter(name: str, front: str) -> YamlSource:
    """Read what front matter holds.

    Args:
        name: the file's name as messages show it.
        front: the lines between the one that begins it and the one that ends it.

    Raises:
        UnreadableError: they are no YAML, or no keys with values.
    """
    # An empty line stands for the one that begins it, so that places are those of the file.
    return read_yaml(name, f"\n{front}".encode())


def _title(text: str) -> str | None:
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
