r"""Formulas as data: LaTeX is read by math-core, and its MathML becomes what a template can set.

A formula on paper is simple math. What math-core does not know is an error, and so is what it would
read without a word as something else, such as ``\\`` outside of an alignment.
"""

import re
from collections.abc import Mapping
from typing import TypedDict
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from math_core import LatexError, LatexToMathML


class Formula(TypedDict):
    """An element of MathML: ``text`` if it is a token, else ``children``; a whole formula is an ``mrow``."""

    name: str
    attributes: dict[str, str]
    text: str
    children: list["Formula"]


class FormulaError(ValueError):
    """Raised when a formula cannot be set; the message says why."""


_TOKENS = {"mi", "mn", "mo", "mtext", "mspace"}
_ELEMENTS = _TOKENS | {
    "mrow", "mstyle", "mfrac", "msqrt", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover",
    "mtable", "mtr", "mtd",
}  # fmt: skip
_ATTRIBUTES = {
    "accent", "accentunder", "displaystyle", "form", "linethickness", "lspace", "mathvariant", "maxsize",
    "minsize", "rspace", "stretchy", "width",
}  # fmt: skip
_OF_PAGES = {"display", "id", "scriptlevel", "symmetric"}
"""Attributes that a page needs, and paper does not."""

MAXIMUM_CHARACTERS = 5_000
"""Of LaTeX: two pages of print. Where much is nested, math-core fails beyond that without a word."""

MAXIMUM_DEPTH = 50
"""Of groups and of elements inside one another; Typst itself walks no deeper than some hundred."""

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BRACE = re.compile(r"\\.|([{}])", re.DOTALL)

_NUMBERED = {"equation": "", "align": "aligned", "gather": "gathered"}
"""Environments that LaTeX numbers; here the page has the numbers."""

_NUMBERED_EDGE = re.compile(rf"\\(begin|end)\{{({'|'.join(_NUMBERED)})\*?\}}")
_LABEL = re.compile(r"\\label\s*\{[^{}]*\}|\\(?:notag|nonumber)(?![A-Za-z])")
_ROW_GAP = re.compile(r"\\\\\*?(?:\s*\[\s*-?[\d.]+\s*[a-z]{2}\s*\])?")
_ENVIRONMENT = re.compile(r"\\begin\{(\w+\*?)\}.*?\\end\{\1\}", re.DOTALL)
_ROWS = re.compile(r"\\\\|(?<!\\)&")
_BLANK_LINE = re.compile(r"\n\s*\n")
_LINES = {"\N{COMBINING LOW LINE}": "\N{OVERLINE}"}
"""math-core puts a low line over letters as well as under them; an overline says what is meant."""


class FormulaReader:
    """Read formulas that share one set of macros."""

    def __init__(self, macros: Mapping[str, str] | None = None) -> None:
        """Set up the engine.

        Args:
            macros: the definition of each macro by its name, without backslash.

        Raises:
            FormulaError: if a definition cannot be read.
        """
        try:
            self._engine = LatexToMathML(
                macros={**(macros or {})},
                allow_unreliable_rendering=True,  # \widetilde; unreliable are only browsers
                fancy_error=False,
            )
        except LatexError as error:
            raise FormulaError(_reason(error)) from error

    def read(self, latex: str, *, display: bool) -> Formula:
        """Turn a formula into data.

        Raises:
            FormulaError: if it cannot be set.
        """
        _check_bounds(latex)
        known = _in_known_words(latex.strip(), display=display)
        try:
            mathml = self._engine.convert_with_local_state(known, displaystyle=display)
        except LatexError as error:
            raise FormulaError(_reason(error)) from error
        # An entity of HTML's, which no XML parser knows.
        math = ElementTree.fromstring(mathml.replace("&ApplyFunction;", "\N{FUNCTION APPLICATION}"))
        _check_depth(math)
        return _row(_children(math))


