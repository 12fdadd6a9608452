"""How large a formula may be: what is larger is refused before it is walked through."""

import re
from xml.etree.ElementTree import Element

MAXIMUM_CHARACTERS = 5_000
"""Of LaTeX: two pages of print. Where much is nested, math-core fails beyond that without a word."""

MAXIMUM_DEPTH = 100
"""Of groups and of elements inside one another."""

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BRACE = re.compile(r"\\.|([{}])", re.DOTALL)


class OutOfBoundsError(ValueError):
    """Raised for a formula that is too large, or can be no part of a page; the message says why."""


def check_latex(latex: str) -> None:
    """Check a formula before anything reads it.

    Raises:
        OutOfBoundsError: If it is too long or nested too deeply, or holds what no page can.
    """
    if len(latex) > MAXIMUM_CHARACTERS:
        raise OutOfBoundsError(f"it has more than {MAXIMUM_CHARACTERS:,} characters: write it as several")
    if found := _NOT_IN_XML.search(latex):
        raise OutOfBoundsError(f"it holds the character U+{ord(found[0]):04X}: take it out")
    depth = 0
    for brace in _BRACE.finditer(latex):
        depth += {"{": 1, "}": -1}.get(brace[1], 0)
        if depth > MAXIMUM_DEPTH:
            raise OutOfBoundsError(f"it has more than {MAXIMUM_DEPTH} braces inside one another")


def check_depth(math: Element) -> None:
    """Check MathML before it is walked through.

    Raises:
        OutOfBoundsError: If it is nested too deeply.
    """
    depth, elements = 0, [math]
    while elements:
        depth, elements = depth + 1, [child for element in elements for child in element]
        if depth > MAXIMUM_DEPTH:
            raise OutOfBoundsError(f"it has more than {MAXIMUM_DEPTH} parts inside one another")
