"""How wide a formula may become, guessed without a browser."""

from itertools import zip_longest
from xml.etree import ElementTree

_SCRIPT = 0.75
# math-core writes absolute lengths, such as centimetres, in the page's own size.
_UNITS = {"rem": 1.0, "em": 1.0, "ex": 0.5}
_NARROW = set("()[]{}|,.;:!'′‖⌊⌋⌈⌉⟨⟩∣∥")
_INVISIBLE = set("\u2061\u2062\u2063\u2064")


def estimate_width(mathml: str) -> float:
    """Return the width of a ``<math>`` element in em, rather too large than too small."""
    return _width(ElementTree.fromstring(mathml))


def _width(element: ElementTree.Element) -> float:
    name = element.tag.rpartition("}")[2]
    text = "".join(element.itertext()).strip()
    children = [_width(child) for child in element] if name not in {"mtext", "mtable"} else []
    match name:
        case "mi" | "mn" | "mtext":
            return 0.56 * len(text) + 0.05
        case "mo":
            return _operator_width(element, text)
        case "mspace":
            return _length(element.get("width", "0em"))
        case "mfrac" | "mphantom":
            return max(children, default=0) + 0.25
        case "msub" | "msup" | "msubsup" | "mmultiscripts":
            return children[0] + _SCRIPT * max(children[1:], default=0)
        case "munder" | "mover" | "munderover":
            return max(children[0], *(_SCRIPT * child for child in children[1:]))
        case "msqrt" | "mroot":
            return sum(children) + 1
        case "mtable":
            rows = [[sum(map(_width, cell)) + 0.8 for cell in row] for row in element]
            return sum(max(column) for column in zip_longest(*rows, fillvalue=0.0))
        case _:
            return sum(children)


def _length(written: str) -> float:
    unit = next(unit for unit in _UNITS if written.endswith(unit))
    return float(written.removesuffix(unit)) * _UNITS[unit]


def _operator_width(element: ElementTree.Element, text: str) -> float:
    if not text or text in _INVISIBLE:
        return 0
    if text in _NARROW:
        return 0.6 if "minsize" in element.attrib else 0.45
    if text in "∑∏∫⋃⋂⨁":
        return 1.5
    return 0.8 if element.get("lspace") == "0" else 1.35
