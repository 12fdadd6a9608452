"""A sheet to draw a scale of time on, as SVG.

Places are told *along* the scale and *across* it, from its beginning. On the page the scale runs to the
right, to the left where text does, or down; all of that is known here only.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias
from xml.etree import ElementTree as ET

Anchor: TypeAlias = Literal["start", "middle", "end"]
Point: TypeAlias = tuple[float, float]
Extent: TypeAlias = tuple[float, float]
"""Where something begins, and how long or thick it is."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words on a sheet, with the class by which a style sheet knows them."""

    text: str
    css: str = ""


Line: TypeAlias = Sequence[Words]

LINE = 15
"""The height of a line."""

BASELINE = 11.5
"""How far below the top of a line its letters stand."""


class Sheet:
    """A drawing while it is made.

    Args:
        width: the width of the page.
        runs_down: the scale runs down the page, not across it.
        right_to_left: text runs to the left, and all that runs across the page with it.
        attributes: the attributes of the drawing.
    """

    def __init__(
        self, width: float, *, runs_down: bool, right_to_left: bool, attributes: dict[str, str]
    ) -> None:
        self.width, self.runs_down, self.right_to_left = width, runs_down, right_to_left
        direction = "rtl" if right_to_left else "ltr"
        self.root = ET.Element(
            "svg",
            {"xmlns": "http://www.w3.org/2000/svg", **attributes, "direction": direction},
        )

    @property
    def runs(self) -> str:
        """Whether the scale runs down the page, left or right."""
        return "down" if self.runs_down else "left" if self.right_to_left else "right"

    def svg(self, height: float) -> str:
        """Return the drawing as text."""
        self.root.set("viewBox", f"0 0 {_number(self.width)} {_number(height)}")
        return ET.tostring(self.root, encoding="unicode")

    def say(self, name: str, id: str, text: str) -> None:
        """Describe the drawing, by its ``title`` or ``desc``."""
        ET.SubElement(self.root, name, id=id).text = text

    def hatching(self, id: str) -> None:
        """Define diagonal lines to fill a box with."""
        pattern = ET.SubElement(
            self.root, "pattern",
            id=id, width="6", height="6", patternUnits="userSpaceOnUse", patternTransform="rotate(45)",
        )  # fmt: skip
        ET.SubElement(pattern, "path", {"class": "hatch", "d": "M0 0V6"})

    def box(
        self, css: str, along: Extent, across: Extent, corner: float = 0, hatch: str | None = None
    ) -> None:
        """Draw a box, with round corners of a radius if wanted, or filled by the hatching of an id."""
        x, y = self._on_page(along[0], across[0])
        width, height = (across[1], along[1]) if self.runs_down else (along[1], across[1])
        if self.right_to_left:
            x -= width
        place = {"x": _number(x), "y": _number(y), "width": _number(width), "height": _number(height)}
        look = ({"rx": _number(corner)} if corner else {}) | ({"fill": f"url(#{hatch})"} if hatch else {})
        ET.SubElement(self.root, "rect", {"class": css, **place, **look})

    def lines(self, css: str, lines: Iterable[Sequence[Point]]) -> None:
        """Draw lines, each through places; a line that ends where it began is closed."""
        path = ""
        for line in lines:
            points = [" ".join(map(_number, self._on_page(*point))) for point in line]
            closed = len(points) > 2 and points[0] == points[-1]
            path += f"M{'L'.join(points[:-1] if closed else points)}{'Z' if closed else ''}"
        if path:
            ET.SubElement(self.root, "path", {"class": css, "d": path})

    def dot(self, css: str, along: float, across: float, radius: float) -> None:
        """Draw a dot around a place."""
        x, y = map(_number, self._on_page(along, across))
        ET.SubElement(self.root, "circle", {"class": css, "cx": x, "cy": y, "r": _number(radius)})

    def write(
        self, css: str, along: float, across: float, lines: Sequence[Line], anchor: Anchor = "start"
    ) -> None:
        """Write lines of words, one below the other, their middle at a place.

        Args:
            css: the class of the words.
            along: the place along the scale,
            across: and across it.
            lines: the lines.
            anchor: what of each line is at the place.
        """
        x, y = self._on_page(along, across)
        for line, below in zip(lines, _below_middle(len(lines)), strict=True):
            self._write(css, line, anchor, {"x": _number(x), "y": _number(y + below)})

    def write_along(self, css: str, along: float, across: float, lines: Sequence[Line]) -> None:
        """Write lines of words along the scale, around a place, turned where the scale runs down."""
        if not self.runs_down:
            self.write(css, along, across, lines, "middle")
            return
        x, y = self._on_page(along, across)
        turned = {"transform": f"translate({_number(x)} {_number(y)})rotate(90)"}
        for line, below in zip(lines, _below_middle(len(lines)), strict=True):
            self._write(css, line, "middle", turned | {"y": _number(below)})

    def _write(self, css: str, line: Line, anchor: Anchor, place: dict[str, str]) -> None:
        attributes = place if anchor == "start" else {"text-anchor": anchor, **place}
        if len(line) == 1:
            text = ET.SubElement(self.root, "text", {"class": line[0].css or css, **attributes})
            text.text = line[0].text
            return
        text = ET.SubElement(self.root, "text", {"class": css, **attributes})
        for words in line:
            ET.SubElement(text, "tspan", {"class": words.css}).text = words.text

    def _on_page(self, along: float, across: float) -> Point:
        x, y = (across, along) if self.runs_down else (along, across)
        return (self.width - x if self.right_to_left else x), y


def _below_middle(lines: int) -> list[float]:
    """Return how far below the middle of a block its lines' letters stand."""
    return [BASELINE + (number - lines / 2) * LINE for number in range(lines)]


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
