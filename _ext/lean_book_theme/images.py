"""Images that have their place on a page before they have come, and come when they are near."""

from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import ParseError, iterparse

from docutils import nodes
from sphinx.util.images import get_image_size

PIXELS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}


class NaturalSize(NamedTuple):
    """How large an image is by itself, in pixels, or only how wide it is for its height."""

    width: float
    height: float
    is_proportion: bool = False


class SteadyImages:
    """Mixin for an HTML writer."""

    builder: Any
    _file_of_image = Path()
    _has_image = False

    def visit_image(self, node: nodes.image) -> None:
        """Remember where an image is before Sphinx names the place to which it is copied."""
        self._file_of_image = Path(self.builder.srcdir, node["uri"])
        super().visit_image(node)  # type: ignore[misc] # of the writer that the theme has chosen

    def emptytag(self, node: nodes.Element, tagname: str, suffix: str = "\n", **attributes: Any) -> str:
        """Write an image with its size, and all but a page's first one to be fetched when near."""
        if isinstance(node, nodes.image):
            attributes |= self._size(node, attributes)
            if self._has_image and "loading" not in node:
                attributes |= {"loading": "lazy", "decoding": "async"}
            self._has_image = True
        tag: str = super().emptytag(node, tagname, suffix, **attributes)  # type: ignore[misc]
        return tag

    def _size(self, node: nodes.image, attributes: dict[str, Any]) -> dict[str, str]:
        natural = None if "height" in node else natural_size(self._file_of_image)
        if natural is None:
            return {}
        node["classes"].append("keeps-shape")
        if natural.is_proportion and "width" not in node:
            node["classes"].append("fills-line")
        # Where the author's width has a unit, it is part of the style, and this one gives the shape.
        width = float(attributes.get("width", natural.width))
        return {"width": f"{width:.0f}", "height": f"{width * natural.height / natural.width:.0f}"}


def natural_size(file: Path) -> NaturalSize | None:
    """Return the size of an image, or nothing if it cannot be read from a file."""
    if file.suffix.lower() == ".svg":
        return _size_of_svg(file)
    size = get_image_size(file)
    return NaturalSize(*size) if size and all(size) else None


def _size_of_svg(file: Path) -> NaturalSize | None:
    # imagesize takes the first width that it finds for the picture's, whatever it is the width of.
    try:
        with file.open("rb") as svg:
            _start, root = next(iterparse(svg, events=["start"]))
        width, height = _pixels(root.get("width")), _pixels(root.get("height"))
        *_corner, box_width, box_height = map(float, root.get("viewBox", "0 0").replace(",", " ").split())
    except (OSError, ParseError, StopIteration, KeyError, ValueError):
        return None
    if width and height:
        return NaturalSize(width, height)
    if not (box_width and box_height):
        return None
    if width:
        return NaturalSize(width, width * box_height / box_width)
    if height:
        return NaturalSize(height * box_width / box_height, height)
    return NaturalSize(box_width, box_height, is_proportion=True)


def _pixels(length: str | None) -> float | None:
    if length is None or length.endswith("%"):
        return None
    value, unit = nodes.parse_measure(length)
    return value * PIXELS[unit]
