"""Sphinx's EPUB builder mended.

A book in a language that is written from right to left is read so, and a book does not tell when it was made.
"""

from pathlib import Path
from typing import Any
from zipfile import ZipFile, ZipInfo

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

    def build_epub(self) -> None:
        """Write the book so that the same content is the same bytes."""
        super().build_epub()
        _undate(Path(self.outdir, f"{self.config.epub_basename}.epub"))

    @property
    def is_right_to_left(self) -> bool:
        """Whether the book's language is written from right to left."""
        return direction_of(self.config.language) == "rtl"


def _undate(book: Path) -> None:
    """Take from a book when its parts were written, and by whom they may be read."""
    undated = book.with_name(f".{book.name}.undated")
    with ZipFile(book) as dated, ZipFile(undated, "w") as written:
        for part in dated.infolist():
            member = ZipInfo(part.filename, date_time=(1980, 1, 1, 0, 0, 0))
            member.create_system, member.external_attr = 3, 0o100644 << 16
            written.writestr(member, dated.read(part), part.compress_type)
    undated.replace(book)


def add_book_style(app: Sphinx) -> None:
    """Have a book from right to left leave code as it is, and begin the lines of tables on the right."""
    if isinstance(app.builder, DirectedEpubBuilder) and app.builder.is_right_to_left:
        app.config.html_static_path = [*app.config.html_static_path, str(STATIC_FOR_BOOKS)]
        app.add_css_file("right-to-left-book.css")
