"""The marks that git leaves in a file where it could not merge two versions."""

import re
from collections.abc import Iterator

from sphinx_syllabus.load.bounds import MAXIMUM_DEPTH

CONFLICT_BEGINS = re.compile("^<{7} ", re.MULTILINE)
"""How the first of the two versions begins."""

CONFLICT = re.compile(
    r"^<{7} .*\n(?:(?!<{7} |={7}\n).*\n)*+={7}\n(?:(?!<{7} |>{7} ).*\n)*+>{7} ",
    re.MULTILINE,
)
"""All three marks: in a text, a line of ``=`` alone may underline a heading."""

CODE_DIRECTIVE = re.compile(r"\{(code|literal|parsed-literal|sourcecode|prompt|doctest|test(code|output))")
"""How the directives begin that show their content as it is."""

CONFLICT_WORDS = "a conflict of two versions begins here: keep one of them, and take the marks out"


def conflicts_in(text: str) -> list[int]:
    """List the lines in which conflicts begin; lines count from 1."""
    text = text.replace("\r\n", "\n")
    return [text.count("\n", 0, found.start()) + 1 for found in CONFLICT.finditer(text)]


def without_code(page: str) -> str:
    """Return a page in Markdown with empty lines for those of its fenced code, which may show such marks."""
    lines = page.replace("\r\n", "\n").split("\n")
    for first, end in _blocks_of_code("\n".join(lines), MAXIMUM_DEPTH):
        lines[first:end] = [""] * (end - first)
    return "\n".join(lines)


def _blocks_of_code(text: str, depth: int) -> Iterator[tuple[int, int]]:
    """Yield the first line of each block, counted from 0, and the one behind it, in directives too."""
    # Only a page that may have a conflict waits for this import.
    from markdown_it import MarkdownIt

    for token in MarkdownIt("commonmark").parse(text):
        if token.type != "fence" or not token.map:
            continue
        first, end = token.map
        if CODE_DIRECTIVE.match(token.info) or not token.info.startswith("{"):
            yield first, end
        elif depth:
            within = _blocks_of_code(token.content, depth - 1)
            yield from ((first + 1 + start, first + 1 + stop) for start, stop in within)
