"""Sphinx's LaTeX builder, mended: a site with cards, tabs, SVG pictures and Persian words is a sound book."""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from mended_latex.boxes import BoxDesignComponents
from mended_latex.chapters import PagesAsChapters
from mended_latex.footnotes import DropEmptyLists, SeparateFootnoteMarks
from mended_latex.right_to_left import MarkRightToLeft, add_right_to_left
from mended_latex.svg_pictures import SvgToPdf

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register each mend."""
    app.add_post_transform(PagesAsChapters)
    app.add_post_transform(BoxDesignComponents)
    app.add_post_transform(SeparateFootnoteMarks)
    app.add_post_transform(DropEmptyLists)
    app.add_post_transform(MarkRightToLeft)
    app.add_post_transform(SvgToPdf)
    add_right_to_left(app)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
