"""MathML of math-core, made to look as LaTeX sets it."""

from itertools import pairwise
from xml.etree.ElementTree import Element

_RIGHT_ALIGNED = "text-align: right;justify-items: end;padding-right: 0;"
_LEFT_ALIGNED = "text-align: left;justify-items: start;padding-left: 0;"
_TALL = {"mfrac", "mtable", "msqrt", "mroot", "munder", "munderover", "mover", "menclose"}
_LARGE_OPERATORS = set("∑∏∐∫∬∭∮⋂⋃⋀⋁⨀⨁⨂⨄⨆")
_BIG = "1.2em"


def mend(math: Element, *, pairs_apart: bool) -> None:
    """Mend a ``<math>`` element in place.

    Args:
        math: What math-core made.
        pairs_apart: Whether the pairs of columns of an alignment stand apart, as they do in all
            but ``alignat``.
    """
    for row in math.iter("mtr"):
        _set_pairs(row, apart=pairs_apart)
    for group in math.iter("mrow"):
        _keep_fences_small(group)
    for operator in math.iter("mo"):
        if operator.get("minsize") == _BIG:
            _scale(operator)
    for tag in ("msub", "msup", "msubsup"):
        for scripts in math.iter(tag):
            _group_sized_base(scripts)


def _set_pairs(row: Element, *, apart: bool) -> None:
    r"""Leave the gap of ``align`` before each but the first pair of columns; math-core has none."""
    cells = list(row)
    for before, cell in pairwise(cells):
        if before.get("style") == _LEFT_ALIGNED and cell.get("style") == _RIGHT_ALIGNED:
            cell.set("style", f"{_RIGHT_ALIGNED}padding-left: {'2em' if apart else '0'};")


def _keep_fences_small(group: Element) -> None:
    r"""Keep ``\left(`` and ``\right)`` at normal size around what is not tall, as TeX does.

    Browsers would choose a form that is taller by a hair, and Chromium gives each stretched fence
    the width of its largest form.
    """
    if len(group) < 2 or not (_is_fence(group[0]) and _is_fence(group[-1])):
        return
    inside = list(group)[1:-1]
    if any(_is_tall(element) for child in inside for element in child.iter()):
        return
    for child in group:
        if child.tag == "mo" and (child in (group[0], group[-1]) or child.get("stretchy")):
            child.set("stretchy", "false")


def _is_fence(element: Element) -> bool:
    return element.tag == "mo" and not {"stretchy", "form", "minsize"} & element.attrib.keys()


def _is_tall(element: Element) -> bool:
    if element.tag == "mo":
        return element.get("minsize") is not None or element.text in _LARGE_OPERATORS
    if element.tag == "mover" and element.get("accent"):
        return len(element[0]) > 0
    return element.tag in _TALL


def _scale(operator: Element) -> None:
    r"""Set ``\big``, the least of its sizes, as a larger letter: Chromium adds no space then."""
    for size in ("minsize", "maxsize", "symmetric"):
        operator.attrib.pop(size, None)
    operator.set("stretchy", "false")
    operator.set("style", f"font-size:{_BIG}")


def _group_sized_base(scripts: Element) -> None:
    r"""Group the bar of ``\Bigr|_{x=0}``: Chromium sizes no operator that has scripts itself."""
    base = scripts[0]
    if base.get("minsize"):
        group = Element("mrow")
        group.append(base)
        scripts[0] = group
