"""The style sheets of a page, joined into one."""

from collections.abc import Iterable
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.html._assets import _CascadingStyleSheet

from lean_book_theme.kept_pieces import KeptPieces
from lean_book_theme.published_files import static_folder, with_version, write_whole
from lean_book_theme.style_sheets import StyleSheet, classes_of, read_style_sheet
from lean_book_theme.writing_direction import is_right_to_left

# What the theme's layout links before all others.
FIRST = ("_static/basic.css", "_static/styles/pydata-sphinx-theme.css")
FOLDER = "styles"
PLAIN = {"rel": "stylesheet", "type": "text/css"}


class JoinedStyleSheets(NamedTuple):
    """A file that stands for several, in their order.

    Attributes:
        address: Where that file is, from the folder of static files.
        sheets: Those that are in it.
        left_out: The classes for which it has no rules.
    """

    address: str
    sheets: list[StyleSheet]
    left_out: frozenset[str]


class PageStyles:
    """The style sheets of a site's pages, each read once, and in later builds only if it is another."""

    def __init__(self, app: Sphinx, builder: StandaloneHTMLBuilder) -> None:
        self._app = app
        self._folder = static_folder(builder)
        self._kept = KeptPieces(app, "styles")
        app.connect("build-finished", self._kept.keep)
        self._read: dict[str, StyleSheet | None] = {}
        self._joined: dict[str, JoinedStyleSheets] = {}

    def join(self, asked_for: Iterable[_CascadingStyleSheet | str]) -> list[_CascadingStyleSheet]:
        """Return a page's style sheets, neighbours joined.

        Those for one medium, of other hosts and the like stay as they are, at their place, so that
        the same rules win.
        """
        # Sphinx takes addresses too, which a site may have put into its `html_context`.
        sheets = [_CascadingStyleSheet(sheet) if isinstance(sheet, str) else sheet for sheet in asked_for]
        in_order = sorted(sheets, key=lambda sheet: sheet.priority)
        first = [_CascadingStyleSheet(name, priority=0) for name in FIRST]
        styles: list[_CascadingStyleSheet] = []
        for can_be_joined, run in groupby([*first, *in_order], self._can_be_joined):
            if can_be_joined:
                joined = list(run)
                names = list(dict.fromkeys(str(sheet.filename).removeprefix("_static/") for sheet in joined))
                file = f"_static/{self._join(names)}"
                styles.append(_CascadingStyleSheet(file, priority=joined[0].priority))
            else:
                styles += run
        return styles

    def _can_be_joined(self, sheet: _CascadingStyleSheet) -> bool:
        folder, _, name = str(sheet.filename).partition("/")
        return folder == "_static" and sheet.attributes == PLAIN and self._style_sheet(name) is not None

    def _style_sheet(self, name: str) -> StyleSheet | None:
        if name not in self._read:
            file = self._folder / name
            if name == "pygments.css":
                # Only a site in this theme needs to have it installed.
                from pydata_sphinx_theme.pygments import overwrite_pygments_css

                overwrite_pygments_css(self._app)  # the theme does so too, when all pages are written
            self._read[name] = self._read_file(file, name) if file.is_file() else None
        return self._read[name]

    def _read_file(self, file: Path, name: str) -> StyleSheet | None:
        content, right_to_left = file.read_bytes(), is_right_to_left(self._app.config)
        return self._kept.get(
            (name, sha256(content).hexdigest(), right_to_left),
            lambda: read_style_sheet(content, name, FOLDER, right_to_left=right_to_left),
        )

    def _join(self, names: list[str]) -> str:
        key = f"{crc32(' '.join(names).encode()):08x}"
        file = f"{FOLDER}/ordinary-{key}.css"
        if key not in self._joined:
            sheets = [sheet for name in names if (sheet := self._style_sheet(name))]
            address = self._write(file, [sheet.ordinary for sheet in sheets])
            left_out = frozenset().union(*(sheet.left_out for sheet in sheets))
            self._joined[key] = JoinedStyleSheets(address, sheets, left_out)
        return file

    def _write(self, file: str, rules: list[str]) -> str:
        text = "\n".join(rules)
        write_whole(self._folder / file, text)
        return with_version(file, text)

    def finish(self, page: str, classes_by_scripts: frozenset[str]) -> str:
        """Give a page the file with all rules, if it has a class for which the ordinary one has none."""
        classes = classes_of(page) | classes_by_scripts
        for key, joined in self._joined.items():
            if joined.address in page and classes & joined.left_out:
                whole = self._write(f"{FOLDER}/whole-{key}.css", [sheet.whole for sheet in joined.sheets])
                page = page.replace(joined.address, whole)
        return page
