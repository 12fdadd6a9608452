"""Style sheets written for left to right, mirrored for languages that are read from right to left."""

import re
from collections.abc import Callable

LEFT_AND_RIGHT = {"left": "right", "right": "left"}
# What lightningcss has minified. A string may hold anything; brackets stand in brackets, thrice at most.
STRING = r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'"""
BRACKETS = rf"\((?:[^()\"']|{STRING})*\)"
for _depth in range(2):
    BRACKETS = rf"\((?:[^()\"']|{STRING}|{BRACKETS})*\)"
VALUE = rf"(?:[^;{{}}()\"']|{STRING}|{BRACKETS})*"
DECLARATION = re.compile(rf"(?<=[{{;])(?P<name>[a-z-]+):(?P<value>{VALUE})(?=[;}}])")
# Code is always written from left to right, and Bootstrap's script itself finds the side of these boxes.
KEPT_RULE = re.compile(r"(?<=[{};\n])[^{};\n]*(?:linenos|bs-tooltip-|bs-popover-)[^{};]*\{[^{}]*\}")
MIRRORED_OR_KEPT = re.compile(rf"{KEPT_RULE.pattern}|{DECLARATION.pattern}")

# Properties whose values may name a side.
NAMES_A_SIDE = frozenset(
    {
        "background",
        "background-position",
        "clear",
        "float",
        "justify-content",
        "object-position",
        "text-align",
        "transform-origin",
        "transition",
        "transition-property",
    }
)
# Properties whose values go round: top, right, bottom, left.
GOES_ROUND = frozenset(
    {
        "border-color",
        "border-style",
        "border-width",
        "inset",
        "margin",
        "padding",
        "scroll-margin",
        "scroll-padding",
    }
)
# Strings and brackets, as addresses have them, hold no sides.
SIDE = re.compile(rf"{STRING}|{BRACKETS}|\b(?:left|right)\b")
PART = re.compile(rf"(?:[^\s()]|{BRACKETS})+")
IMPORTANT = "!important"
# A bar along a side of a box, such as the one that marks the page in view.
INNER_BAR = re.compile(rf"\b(inset )(-?[\d.]+[a-z]*|(?:calc|max|min){BRACKETS})(?= )")
SHIFT = re.compile(rf"\b(translate(?:X|3d)?\()((?:[^(),]|{BRACKETS})+)")
NEGATIVE = re.compile(rf"calc\(-1\*([\w.%-]+(?:{BRACKETS})?)\)")
LENGTH = re.compile(r"-?[\d.]+(?:[a-z]+|%)?")


def mirror(css: str) -> str:
    """Mirror a minified style sheet.

    Only what has a side changes: not shadows around a box, rotations, positions of backgrounds in
    numbers, custom properties, line numbers of code, arrows of tooltips, and what is said by the
    line's start and end.
    """
    # A rule begins after another one.
    return MIRRORED_OR_KEPT.sub(_mirror_declaration, f"\n{css}")[1:]


def _mirror_declaration(found: re.Match[str]) -> str:
    name, value = found["name"], found["value"]
    if name is None or name.startswith("--"):
        return found[0]
    plain = value.removesuffix(IMPORTANT)
    important = value[len(plain) :]
    return f"{_swap_sides(name)}:{_mirror_of(name)(plain)}{important}"


def _mirror_of(name: str) -> Callable[[str], str]:
    if name in GOES_ROUND:
        return _go_round_the_other_way
    if name in NAMES_A_SIDE:
        return _swap_sides
    if name == "box-shadow":
        return _move_bar_to_the_other_side
    if name == "border-radius":
        return _mirror_corners
    if name == "transform":
        return _shift_the_other_way
    return str


def _swap_sides(text: str) -> str:
    return SIDE.sub(lambda found: LEFT_AND_RIGHT.get(found[0], found[0]), text)


def _go_round_the_other_way(value: str) -> str:
    match PART.findall(value):
        case [top, right, bottom, left]:
            return f"{top} {left} {bottom} {right}"
    return value


def _mirror_corners(value: str) -> str:
    """Mirror corners, which go round from the top left one, across and down."""
    return "/".join(_mirror_radii(radii) for radii in value.split("/"))


def _mirror_radii(radii: str) -> str:
    match PART.findall(radii):
        case [top_left, top_right]:
            return f"{top_right} {top_left}"
        case [top_left, top_right, bottom_right]:
            return f"{top_right} {top_left} {top_right} {bottom_right}"
        case [top_left, top_right, bottom_right, bottom_left]:
            return f"{top_right} {top_left} {bottom_left} {bottom_right}"
    return radii


def _move_bar_to_the_other_side(value: str) -> str:
    return INNER_BAR.sub(lambda bar: f"{bar[1]}{_negative(bar[2])}", value)


def _shift_the_other_way(value: str) -> str:
    return SHIFT.sub(lambda shift: f"{shift[1]}{_negative(shift[2])}", value)


def _negative(length: str) -> str:
    if negative := NEGATIVE.fullmatch(length):
        return negative[1]
    if not LENGTH.fullmatch(length):
        return f"calc(-1*{length})"
    if not float(re.sub(r"[a-z%]", "", length)):
        return length
    return length[1:] if length.startswith("-") else f"-{length}"
