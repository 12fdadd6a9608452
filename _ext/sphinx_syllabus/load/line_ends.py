"""The ends of lines as Markdown has them."""

import re

LINE_END = re.compile("\r\n?")
"""What ends a line besides a line feed."""


def with_plain_line_ends(text: str) -> str:
    """Return a text with a line feed at the end of each line."""
    return LINE_END.sub("\n", text)
