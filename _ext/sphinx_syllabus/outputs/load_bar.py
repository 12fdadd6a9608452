"""A small bar that shows how much of a whole something is, as SVG."""

from fractions import Fraction
from xml.etree import ElementTree as ET

LENGTH, HEIGHT = 100, 8


def load_bar(amount: Fraction, most: Fraction | None, whole: Fraction, *, right_to_left: bool) -> str:
    """Draw a bar; words beside it say the same, so who hears the page is not told of it.

    Args:
        amount: what the bar shows.
        most: how much it should be at most, marked by a line, if that is known.
        whole: what the bar's full length stands for.
        right_to_left: the bar grows to the left.
    """

    def place(value: Fraction, width: Fraction) -> str:
        along = value / whole * LENGTH
        return f"{float(LENGTH - along - width if right_to_left else along):.2f}"

    view = {"viewBox": f"0 0 {LENGTH} {HEIGHT}", "preserveAspectRatio": "none"}
    name = {"xmlns": "http://www.w3.org/2000/svg", "class": "syllabus-load-bar"}
    bar = ET.Element("svg", {**name, **view, "aria-hidden": "true"})
    length = amount / whole * LENGTH
    width = f"{float(length):.2f}"
    start = place(Fraction(0), length)
    ET.SubElement(bar, "rect", {"class": "whole", "width": str(LENGTH), "height": str(HEIGHT)})
    ET.SubElement(bar, "rect", {"class": "load", "x": start, "width": width, "height": str(HEIGHT)})
    if most is not None:
        mark = place(most, Fraction(1))
        ET.SubElement(bar, "rect", {"class": "most", "x": mark, "width": "1", "height": str(HEIGHT)})
    return ET.tostring(bar, encoding="unicode")
