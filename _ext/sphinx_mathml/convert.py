"""LaTeX math to MathML; knows nothing of Sphinx."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree

from math_core import LatexError, LatexToMathML

from sphinx_mathml.bounds import OutOfBoundsError, check_depth, check_latex
from sphinx_mathml.mend import mend
from sphinx_mathml.rewrite import MACROS, for_math_core, has_closed_pairs, one_formula

_NAMESPACE = "http://www.w3.org/1998/Math/MathML"


class ConversionError(ValueError):
    """Raised when a formula cannot be converted; the message says why."""


class Converter:
    """Convert formulas that share one set of macros."""

    def __init__(self, macros: Mapping[str, str] | None = None, *, xml: bool = False) -> None:
        """Set up the engine.

        Args:
            macros: Definition by name, without backslash; ``#1`` stands for an argument.
            xml: Whether the output is for XHTML, which needs the namespace.

        Raises:
            ConversionError: If a definition cannot be read.
        """
        self._xml = xml
        try:
            self._engine = LatexToMathML(
                macros={**MACROS, **(macros or {})},
                allow_unreliable_rendering=True,  # \widetilde; it is readable everywhere
                fancy_error=False,
            )
        except LatexError as error:
            raise ConversionError(_reason(error)) from error

    def convert(self, latex: str, *, display: bool, in_paragraphs: bool = False) -> str:
        """Return the ``<math>`` element of a formula.

        Args:
            latex: The formula.
            display: Whether it is displayed, not in a line of text.
            in_paragraphs: Whether its paragraphs are to be aligned as in Sphinx's LaTeX.

        Raises:
            ConversionError: If the formula cannot be converted.
        """
        try:
            check_latex(latex)
            latex = one_formula(latex) if in_paragraphs else latex
            mathml = self._engine.convert_with_local_state(for_math_core(latex), displaystyle=display)
            # An entity of HTML's, which no XML parser knows.
            math = ElementTree.fromstring(mathml.replace("&ApplyFunction;", "\N{FUNCTION APPLICATION}"))
            check_depth(math)
        except LatexError as error:
            raise ConversionError(_reason(error)) from error
        except OutOfBoundsError as error:
            raise ConversionError(str(error)) from error
        mend(math, pairs_apart=not has_closed_pairs(latex))
        if self._xml:
            math.set("xmlns", _NAMESPACE)
        return ElementTree.tostring(math, encoding="unicode")


def _reason(error: LatexError) -> str:
    """Return math-core's message without its offset, which counts in the rewritten formula."""
    return re.sub(r"^(?:macro\d+:)?\d+: ", "", str(error))
