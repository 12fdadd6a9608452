"""Sphinx's EPUB builder mended: a book in a language that is written from right to left is read so."""

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.epub3 import Epub3Builder

from site_editions.direction import direction_of

STATIC_FOR_BOOKS = Path(__file__).parent / "static_for_books"


class DirectedEpubBuilder(Epub3Builder):
    """Sphinx's builder, which knows no other direction than left to right but for vertical writing."""

    def init(self) -> None:
        """Have each page say its direction."""
        super().init()
        if self.is_right_to_left:
            self.html_tag = self.html_tag.replace("<html", '<html dir="rtl"', 1)

    def content_metadata(self) -> dict[str, Any]:
        """Have the book's pages turn in its direction."""
        told = super().content_metadata()
        return {**told, "page_progression_direction": "rtl"} if self.is_right_to_left else told

    @property
    def is_right_to_left(self) -> bool:
        """Whether the book's language is written from right to left."""
        return direction_of(self.config.language) == "rtl"


def add_book_style(app: Sphinx) -> None:
    """Have a book from right to left leave code as it is, and begin the lines of tables on the right."""
    if isinstance(app.builder, DirectedEpubBuilder) and app.builder.is_right_to_left:
        app.config.html_static_path = [*app.config.html_static_path, str(STATIC_FOR_BOOKS)]
        app.add_css_file("right-to-left-book.css")