def _check_bounds(latex: str) -> None:
    if len(latex) > MAXIMUM_CHARACTERS:
        raise FormulaError(f"it has more than {MAXIMUM_CHARACTERS:,} characters")
    if found := _NOT_IN_XML.search(latex):
        raise FormulaError(f"it holds the character U+{ord(found[0]):04X}")
    depth = 0
    for brace in _BRACE.finditer(latex):
        depth += {"{": 1, "}": -1}.get(brace[1], 0)
        if depth > MAXIMUM_DEPTH:
            raise FormulaError(f"it has more than {MAXIMUM_DEPTH} braces inside one another")


def _check_depth(math: Element) -> None:
    depth, elements = 0, [math]
    while elements:
        depth, elements = depth + 1, [child for element in elements for child in element]
        if depth > MAXIMUM_DEPTH:
            raise FormulaError(f"it has more than {MAXIMUM_DEPTH} parts inside one another")


def _in_known_words(latex: str, *, display: bool) -> str:
    if not latex:
        raise FormulaError("it is empty")
    if _BLANK_LINE.search(latex):
        raise FormulaError("it holds an empty line")
    latex = _ROW_GAP.sub(lambda _: r"\\ ", _LABEL.sub("", latex))
    latex = _NUMBERED_EDGE.sub(lambda m: f"\\{m[1]}{{{_NUMBERED[m[2]]}}}" if _NUMBERED[m[2]] else "", latex)
    if not _ROWS.search(_ENVIRONMENT.sub("", latex)):
        return latex
    if not display:
        raise FormulaError("it has several rows, within a line of text")
    return rf"\begin{{aligned}}{latex}\end{{aligned}}"


def _formula(element: Element) -> Formula:
    if element.tag == "mpadded":
        return _row([*_padding(element, "left"), *_children(element), *_padding(element, "right")])
    if element.tag not in _ELEMENTS:
        raise FormulaError(f"it takes the element '{element.tag}' of MathML")
    text = (element.text or "") if element.tag in _TOKENS else ""
    return {
        "name": element.tag,
        "attributes": _attributes(element),
        "text": _LINES.get(text, text),
        "children": _children(element),
    }


def _row(children: list[Formula]) -> Formula:
    return {"name": "mrow", "attributes": {}, "text": "", "children": children}


def _padding(element: Element, side: str) -> list[Formula]:
    """Return the space at one side of what is padded."""
    width = _declarations(element.get("style", "")).get(f"padding-{side}", "0")
    space: Formula = {"name": "mspace", "attributes": {"width": width}, "text": "", "children": []}
    return [] if width == "0" else [space]


def _children(element: Element) -> list[Formula]:
    # A space without width only tells browsers that what follows is no operator.
    return [_formula(child) for child in element if child.tag != "mspace" or child.attrib]


def _attributes(element: Element) -> dict[str, str]:
    attributes = {}
    for name, value in element.attrib.items():
        if name == "style":
            attributes.update(_styled(element.tag, value))
        elif name in _ATTRIBUTES:
            attributes[name] = value
        elif name not in _OF_PAGES:
            raise FormulaError(f"it takes the attribute '{name}' of MathML")
    return attributes


def _styled(tag: str, style: str) -> dict[str, str]:
    """Read math-core's CSS: alignment of cells, and space that is taken back."""
    attributes = {}
    for name, value in _declarations(style).items():
        match tag, name:
            case "mtd", "text-align":
                attributes["columnalign"] = value
            case "mtd", "justify-items" | "padding-left" | "padding-right":
                pass
            case "mspace", "margin-left":
                attributes["width"] = value
            case _:
                raise FormulaError(f"it takes the style '{name}'")
    return attributes


def _declarations(style: str) -> dict[str, str]:
    pairs = (declaration.partition(":") for declaration in style.split(";") if declaration)
    return {name.strip(): value.strip() for name, _, value in pairs}


def _reason(error: LatexError) -> str:
    """Return math-core's message without its offset and its full stop."""
    return re.sub(r"^(?:macro\d+:)?\d+: ", "", str(error)).removesuffix(".")
