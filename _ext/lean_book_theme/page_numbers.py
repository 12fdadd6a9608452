"""The numbers that Sphinx gives to sections, figures, formulas and notes, in the digits of the language."""

import re
from typing import Any

from docutils import nodes

LATIN_DIGITS = "0123456789"
BACK_LINK = re.compile(r"(?<=>)[0-9]+(?=</a>)")
DIGITS = {"arabext": "۰۱۲۳۴۵۶۷۸۹", "arab": "٠١٢٣٤٥٦٧٨٩"}


class NumbersInOwnDigits:
    """Mixin for an HTML writer; ``numbers_in_digits_of`` makes one for a language.

    Attributes:
        digits: What stands for each Latin digit.
    """

    body: list[str]
    digits: dict[int, str]

    def add_secnumber(self, node: nodes.Element) -> None:
        """Write the number of a section."""
        written = len(self.body)
        super().add_secnumber(node)  # type: ignore[misc] # the writer is known when the theme has chosen it
        self._change_digits(written)

    def add_fignumber(self, node: nodes.Element) -> None:
        """Write the number of a figure, a table or a listing."""
        written = len(self.body)
        super().add_fignumber(node)  # type: ignore[misc]
        self._change_digits(written)

    def visit_reference(self, node: nodes.Element) -> None:
        """Write a link, in a table of contents with a number."""
        super().visit_reference(node)  # type: ignore[misc]
        if node.get("secnumber"):
            self._change_digits(len(self.body) - 1)

    def visit_math_block(self, node: nodes.math_block, *args: Any) -> None:
        """Write a formula with its number."""
        written = len(self.body)
        try:
            super().visit_math_block(node, *args)  # type: ignore[misc]
        finally:  # the writer skips what is in the node
            for place in range(written, len(self.body)):
                if self.body[place].startswith('<span class="eqno">'):
                    self._change_digits(place, place + 1)

    def depart_label(self, node: nodes.label) -> None:
        """Write the end of a note's or citation's label, with links back where it is referred to twice."""
        written = len(self.body)
        super().depart_label(node)  # type: ignore[misc]
        for place in range(written, len(self.body)):
            own = BACK_LINK.sub(lambda number: number[0].translate(self.digits), self.body[place])
            self.body[place] = own.replace("</a>,<a", "</a>، <a")

    def visit_Text(self, node: nodes.Text) -> None:  # noqa: N802 # docutils names it so
        """Write text, which may be the number of a note or of what is referred to."""
        if node.parent is not None and _has_number(node.parent):
            node = nodes.Text(node.astext().translate(self.digits))
        super().visit_Text(node)  # type: ignore[misc]

    def _change_digits(self, first: int, end: int | None = None) -> None:
        self.body[first:end] = [part.translate(self.digits) for part in self.body[first:end]]


def numbers_in_digits_of(numbering_system: str) -> type[NumbersInOwnDigits] | None:
    """Return the mixin for a numbering system of CLDR, unless Latin digits are right or others not known."""
    if numbering_system not in DIGITS:
        return None
    digits = dict(zip(map(ord, LATIN_DIGITS), DIGITS[numbering_system], strict=True))
    return type("NumbersInDigits", (NumbersInOwnDigits,), {"digits": digits})


def _has_number(node: nodes.Element) -> bool:
    if isinstance(node, nodes.label):
        return isinstance(node.parent, nodes.footnote)
    if isinstance(node, nodes.reference):
        return "#equation-" in f"{node.get('refuri')}#{node.get('refid')}"
    return isinstance(node, nodes.footnote_reference) or "std-numref" in node.get("classes", ())
