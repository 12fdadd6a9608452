"""The marks that git leaves in a file where it could not merge two versions."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sphinx_syllabus.load.bounds import MAXIMUM_DEPTH
from sphinx_syllabus.load.line_ends import with_plain_line_ends

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

CONFLICT_BEGINS = re.compile("^<{7} ", re.MULTILINE)
"""How the first of the two versions begins."""

CONFLICT = re.compile(
    r"^<{7} .*\n(?:(?!<{7} |={7}\n).*\n)*+={7}\n(?:(?!<{7} |>{7} ).*\n)*+>{7} ",
    re.MULTILINE,
)
"""All three marks: in a text, a line of ``=`` alone may underline a heading."""

CODE_DIRECTIVE = re.compile(r"\{(code|literal|parsed-literal|sourcecode|prompt|doctest|test(code|output))")
"""How the directives begin that show their content as it is."""

FENCES = ("fence", "colon_fence")

CONFLICT_WORDS = "a conflict of two versions begins here: keep one of them, and take the marks out"


def conflicts_in(text: str) -> list[int]:
    """List the lines in which conflicts begin; lines count from 1."""
    text = with_plain_line_ends(text)
    lines: list[int] = []
    line, counted = 1, 0
    for found in CONFLICT.finditer(text):
        line += text.count("\n", counted, found.start())
        counted = found.start()
        lines.append(line)
    return lines


def without_code(page: str, *, nor_comments: bool = False) -> str:
    """Return a page in Markdown with empty lines for those of its code, which may show such marks.

    Args:
        page: the page, with its front matter, in which nothing is code.
        nor_comments: whether HTML's comments are left out too.
    """
    # Only a page that may have a conflict or a release in its text waits for these imports.
    from markdown_it import MarkdownIt
    from mdit_py_plugins.colon_fence import colon_fence_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    parser = MarkdownIt("commonmark").use(front_matter_plugin).use(colon_fence_plugin)
    page = with_plain_line_ends(page)
    lines = page.split("\n")
    for first, end in _blocks_of_code(parser, page, MAXIMUM_DEPTH, nor_comments=nor_comments):
        lines[first:end] = [""] * (end - first)
    return "\n".join(lines)


def _blocks_of_code(
    parser: "MarkdownIt", text: str, depth: int, *, nor_comments: bool
) -> Iterator[tuple[int, int]]:
    """Yield the first line of each block, counted from 0, and the one behind it, in directives too."""
    tokens: list[Token] = []
    # Without a line end at its end, the rule for colons may look for a letter behind a text.
    parser.block.parse(f"{text}\n", parser, {}, tokens)
    for token in tokens:
        if not token.map:
            continue
        first, end = token.map
        if _is_code(token) or (nor_comments and _is_comment(token)):
            yield first, end
        elif token.type in FENCES and depth and not token.info.strip().startswith("{eval-rst}"):
            # In reStructuredText, code is indented.
            within = _blocks_of_code(parser, token.content, depth - 1, nor_comments=nor_comments)
            yield from ((first + 1 + start, first + 1 + stop) for start, stop in within)


def _is_code(token: "Token") -> bool:
    """Tell whether MyST shows a block as it is: not what a directive holds, nor what lies between colons."""
    name, *_ = token.info.split(maxsplit=1) or [""]
    if name.startswith("{") and name.endswith("}"):
        return token.type in FENCES and CODE_DIRECTIVE.match(name) is not None
    return token.type in ("fence", "code_block")


def _is_comment(token: "Token") -> bool:
    return token.type == "html_block" and token.content.lstrip().startswith("<!--") and "-->" in token.content
