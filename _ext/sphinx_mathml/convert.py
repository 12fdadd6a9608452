"""LaTeX math to MathML; knows nothing of Sphinx."""

import re
from collections.abc import Mapping

from math_core import LatexError, LatexToMathML

from .rewrite import MACROS, for_math_core

# The two columns of a pair meet at the relation; between two pairs LaTeX leaves a wide gap.
_NEXT_PAIR = re.compile(
    r'(?<!width: 50%"></mtd>)(?<=</mtd>)'
    r'<mtd style="text-align: right;justify-items: end;padding-right: 0;">'
)
_NEXT_PAIR_WITH_GAP = (
    '<mtd style="text-align: right;justify-items: end;padding-right: 0;padding-left: 2em;">'
)


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
        try:
            self._engine = LatexToMathML(
                macros={**MACROS, **(macros or {})},
                xml_namespace=xml,
                allow_unreliable_rendering=True,  # \widetilde; it is readable everywhere
                fancy_error=False,
            )
        except LatexError as error:
            raise ConversionError(_reason(error)) from error

    def convert(self, latex: str, *, display: bool) -> str:
        """Return the ``<math>`` element of a formula.

        Raises:
            ConversionError: If the formula cannot be converted.
        """
        try:
            mathml = self._engine.convert_with_local_state(
                for_math_core(latex), displaystyle=display
            )
        except LatexError as error:
            raise ConversionError(_reason(error)) from error
        # XHTML knows no named characters but XML's own five.
        mathml = mathml.replace("&ApplyFunction;", "\N{FUNCTION APPLICATION}")
        return _NEXT_PAIR.sub(_NEXT_PAIR_WITH_GAP, mathml)


def _reason(error: LatexError) -> str:
    """Return math-core's message without its offset, which counts in the rewritten formula."""
    return re.sub(r"^\d+: ", "", str(error))
