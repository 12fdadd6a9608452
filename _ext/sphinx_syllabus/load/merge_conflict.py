"""The marks that git leaves in a file where it could not merge two versions."""

import re

CONFLICT_BEGINS = re.compile("^<{7} ", re.MULTILINE)
"""How the first of the two versions begins."""

CONFLICT = re.compile(
    r"^<{7} .*\n(?:(?!<{7} |={7}\n).*\n)*+={7}\n(?:(?!<{7} |>{7} ).*\n)*+>{7} ",
    re.MULTILINE,
)
"""All three marks: in a text, a line of ``=`` alone may underline a heading."""

CONFLICT_WORDS = "a conflict of two versions begins here: keep one of them, and take the marks out"


def conflicts_in(text: str) -> list[int]:
    """List the lines in which conflicts begin; lines count from 1."""
    text = text.replace("\r\n", "\n")
    return [text.count("\n", 0, found.start()) + 1 for found in CONFLICT.finditer(text)]


def without_code(page: str) -> str:
    """Return a page in Markdown with empty lines for those of its fenced code, which may show such marks."""
    # Only a page that may have a conflict waits for this import.
    from markdown_it import MarkdownIt

    lines = page.replace("\r\n", "\n").split("\n")
    for token in MarkdownIt("commonmark").parse(page):
        is_directive = token.info.startswith("{") and not token.info.startswith("{code")
        if token.type == "fence" and token.map and not is_directive:
            lines[slice(*token.map)] = [""] * (token.map[1] - token.map[0])
    return "\n".join(lines)
