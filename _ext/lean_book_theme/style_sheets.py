"""One small style sheet out of many: what is in it, and what of it a page needs."""

import posixpath
import re
from functools import cache, cached_property
from html import unescape
from importlib.resources import files

# Where most rules are for what hardly any page has: Bootstrap, and the options of sphinx-design.
TRIMMED = frozenset({"styles/pydata-sphinx-theme.css", "sphinx-design.min.css"})
# Those of others that name left and right; a site's own mean the side that they name.
WRITTEN_FOR_LEFT_TO_RIGHT = TRIMMED | {"basic.css", "styles/sphinx-book-theme.css"}

CLASS_SELECTOR = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
# Each begins with letters, not with a choice, because that is found many times faster.
CLASS_ATTRIBUTES = [
    re.compile(rf"""{name}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""") for name in ("class", "CLASS")
]
NO_RULES = re.compile(r"""/\*.*?\*/|"[^"]*"|'[^']*'""", re.DOTALL)
# What only names a glyph of the icon font.
ICON_RULE = re.compile(r"(?<=\})(?:\.fa-[\w-]+,?)+\{--fa:[^}]*\}")
ADDRESS = re.compile(r"""url\((["']?)(?![a-z]+:|/|\#)([^"')]+)\1\)""", re.IGNORECASE)
# These must stand at the top of a file.
ONLY_AT_THE_TOP = re.compile(r"@(?:import|namespace)\b")


class StyleSheet:
    """A style sheet, to be joined with others.

    Attributes:
        left_out: The classes for which ``ordinary`` has no rules.
    """

    def __init__(self, text: str, name: str, folder: str, *, right_to_left: bool = False) -> None:
        """Read a style sheet.

        Args:
            text: The style sheet.
            name: Its path in the folder of static files.
            folder: The folder there from which its addresses are to hold.
            right_to_left: Whether it is for pages that are read from right to left.
        """
        self._is_mirrored = right_to_left and name in WRITTEN_FOR_LEFT_TO_RIGHT
        self._text = ICON_RULE.sub("", text) if name in TRIMMED else text
        self._moved = posixpath.relpath(posixpath.dirname(name) or ".", folder)
        self.left_out = classes_in(self._text) - ordinary_classes() if name in TRIMMED else frozenset()

    @cached_property
    def ordinary(self) -> str:
        """The rules that an ordinary page can need.

        Raises:
            ValueError: The style sheet is not understood.
        """
        return self._minified(self.left_out)

    @cached_property
    def whole(self) -> str:
        """All rules."""
        return self._minified(frozenset())

    def _minified(self, without: frozenset[str]) -> str:
        # Most builds find all style sheets as they were, and need neither.
        from lightningcss import process_stylesheet

        from lean_book_theme.mirroring import mirror

        rules = process_stylesheet(self._text, unused_symbols=set(without))
        return ADDRESS.sub(self._move, mirror(rules) if self._is_mirrored else rules)

    def _move(self, address: re.Match[str]) -> str:
        return f'url("{posixpath.normpath(posixpath.join(self._moved, address[2]))}")'


def read_style_sheet(
    content: bytes, name: str, folder: str, *, right_to_left: bool = False
) -> StyleSheet | None:
    """Read a style sheet, unless it must stand alone or is not understood, as in another encoding."""
    try:
        sheet = StyleSheet(content.decode("utf-8-sig"), name, folder, right_to_left=right_to_left)
        return None if ONLY_AT_THE_TOP.search(sheet.ordinary) else sheet
    except ValueError:
        return None


def classes_in(css: str) -> frozenset[str]:
    """Return the classes for which a style sheet has rules."""
    return frozenset(CLASS_SELECTOR.findall(NO_RULES.sub("", css)))


@cache
def ordinary_classes() -> frozenset[str]:
    """Read which classes of the trimmed style sheets ordinary pages have."""
    lines = files("lean_book_theme").joinpath("ordinary_classes.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def classes_of(page: str) -> frozenset[str]:
    """Return the classes of a page's elements, and perhaps other words."""
    found = {"".join(value) for attribute in CLASS_ATTRIBUTES for value in attribute.findall(page)}
    return frozenset(name for value in found for name in unescape(value).split())
